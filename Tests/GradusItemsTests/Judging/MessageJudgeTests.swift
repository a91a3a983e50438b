import GradusItems
import GradusModel
import Testing

@Suite("Judging HTTP messages")
struct MessageJudgeTests {
  private let request: Question
  private let response: Question

  init() throws {
    request = try SampleQuestion.make(
      "request",
      """
      judge:
        method: PATCH
        path: /todos/7
        target_query: {q: "a b&c", page: "2"}
        headers:
          content-type: application/merge-patch+json
          prefer: "return=minimal; wait=5"
          if-match: ['"a"', '"b"']
          x-any: "*"
        absent: [Cookie]
        body: {done: true, tags: [{name: a}]}
      answer: none
      wrong: []
      """
    )
    response = try SampleQuestion.make(
      "response",
      """
      judge:
        status: [200, 201]
        body_equals: {"a": [1, null]}
      answer: none
      wrong: []
      """
    )
  }

  private static let line = "PATCH /todos/7?q=a+b%26c&page=2 HTTP/1.1"
  private static let fields = [
    "Host: example.com", "Content-Type: application/merge-patch+json",
    "Prefer: return=minimal; wait=5", "If-Match: \"b\"", "X-Any: thing",
  ]
  private static let content = #"{"done": true, "tags": [{"name": "a", "id": 1}], "more": 1}"#

  private func judgement(
    line: String = line,
    fields: [String] = fields,
    content: String = content,
    end: String = "\n"
  ) -> Judgement {
    let text = ([line] + fields + ["", content]).joined(separator: end)
    return request.judgement(of: .text(text))
  }

  @Test(
    "a response has no content where none may be",
    arguments: [
      ("HTTP/1.1 204 No Content\n\n", true), ("HTTP/1.1 204\nX-A: b\n\n \n", true),
      ("HTTP/1.1 204 No Content\n\n{}", false), ("HTTP/1.1 304 Not Modified\n\nx", false),
      ("HTTP/1.1 405 Method Not Allowed\n\n", true), ("HTTP/1.1 405\n\nx", false),
    ]
  )
  func empty(text: String, isRight: Bool) throws {
    let judge = text.contains("405") ? "status: [405]\n  empty: true" : "status: [204, 304]"
    let question = try SampleQuestion.make(
      "response",
      "judge:\n  \(judge)\nanswer: none\nwrong: []\n"
    )
    #expect(question.judgement(of: .text(text)) == (isRight ? .right : .wrong))
  }

  @Test(
    "a request goes to whom it should, and to one",
    arguments: [
      ("GET /a HTTP/1.1\n\n", true), ("GET /a HTTP/1.1\nhost: API.example.com\n\n", true),
      ("GET https://api.example.com/a HTTP/1.1\n\n", true),
      ("GET /a HTTP/1.1\nHost: example.com\n\n", false),
      ("GET https://example.com/a HTTP/1.1\nHost: api.example.com\n\n", false),
      ("GET /a HTTP/1.1\nHost: api.example.com\nHost: api.example.com\n\n", false),
    ]
  )
  func host(text: String, isRight: Bool) throws {
    let question = try SampleQuestion.make(
      "request",
      """
      judge: {method: GET, target: /a, host: api.example.com}
      answer: none
      wrong: []
      """
    )
    #expect(question.judgement(of: .text(text)) == (isRight ? .right : .wrong))
  }

  @Test(
    "a target may be written in several ways",
    arguments: [
      "/todos/7?page=2&q=a%20b%26c", "/todos/%37?q=a+b%26c&page=2&more=1&",
      "http://example.com/todos/7?q=a%20b%26c&page=2", "HTTPS://h:1/todos/7?page=%32&q=%61+b%26c",
    ]
  )
  func targets(target: String) {
    #expect(judgement(line: "PATCH \(target) HTTP/1.1") == .right)
  }

