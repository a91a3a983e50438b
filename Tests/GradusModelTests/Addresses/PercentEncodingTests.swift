import GradusModel
import Testing

@Suite("Percent-encoding")
struct PercentEncodingTests {
  @Test(
    "only unreserved characters stay in a segment",
    arguments: [
      ("a-Z_0.9~", "a-Z_0.9~"), ("a/b+c=d", "a%2Fb%2Bc%3Dd"), ("b\u{FC}ro 1", "b%C3%BCro%201"),
      ("50%", "50%25"), ("\u{1}\u{7F}", "%01%7F"), ("\u{1F480}", "%F0%9F%92%80"), ("", ""),
    ]
  )
  func segments(text: String, encoded: String) {
    #expect(text.percentEncoded == encoded)
  }

  @Test(
    "a target keeps what it is made of",
    arguments: [
      ("/a/b?c=d&e=%2F", "/a/b?c=d&e=%2F"), ("/b\u{FC}ro 1#x", "/b%C3%BCro%201%23x"),
      ("/a\r\nb", "/a%0D%0Ab"),
    ]
  )
  func targets(text: String, encoded: String) {
    #expect(text.percentEncodedAsTarget == encoded)
  }
}
