extension Hostility {
  private static let tooMuch = "more than 16777216 bytes came back, and they had not ended"
  private static let noAnswer = "no complete response came within"
  private static let notHTTP = "what came back is not HTTP/1.1: "
  private static let noStatusLine =
    notHTTP + "it does not begin with a status line such as HTTP/1.1 200 OK"
  private static let badLength =
    notHTTP + "its Content-Length is no number, or stands beside Transfer-Encoding"
  private static let badField = notHTTP + "a header field has characters that are not allowed"
  private static let longHead = notHTTP + "its header section is too large"
  private static let badLine =
    notHTTP + "a line does not end in CR LF, or Transfer-Encoding stands beside Content-Length"

  /// Answers whose bytes are not one HTTP response.
  static let framing = [
    Hostility("endless-body", 1, tooMuch, options: patiently),
    Hostility("endless-chunks", 1, tooMuch, options: patiently),
    Hostility("endless-chunk-extension", 1, tooMuch, options: patiently),
    Hostility("endless-trailers", 1, longHead),
    Hostility("endless-status-line", 1, tooMuch, options: patiently),
    Hostility("flood-of-informational", 1, tooMuch, noAnswer),
    Hostility("one-byte-a-second-head", 1, noAnswer),
    Hostility("one-byte-a-second-body", 1, noAnswer),
    Hostility("noise", 1, noStatusLine),
    Hostility("tls-hello", 1, notHTTP + "it is TLS, as a backend sends that expects https"),
    Hostility("tls-alert", 1, notHTTP + "it is TLS, as a backend sends that expects https"),
    Hostility("http-2-settings", 1, notHTTP + "it is HTTP/2, which nobody asked for"),
    Hostility("http-2-preface", 1, notHTTP + "it is HTTP/2, which nobody asked for"),
    Hostility("http-0-9", 1, noStatusLine),
    Hostility("ssh-banner", 1, noStatusLine),
    Hostility("length-too-small", 1, "Content-Length says 5, and 10 more bytes came"),
    Hostility("length-too-big", 1, "before the response was complete"),
    Hostility("length-too-big-and-open", 1, noAnswer),
    Hostility("two-lengths", 1, notHTTP + "it has several Content-Length"),
    Hostility("negative-length", 1, badLength),
    Hostility("huge-length", 1, badLength),
    Hostility("length-and-chunked", 1, badLine),
    Hostility("chunk-says-more", 1, "before the response was complete"),
    Hostility("chunk-says-less", 1, notHTTP + "a line or a chunk does not end in CR LF"),
    Hostility("chunk-size-overflow", 1, "the size of a chunk is no hexadecimal number"),
    Hostility("chunk-size-is-text", 1, "the size of a chunk is no hexadecimal number"),
    Hostility("header-of-10-mb", 1, longHead),
    Hostility("headers-100000", 1, longHead),
    Hostility("closes-at-once", 1, "the connection was closed before a single byte came back"),
    Hostility("closes-in-status-line", 1, "the connection was closed after 11 bytes"),
    Hostility("closes-in-head", 1, "the connection was closed after 49 bytes"),
    Hostility("reset-in-body", 1, "the connection was reset after 173 bytes"),
    Hostility("two-answers", 1, notHTTP + "two responses came to one request"),
    Hostility("switching-protocols", 1, "status expected 200 came 101"),
    Hostility("status-999", 1, "status expected 200 came 999"),
    Hostility("status-000", 1, "status expected 200 came 0"),
    Hostility("status-of-two-digits", 1, noStatusLine),
    Hostility("status-is-text", 1, noStatusLine),
    Hostility("http-3-0", 1, noStatusLine),
    Hostility("nul-in-header", 1, badField),
    Hostility("bare-line-feeds", 1, badLine),
    Hostility("folded-header", 1, badField),
  ]
}