  @Test(
    "another target is wrong",
    arguments: [
      "/todos/7?q=a+b&c&page=2", "/todos/7/?q=a+b%26c&page=2", "/todos/7?q=a+b%26c&page=2&page=3",
      "/todos/7?q=a%2Bb%26c&page=2", "/Todos/7?q=a+b%26c&page=2", "todos/7?q=a+b%26c&page=2",
      "/todos/7", "/todos%2F7?q=a+b%26c&page=2", "/todos/7?q=a+b%26c&Page=2", "*",
    ]
  )
  func otherTargets(target: String) {
    #expect(judgement(line: "PATCH \(target) HTTP/1.1") == .wrong)
  }

  @Test("methods have their case")
  func methods() {
    #expect(judgement(line: "patch /todos/7?q=a+b%26c&page=2 HTTP/1.1") == .wrong)
    #expect(judgement(line: "PUT /todos/7?q=a+b%26c&page=2 HTTP/1.1") == .wrong)
  }

  @Test(
    "the value of a field has to be the expected one",
    arguments: [
      ("Content-Type: application/json", Judgement.wrong),
      ("Content-Type: application/merge-patch+json; charset=utf-8", .right),
      ("Content-Type: Application/Merge-Patch+JSON;x=\"a;b,c\"", .right),
      ("Content-Type: application/merge-patch+json, application/json", .wrong),
      ("Prefer: return=minimal;wait=5", .right), ("Prefer: return=minimal", .wrong),
      ("Prefer: return=minimal; wait=6", .wrong), ("If-Match: \"a\"", .right),
      ("If-Match: \"A\"", .wrong), ("If-Match: a", .wrong), ("X-Any:", .right),
      ("X-Other: thing", .right), ("Cookie: a=b", .wrong), ("COOKIE:", .wrong),
    ]
  )
  func values(field: String, expected: Judgement) {
    let name = field.prefix { $0 != ":" }.lowercased()
    let others = Self.fields.filter { !$0.lowercased().hasPrefix(name + ":") }
    #expect(judgement(fields: others + [field]) == expected)
  }

  @Test("a field that is missing is wrong, or that is there twice with two values")
  func fields() {
    for index in 1..<Self.fields.count {
      var fields = Self.fields
      fields.remove(at: index)
      #expect(judgement(fields: fields) == .wrong, "\(Self.fields[index])")
    }
    #expect(judgement(fields: Self.fields + ["If-Match: \"a\""]) == .wrong)
    #expect(judgement(fields: Array(Self.fields.dropFirst())) == .right, "Host need not be written")
  }

