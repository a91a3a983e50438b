internal import GradusCatalog
internal import GradusModel

extension EntryReader {
  private static let messageKeys = ["headers", "absent", "body", "body_equals", "empty"]

  /// Reads which request is right; nil where that can't be told, which is noted.
  mutating func request(in entry: YAMLValue) -> ItemTask? {
    guard let judge = entry["judge"] else {
      missing("judge", in: entry)
      return nil
    }
    expect(["method", "target", "path", "target_query", "host"] + Self.messageKeys, in: judge)
    expectOne(of: "target", "path", in: judge)
    var target = ExpectedRequest.Target.exactly(judge["target"]?.text ?? "")
    if judge["path"] != nil {
      let parameters = (judge["target_query"]?.members ?? []).map { member in
        (member.key, member.value.text ?? "")
      }
      target = .path(
        text("path", in: judge),
        query: Dictionary(parameters, uniquingKeysWith: { first, _ in first })
      )
    }
    return .request(
      ExpectedRequest(
        method: text("method", in: judge),
        target: target,
        host: optionalText("host", in: judge),
        message: message(in: judge)
      ),
      answer: text("answer", in: entry)
    )
  }

  /// Reads which response is right; nil where that can't be told, which is noted.
  mutating func response(in entry: YAMLValue) -> ItemTask? {
    guard let judge = entry["judge"] else {
      missing("judge", in: entry)
      return nil
    }
    expect(["status"] + Self.messageKeys, in: judge)
    let statuses = values("status", in: judge, isRequired: true).compactMap { value in
      guard let status = value.text.flatMap({ Int($0) }), (100...599).contains(status) else {
        note(value, "this is no status code", advice: "Write a number from 100 to 599")
        return nil as Int?
      }
      return status
    }
    return .response(
      ExpectedResponse(statuses: Set(statuses), message: message(in: judge)),
      answer: text("answer", in: entry)
    )
  }

  private mutating func message(in judge: YAMLValue) -> ExpectedMessage {
    let fields = (judge["headers"]?.members ?? []).map { member in
      let value = member.value
      // A list is taken to the letter: `"*"` alone means whatever it is, but is a value of If-Match.
      let expected: ExpectedMessage.FieldValue =
        value.text == "*" ? .any : .oneOf(value.list?.compactMap(\.text) ?? [value.text ?? ""])
      return (member.key.lowercased(), expected)
    }
    let absent = judge["absent"] == nil ? [] : texts("absent", in: judge)
    var content = ExpectedMessage.Content.any
    if let body = judge["body"] { content = .containing(body.json) }
    if let body = judge["body_equals"] { content = .equal(body.json) }
    if let empty = judge["empty"] {
      if empty.text != "true" || content != .any {
        note(empty, "'empty' is not true, or stands beside a body", advice: "Write one of them")
      }
      content = .empty
    }
    return ExpectedMessage(
      fields: Dictionary(fields, uniquingKeysWith: { first, _ in first }),
      absent: Set(absent.map { $0.lowercased() }),
      content: content
    )
  }
}
