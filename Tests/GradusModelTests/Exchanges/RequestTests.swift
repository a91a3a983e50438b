import GradusModel
import Testing

@Suite("Requests and responses")
struct RequestTests {
  @Test("a request on the wire is its request line, its fields, an empty line and its content")
  func wireBytes() {
    let request = Request(
      "POST",
      "/api/v1/todos?x=1",
      headers: [HeaderField("Host", "h:1"), HeaderField("x-ODD", "a  b")],
      content: [0x00, 0xFF]
    )
    let head = "POST /api/v1/todos?x=1 HTTP/1.1\r\nHost: h:1\r\nx-ODD: a  b\r\n\r\n"
    #expect(request.wireBytes.array == Array(head.utf8) + [0x00, 0xFF])
  }

  @Test("a request without fields and content still ends its head")
  func bareRequest() {
    #expect(Request("GET", "/").wireBytes == Bytes("GET / HTTP/1.1\r\n\r\n"))
  }

  @Test(
    "only methods that change nothing are safe; methods are case-sensitive",
    arguments: [
      ("GET", true), ("HEAD", true), ("OPTIONS", true), ("POST", false), ("PUT", false),
      ("PATCH", false), ("DELETE", false), ("get", false), ("BREW", false),
    ]
  )
  func safety(method: String, isSafe: Bool) {
    #expect(Request(method, "/").isSafe == isSafe)
  }

  @Test("header fields are found in any case, all of them and in their order")
  func headers() {
    let fields = [
      HeaderField("Set-Cookie", "a=1"), HeaderField("X", "x"), HeaderField("set-cookie", "b=2"),
    ]
    #expect(fields.values(of: "SET-COOKIE") == ["a=1", "b=2"])
    #expect(fields.value(of: "set-cookie") == "a=1")
    #expect(fields.value(of: "Missing") == nil)
  }

  @Test(
    "the media type is in lower case and without parameters",
    arguments: [
      ("application/json", "application/json"),
      ("Application/JSON; charset=UTF-8", "application/json"),
      (" text/html ;q=1", "text/html"),
      ("application/problem+json;x=\"a;b\"", "application/problem+json"),
    ]
  )
  func mediaType(field: String, type: String) {
    let response = Response(status: 200, headers: [HeaderField("content-type", field)])
    #expect(response.mediaType == type)
  }

  @Test("without Content-Type there is no media type")
  func noMediaType() {
    #expect(Response(status: 200).mediaType == nil)
  }
}
