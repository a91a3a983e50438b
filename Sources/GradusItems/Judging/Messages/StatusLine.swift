/// The first line of a response (RFC 9112, section 4).
struct StatusLine {
  let status: Int

  /// The reason phrase is free, and so is the blank before an empty one.
  init(_ message: WrittenMessage) throws(UnreadableAnswer) {
    let number = message.startNumber
    let parts = message.startLine.split(maxSplits: 2) { $0 == " " || $0 == "\t" }
    if parts.last?.hasSuffix("HTTP/1.1") == true, parts.count == 3 {
      throw UnreadableAnswer("Line \(number) is a request line, and a response is asked for")
    }
    guard parts.first == "HTTP/1.1" else {
      throw UnreadableAnswer("Line \(number) does not begin with the version, HTTP/1.1")
    }
    guard parts.count > 1, parts[1].utf8.count == 3, let status = Int(parts[1]), status >= 100
    else {
      throw UnreadableAnswer(
        "Line \(number) has no status code of three digits behind the version"
      )
    }
    self.status = status
  }
}
