import GradusItems
import Testing

/// What the standards of fields say is the same value, is.
@Suite("Comparing values of header fields")
struct FieldValueTests {
  private func judgement(_ name: String, _ value: String, expected: String) throws -> Judgement {
    let question = try SampleQuestion.make(
      "response",
      """
      judge:
        status: [200]
        headers:
          \(name): '\(expected)'
      answer: none
      wrong: []
      """
    )
    return question.judgement(of: .text("HTTP/1.1 200 OK\n\(name): \(value)\n"))
  }

  @Test(
    "values that are the same",
    arguments: [
      ("vary", "Accept-Encoding ,ORIGIN", "Origin, Accept-Encoding"),
      ("allow", "HEAD,,GET", "GET, HEAD"),
      ("cache-control", "Max-Age=\"60\",no-cache", "no-cache, max-age=60"),
      ("set-cookie", "a=B; path=/; HTTPONLY;SameSite=lax", "a=B; SameSite=Lax; HttpOnly; Path=/"),
      (
        "www-authenticate", "bearer Error = x , Realm=\"a, b\"",
        "Bearer realm=\"a, b\", error=\"x\""
      ),
      ("location", "HTTPS://Example.com:443", "https://example.com/"),
      ("location", "/a%7eb?c=%2f", "/a~b?c=%2F"),
      ("content-type", "text/HTML;Charset=\"UTF-8\"", "text/html; charset=utf-8"),
      ("content-type", "text/html; level=1; charset=utf-8", "text/html; charset=utf-8;level=1"),
      ("link", "</a>;rel=next", "</a>; rel=next"), ("x", "a  ,  b;c", "a,b"),
    ]
  )
  func same(name: String, value: String, expected: String) throws {
    #expect(try judgement(name, value, expected: expected) == .right)
  }

  @Test(
    "values that are not",
    arguments: [
      ("vary", "Origin", "Origin, Accept-Encoding"), ("allow", "get, HEAD", "GET, HEAD"),
      ("cache-control", "max-age=60", "max-age=61"),
      ("set-cookie", "a=b; Path=/", "a=B; Path=/"), ("set-cookie", "a=B; Path=/A", "a=B; Path=/a"),
      ("www-authenticate", "Bearer realm=\"A\"", "Bearer realm=\"a\""),
      ("location", "https://example.com:80/", "https://example.com/"),
      ("location", "/a%2Fb", "/a/b"), ("location", "/A", "/a"), ("location", "/a;b", "/a"),
      ("content-type", "text/html; charset=latin1", "text/html; charset=utf-8"),
      ("etag", "\"a\";b", "\"b\""), ("x", "A", "a"), ("x", "a, b", "b, a"),
    ]
  )
  func different(name: String, value: String, expected: String) throws {
    #expect(try judgement(name, value, expected: expected) == .wrong)
  }
}
