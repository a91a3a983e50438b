internal import GradusModel

/// Judges an HTTP request that was written.
struct RequestJudge: WrittenAnswerJudge {
  let expected: ExpectedRequest

  func isRight(_ answer: WrittenAnswer) throws(UnreadableAnswer) -> Bool {
    let message = try WrittenMessage(answer)
    let line = try RequestLine(message)
    let isMessageRight = try expected.message.isMet(by: message)
    return line.method == expected.method && isAddressed(line.target) && isMessageRight
      && isForHost(message, line.target)
  }

  /// Whether it goes to whom it should: `Host` may be left out, and is there once at most (RFC 9112,
  /// section 3.2).
  private func isForHost(_ message: WrittenMessage, _ target: RequestTarget) -> Bool {
    let hosts = message.fields.filter { $0.name == "host" }.map { $0.value.lowercased() }
    guard hosts.count <= 1 else { return false }
    guard let host = expected.host?.lowercased() else { return true }
    return (hosts + [target.authority].compactMap(\.self)).allSatisfy { $0 == host }
  }

  private func isAddressed(_ target: RequestTarget) -> Bool {
    switch expected.target {
    case .exactly(let text): target == RequestTarget(text)
    case .path(let path, let query):
      target.path == RequestTarget(path).path
        && query.allSatisfy { target.parameters($0.key) == [Array($0.value.utf8)] }
    }
  }
}

/// Judges an HTTP response that was written.
struct ResponseJudge: WrittenAnswerJudge {
  let expected: ExpectedResponse

  func isRight(_ answer: WrittenAnswer) throws(UnreadableAnswer) -> Bool {
    let message = try WrittenMessage(answer)
    let line = try StatusLine(message)
    let isMessageRight = try expected.message.isMet(by: message)
    return expected.statuses.contains(line.status) && isMessageRight
      && (Self.mayHaveContent(line.status) || message.isWithoutContent)
  }

  /// Whether responses with a status may have content (RFC 9110, section 6.4.1).
  private static func mayHaveContent(_ status: Int) -> Bool {
    !(100...199).contains(status) && status != 204 && status != 304
  }
}

extension ExpectedMessage {
  /// Whether a message has what it has to have.
  ///
  /// A `Content-Length` that is wrong counts for nothing: nobody is asked to count bytes.
  func isMet(by message: WrittenMessage) throws(UnreadableAnswer) -> Bool {
    let hasContent = try isContentRight(message.content)
    return hasContent && absent.allSatisfy { message.value(of: $0) == nil }
      && fields.allSatisfy { name, expected in
        guard let value = message.value(of: name) else { return false }
        return switch expected {
        case .any: true
        case .oneOf(let values):
          values.contains { FieldValueForm(ofField: name).isSame(value, as: $0) }
        }
      }
  }

  private func isContentRight(_ text: String) throws(UnreadableAnswer) -> Bool {
    if content == .any { return true }
    if content == .empty { return text.allSatisfy(\.isWhitespace) }
    // A message without content is no slip of the pen.
    guard text.contains(where: { !$0.isWhitespace }) else { return false }
    let value = try WrittenJSON.value(of: text, named: "The content")
    return switch content {
    case .any, .empty: true
    case .containing(let expected): expected.isContained(in: value)
    case .equal(let expected): value == expected
    }
  }
}

extension JSON {
  /// Whether another value has all the members of this one, at every depth.
  func isContained(in value: JSON) -> Bool {
    switch (self, value) {
    case (.object(let expected), .object(let object)):
      expected.members.allSatisfy { member in
        object[member.name].map { member.value.isContained(in: $0) } ?? false
      }
    case (.array(let expected), .array(let elements)):
      expected.count == elements.count
        && zip(expected, elements).allSatisfy { $0.isContained(in: $1) }
    default: self == value
    }
  }
}
