/// The first line of a request (RFC 9112, section 3).
struct RequestLine {
  let method: String
  let target: RequestTarget

  init(_ message: WrittenMessage) throws(UnreadableAnswer) {
    let number = message.startNumber
    let line = message.startLine
    guard !line.hasPrefix("HTTP/") else {
      throw UnreadableAnswer("Line \(number) is a status line, and a request is asked for")
    }
    let parts = line.split { $0 == " " || $0 == "\t" }
    guard parts.count == 3 else {
      throw UnreadableAnswer(
        "Line \(number) has to have three parts with a blank between them:"
          + " the method, the target and HTTP/1.1"
      )
    }
    guard WrittenMessage.isToken(parts[0]) else {
      throw UnreadableAnswer("Line \(number) does not begin with a method")
    }
    guard parts[2] == "HTTP/1.1" else {
      throw UnreadableAnswer("Line \(number) does not end with the version, HTTP/1.1")
    }
    method = String(parts[0])
    target = RequestTarget(String(parts[1]))
  }
}
