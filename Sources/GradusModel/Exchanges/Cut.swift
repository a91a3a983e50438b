/// How much of a request is sent at first.
package enum Cut: Hashable, Sendable {
  /// That many bytes from its beginning.
  case first(Int)
  /// Everything but that many bytes at its end.
  case allButLast(Int)
  /// The head, and none of the content.
  case head
  /// The head, and half of the content.
  case halfContent

  /// The number of bytes that are sent.
  package func count(of request: Request) -> Int {
    let whole = request.wireBytes.count
    let content = request.content.count
    return switch self {
    case .first(let count): min(count, whole)
    case .allButLast(let count): max(0, whole - count)
    case .head: whole - content
    case .halfContent: whole - content + content / 2
    }
  }
}
