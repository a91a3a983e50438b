import GradusContract
import GradusModel
import Testing

@Suite("Conformance of an exchange")
struct ConformanceTests {
  @Test("a response that is what the document says has no deviation")
  func conforms() throws {
    #expect(try deviations(of: "GET", "/v1/notes/7", Response.note).isEmpty)
  }

  @Test(
    "each deviation says where, by which rule, and what is there",
    arguments: [
      ("{\"id\": \"7\"}", "the body must have the member text", "{\"id\": \"7\"}"),
      ("{\"id\": 7, \"text\": \"a\"}", "/id must be a string, and is a number", "7"),
      (
        "{\"id\": \"7\", \"text\": \"abcdef\"}",
        "/text must have at most 5 characters, and has 6", "\"abcdef\""
      ),
      (
        "{\"id\": \"7\", \"text\": \"a\", \"secret\": \"s\"}",
        "/secret must not be in a response: it is write-only", "\"s\""
      ),
    ]
  )
  func body(text: String, sentence: String, value: String) throws {
    let found = try deviations(of: "GET", "/v1/notes/7", .note(text))
    #expect(found.map(\.description) == [sentence])
    #expect(found.map(\.value) == [value])
    #expect(found.allSatisfy { $0.source.tokens.starts(with: ["components", "schemas", "Note"]) })
  }

  @Test("a body that is not JSON, or not there, is a deviation")
  func noJSON() throws {
    let broken = try deviations(of: "GET", "/v1/notes/7", .note("{\"id\": "))
    #expect(broken.map(\.description).first?.hasPrefix("the body must be JSON, and is not") == true)
    let empty = try deviations(of: "GET", "/v1/notes/7", .note(""))
    #expect(empty.map(\.description).first?.contains("the text is empty") == true)
    let nothing = try deviations(of: "GET", "/v1/notes/7", Response(status: 200, headers: [.etag]))
    #expect(
      nothing.map(\.description) == [
        "the body must be there, as application/json: the response has no content"
      ]
    )
  }

  @Test("another media type is a deviation, parameters are none")
  func mediaType() throws {
    var response = Response.note
    response.headers = [.etag, HeaderField("Content-Type", "application/json; charset=utf-8")]
    #expect(try deviations(of: "GET", "/v1/notes/7", response).isEmpty)
    response.headers = [.etag, HeaderField("Content-Type", "text/html")]
    let found = try deviations(of: "GET", "/v1/notes/7", response)
    #expect(found.map(\.description) == ["Content-Type must be application/json"])
    #expect(found.first?.value == "text/html")
    response.headers = [.etag]
    #expect(
      try deviations(of: "GET", "/v1/notes/7", response).map(\.place) == [.header("Content-Type")]
    )
  }

  @Test("required header fields have to be there, and be what their schemas say")
  func headers() throws {
    var response = Response.note
    response.headers = [HeaderField("Content-Type", "application/json")]
    #expect(
      try deviations(of: "GET", "/v1/notes/7", response).map(\.description)
        == ["ETag must be there: it is required"]
    )
    response.headers += [.etag, HeaderField("X-Count", "many")]
    #expect(
      try deviations(of: "GET", "/v1/notes/7", response).map(\.description)
        == ["X-Count must be an integer, and is a string"]
    )
    response.headers[2].value = "-1"
    #expect(
      try deviations(of: "GET", "/v1/notes/7", response).map(\.description)
        == ["X-Count must be at least 0"]
    )
    response.headers[2].value = "12"
    #expect(try deviations(of: "GET", "/v1/notes/7", response).isEmpty)
  }

  @Test("what is not described is told apart")
  func undescribed() throws {
    #expect(try outcome("GET", "/notes/7", .note) == .undescribedPath)
    #expect(try outcome("GET", "/v1/notes/7/text", .note) == .undescribedPath)
    #expect(
      try outcome("OPTIONS", "/v1/notes/7", .note)
        == .undescribedMethod(described: ["DELETE", "GET"])
    )
    #expect(try outcome("HEAD", "/v1/notes/latest/copy", .note) == .undescribedPath)
    guard
      case .undescribedStatus(let operation, 503) = try outcome(
        "DELETE",
        "/v1/notes/7",
        Response(status: 503)
      )
    else {
      Issue.record("503 is not described for DELETE")
      return
    }
    #expect(operation.name == "DELETE /notes/{id}")
  }

  @Test("a code comes before a range, and a range before default")
  func precision() throws {
    let text = Response(status: 404, headers: [HeaderField("Content-Type", "text/plain")])
    #expect(try deviations(of: "GET", "/v1/notes/7", text).isEmpty)
    let range = Response(status: 410, content: "gone")
    #expect(
      try deviations(of: "GET", "/v1/notes/7", range).map(\.rule)
        == ["must not be there: the description of this response has no content"]
    )
  }

  @Test("neither HEAD nor 204 has a body, and HEAD has the header that GET has")
  func bodyless() throws {
    let head = Response(status: 200, headers: [.etag])
    #expect(try deviations(of: "HEAD", "/v1/notes/7", head).isEmpty)
    #expect(
      try deviations(of: "HEAD", "/v1/notes/7", Response(status: 200)).map(\.place)
        == [.header("ETag")]
    )
    #expect(try deviations(of: "DELETE", "/v1/notes/7", Response(status: 204)).isEmpty)
    #expect(
      try deviations(of: "DELETE", "/v1/notes/7", Response(status: 204, content: "x")).map(\.place)
        == [.body(JSONPointer())]
    )
  }

  @Test("a concrete path comes before a template")
  func concrete() throws {
    guard
      case .examined(let operation, let deviations) = try outcome(
        "GET",
        "/v1/notes/latest?page=1",
        Response(status: 204)
      )
    else {
      Issue.record("the path is described")
      return
    }
    #expect(operation.identifier == "latest")
    #expect(deviations.isEmpty)
  }

  @Test("an exchange without a response is told apart")
  func noResponse() throws {
    let exchange = Exchange(
      request: Request("GET", "/v1/notes/7"),
      failure: .connectionRefused,
      connection: .first,
      timing: .none
    )
    #expect(try NotesAPI.conformance().outcome(of: exchange) == .noResponse)
  }

  private func outcome(
    _ method: String,
    _ target: String,
    _ response: Response
  ) throws -> ConformanceOutcome {
    try NotesAPI.conformance().outcome(
      of: Exchange(
        request: Request(method, target),
        response: response,
        connection: .first,
        timing: .none
      )
    )
  }

  private func deviations(
    of method: String,
    _ target: String,
    _ response: Response
  ) throws -> [ConformanceDeviation] {
    guard case .examined(_, let deviations) = try outcome(method, target, response) else {
      Issue.record("\(method) \(target) is described")
      return []
    }
    return deviations
  }
}

extension ConnectionUse {
  fileprivate static let first = ConnectionUse(number: 1, earlierExchanges: 0)
}

extension ExchangeTiming {
  fileprivate static let none = ExchangeTiming(
    startedAfter: Elapsed(.zero),
    firstByte: nil,
    total: Elapsed(.zero)
  )
}

extension HeaderField {
  fileprivate static let etag = HeaderField("ETag", "\"1\"")
}

extension Response {
  fileprivate static let note = note("{\"id\": \"7\", \"text\": \"a\"}")

  fileprivate static func note(_ text: String) -> Response {
    Response(
      status: 200,
      headers: [HeaderField("content-type", "application/json"), .etag],
      content: Bytes(text)
    )
  }

  fileprivate init(status: Int, headers: [HeaderField] = [], content: String) {
    self.init(status: status, headers: headers, content: Bytes(content))
  }
}
