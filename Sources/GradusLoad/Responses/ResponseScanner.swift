/// Finds the end of each HTTP/1.1 response in the bytes of a connection (RFC 9112).
///
/// It reads only what tells where a response ends and whether the connection goes on, and keeps bytes
/// only of a line that is not complete yet, because it runs once for every request of a load.
package struct ResponseScanner: Sendable {
  /// A response that is complete.
  package struct Outcome: Hashable, Sendable {
    package var status: Int
    /// Whether the connection can carry another request.
    package var keepsAlive: Bool
    /// The bytes of its content, without the framing of chunks.
    package var contentLength: Int

    package init(status: Int, keepsAlive: Bool, contentLength: Int) {
      self.status = status
      self.keepsAlive = keepsAlive
      self.contentLength = contentLength
    }
  }

  /// What was found in the bytes.
  package enum Event: Hashable, Sendable {
    case needsMore
    case complete(Outcome)
    /// No HTTP response, with the reason.
    case malformed(String)
  }

  private enum State: Hashable {
    case statusLine
    case fields
    case content(left: Int)
    case chunkSize
    case chunk(left: Int)
    case chunkEnd
    case trailers
    case untilClose
  }

  /// The longest line, and the most bytes of a head.
  private static let longestHead = 1 << 20

  private var state = State.statusLine
  /// The beginning of a line whose end has not come.
  private var line: [UInt8] = []
  private var headBytes = 0
  private var head = ResponseHead()
  private var contentLength = 0
  private var hasContent = true
  private var keepsContent = false
  /// The content so far, where it is kept.
  package private(set) var content: [UInt8] = []

  package init() {}

  /// Whether bytes of a response have been seen that is not complete.
  package var isWithinResponse: Bool { state != .statusLine || !line.isEmpty }

  /// Prepares for the response to a request.
  ///
  /// - Parameters:
  ///   - isHead: Whether it is a response to HEAD, which has no content whatever its fields say.
  ///   - keepsContent: Whether `content` is wanted.
  package mutating func begin(isHead: Bool, keepsContent: Bool) {
    state = .statusLine
    line.removeAll(keepingCapacity: true)
    headBytes = 0
    head = ResponseHead()
    contentLength = 0
    hasContent = !isHead
    self.keepsContent = keepsContent
    if !content.isEmpty { content.removeAll(keepingCapacity: true) }
  }

  /// Reads on.
  ///
  /// - Parameters:
  ///   - bytes: What came.
  ///   - position: Where to begin; afterwards, behind the last byte that was read.
  /// - Returns: What was found; after `complete`, `begin` has to be called before the next.
  package mutating func scan(_ bytes: RawSpan, from position: inout Int) -> Event {
    let end = bytes.byteCount
    while true {
      switch state {
      case .statusLine, .fields, .chunkSize, .chunkEnd, .trailers:
        guard let event = scanLine(bytes, from: &position) else { continue }
        return event
      case .content(let left):
        let count = min(left, end - position)
        take(count, of: bytes, at: &position)
        if count == left { return .complete(outcome(framed: true)) }
        state = .content(left: left - count)
        return .needsMore
      case .chunk(let left):
        let count = min(left, end - position)
        take(count, of: bytes, at: &position)
        if count < left {
          state = .chunk(left: left - count)
          return .needsMore
        }
        state = .chunkEnd
      case .untilClose:
        take(end - position, of: bytes, at: &position)
        return .needsMore
      }
    }
  }

  /// The response that the end of the connection completes; nil where it cuts one off.
  package mutating func close() -> Outcome? {
    state == .untilClose ? outcome(framed: false) : nil
  }

  // MARK: - Lines

  /// Reads to the end of the line.
  ///
  /// - Returns: Nil where the scan goes on.
  private mutating func scanLine(_ bytes: RawSpan, from position: inout Int) -> Event? {
    let begin = position
    guard let feed = bytes.firstLineFeed(from: begin) else {
      position = bytes.byteCount
      for offset in begin..<position { line.append(bytes[byte: offset]) }
      return line.count + headBytes > Self.longestHead
        ? .malformed("a head of more than a mebibyte") : .needsMore
    }
    position = feed + 1
    headBytes += position - begin
    if headBytes > Self.longestHead { return .malformed("a head of more than a mebibyte") }
    if line.isEmpty { return read(bytes.extracting(begin..<feed)) }
    for offset in begin..<feed { line.append(bytes[byte: offset]) }
    let whole = line
    line.removeAll(keepingCapacity: true)
    return unsafe read(whole.span.bytes)
  }

  /// Reads a line without its line feed.
  private mutating func read(_ line: RawSpan) -> Event? {
    let line = line.extracting(0..<line.endWithoutReturn)
    switch state {
    case .statusLine:
      // A server may send an empty line before a response, left over from content.
      if line.isEmpty, headBytes <= 4 { return nil }
      if let reason = head.readStatus(line) { return .malformed(reason) }
      state = .fields
    case .fields where line.isEmpty:
      return endHead()
    case .fields:
      if let reason = head.readField(line) { return .malformed(reason) }
    case .chunkSize:
      guard let size = line.chunkSize else { return .malformed("a chunk whose size is no number") }
      headBytes = 0
      state = size == 0 ? .trailers : .chunk(left: size)
    case .chunkEnd:
      guard line.isEmpty else { return .malformed("a chunk that is longer than its size") }
      state = .chunkSize
    case .trailers:
      if line.isEmpty { return .complete(outcome(framed: true)) }
    case .content, .chunk, .untilClose:
      break
    }
    return nil
  }

  private mutating func endHead() -> Event? {
    switch head.status {
    case 101: return .malformed("a switch to another protocol that nobody asked for")
    case 100..<200:
      // An interim response: the final one follows (RFC 9110, section 15.2).
      head = ResponseHead()
      state = .statusLine
      headBytes = 0
      return nil
    case 204, 304: return .complete(outcome(framed: true))
    default: break
    }
    guard hasContent else { return .complete(outcome(framed: true)) }
    switch head.framing {
    case .chunked: state = .chunkSize
    case .length(0): return .complete(outcome(framed: true))
    case .length(let length): state = .content(left: length)
    case .untilClose: state = .untilClose
    }
    return nil
  }

  private mutating func take(_ count: Int, of bytes: RawSpan, at position: inout Int) {
    contentLength += count
    if keepsContent {
      content.reserveCapacity(content.count + count)
      for offset in position..<position + count { content.append(bytes[byte: offset]) }
    }
    position += count
  }

  private func outcome(framed: Bool) -> Outcome {
    Outcome(
      status: head.status,
      keepsAlive: framed && head.keepsAlive,
      contentLength: contentLength
    )
  }
}