  @Test(
    "content has to have what is asked for, at every depth",
    arguments: [
      (#"{"tags":[{"name":"a"}],"done":true}"#, Judgement.right),
      (#"{"tags":[{"name":"a"}],"done":1}"#, .wrong), (#"{"tags":[],"done":true}"#, .wrong),
      (#"{"tags":[{"name":"a"},{"name":"a"}],"done":true}"#, .wrong),
      (#"{"tags":{"name":"a"},"done":true}"#, .wrong), ("", .wrong), (" \n ", .wrong),
      ("[]", .wrong),
    ]
  )
  func contents(content: String, expected: Judgement) {
    #expect(judgement(content: content) == expected)
  }

  @Test("equal content is equal but for order, spelling and blanks")
  func equalContent() {
    let judgement = { (content: String) in
      response.judgement(of: .text("HTTP/1.1 200 OK\n\n\(content)"))
    }
    #expect(judgement("{\"a\":[1.0,\n null]}\n") == .right)
    #expect(judgement(#"{"a": [1, null], "b": 1}"#) == .wrong)
    #expect(judgement(#"{"a": [null, 1]}"#) == .wrong)
  }

  @Test(
    "a status line may lack its phrase",
    arguments: [
      ("HTTP/1.1 200", Judgement.right), ("HTTP/1.1 201 ", .right),
      ("HTTP/1.1 200 Whatever it is", .right), ("HTTP/1.1 204 OK", .wrong),
      ("HTTP/1.1 404 200", .wrong),
    ]
  )
  func statuses(line: String, expected: Judgement) {
    #expect(response.judgement(of: .text("\(line)\n\n{\"a\": [1, null]}")) == expected)
  }

  @Test("line ends, empty lines before it, the case of names and their order make no difference")
  func layout() {
    var generator = SeededGenerator(state: 1)
    for _ in 0..<200 {
      let fields = Self.fields.shuffled(using: &generator).map { field in
        let colon = field.firstIndex(of: ":") ?? field.endIndex
        let name = field[..<colon].map {
          Bool.random(using: &generator) ? $0.uppercased() : $0.lowercased()
        }
        let value = field[colon...].dropFirst(2)
        let blanks = ["", " ", "\t", "  "].shuffled(using: &generator)
        return name.joined() + ":" + blanks[0] + value + blanks[1]
      }
      let start = ["", "\n", "\r\n\r\n"].shuffled(using: &generator)[0]
      let end = Bool.random(using: &generator) ? "\n" : "\r\n"
      #expect(judgement(line: start + Self.line, fields: fields, end: end) == .right, "\(fields)")
      let fewer = fields.filter { !$0.lowercased().hasPrefix("if-match") }
      #expect(judgement(line: start + Self.line, fields: fewer, end: end) == .wrong)
    }
  }

  @Test(
    "what is no request is told in a sentence",
    arguments: [
      (
        "PATCH /todos/7",
        "Line 1 has to have three parts with a blank between them:"
          + " the method, the target and HTTP/1.1"
      ),
      (
        "PATCH /todos/7 and 8 HTTP/1.1",
        "Line 1 has to have three parts with a blank between them:"
          + " the method, the target and HTTP/1.1"
      ),
      ("\n\nPATCH /todos/7 HTTP/1.0", "Line 3 does not end with the version, HTTP/1.1"),
      ("PATCH /todos/7 http/1.1", "Line 1 does not end with the version, HTTP/1.1"),
      ("PATCH: /todos/7 HTTP/1.1", "Line 1 does not begin with a method"),
      ("HTTP/1.1 200 OK", "Line 1 is a status line, and a request is asked for"),
      ("GET / HTTP/1.1\nHost : x", "Line 2 has a blank before its colon, where none may be"),
      ("GET / HTTP/1.1\nA: b\n c", "Line 3 begins with a blank, and no header field does"),
      ("GET / HTTP/1.1\nA: b\u{7}", "Line 2 has a control character"),
      (
        "GET / HTTP/1.1\nA: b\n[1]",
        "Line 3 is no header field, which has a colon behind its name;"
          + " an empty line stands before the content"
      ),
      (
        "GET / HTTP/1.1\r\nA: b\r\n{\"done\": true}",
        "Line 3 is no header field: what stands before its colon is no name;"
          + " an empty line stands before the content"
      ),
      (
        "GET / HTTP/1.1\n\n{\n  \"ü\": yes\n}",
        "The content is no JSON: 'y' where a value should be, in line 2, column 8"
      ),
    ]
  )
  func sentences(text: String, sentence: String) {
    #expect(request.judgement(of: .text(text)).problem == sentence)
  }

  @Test(
    "so is what is no response",
    arguments: [
      ("GET / HTTP/1.1", "Line 1 is a request line, and a response is asked for"),
      ("HTTP/2 200", "Line 1 does not begin with the version, HTTP/1.1"),
      ("200 OK", "Line 1 does not begin with the version, HTTP/1.1"),
      ("HTTP/1.1 OK", "Line 1 has no status code of three digits behind the version"),
      ("HTTP/1.1", "Line 1 has no status code of three digits behind the version"),
      ("HTTP/1.1 +20 OK", "Line 1 has no status code of three digits behind the version"),
    ]
  )
  func responses(text: String, sentence: String) {
    #expect(response.judgement(of: .text(text)).problem == sentence)
  }
}
