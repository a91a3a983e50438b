/// A line of a `.gitignore` (gitignore(5), "Pattern format").
struct IgnorePattern: Hashable, Sendable {
  /// Whether it takes back what an earlier line ignores.
  let isNegated: Bool
  private let glob: IgnoreGlob
  private let isOnlyForFolders: Bool
  /// Whether it is about a path from the folder of its file, and not about a name anywhere below.
  private let isAnchored: Bool

  /// Reads a line; nil for one that is empty or a comment.
  ///
  /// - Parameter line: Without its line feed; a carriage return at its end does not count.
  init?(_ line: some StringProtocol) {
    var text = Array(line.utf8)[...]
    if text.last == UInt8(ascii: "\r") { text.removeLast() }
    text = Self.withoutBlanksAtEnd(text)
    guard let first = text.first, first != UInt8(ascii: "#") else { return nil }
    isNegated = first == UInt8(ascii: "!")
    if isNegated { text.removeFirst() }
    isOnlyForFolders = text.last == Self.slash
    if isOnlyForFolders { text.removeLast() }
    isAnchored = text.contains(Self.slash)
    if text.first == Self.slash { text.removeFirst() }
    guard !text.isEmpty else { return nil }
    glob = IgnoreGlob(text, isPath: isAnchored)
  }

  /// Whether it is about a path.
  ///
  /// - Parameters:
  ///   - path: From the folder of the pattern's file, without a slash at either end.
  ///   - isFolder: Whether a folder is there.
  /// - Returns: Not whether it is ignored: the pattern may be one that takes back.
  func matches(_ path: String, isFolder: Bool) -> Bool {
    guard isFolder || !isOnlyForFolders else { return false }
    if isAnchored { return glob.matches(path.utf8) }
    return glob.matches(path.utf8.split(separator: Self.slash).last ?? Substring(path).utf8)
  }

  private static let slash = UInt8(ascii: "/")

  /// Blanks at the end don't count, but for one after a backslash.
  private static func withoutBlanksAtEnd(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = text.startIndex
    var place = text.startIndex
    while place < text.endIndex {
      if text[place] == UInt8(ascii: "\\") {
        place = min(place + 2, text.endIndex)
        end = place
      } else {
        place += 1
        if text[place - 1] != UInt8(ascii: " ") { end = place }
      }
    }
    return text[..<end]
  }
}
