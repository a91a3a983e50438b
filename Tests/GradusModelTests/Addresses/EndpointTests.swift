import GradusModel
import Testing

@Suite("Where a subject listens")
struct EndpointTests {
  @Test(
    "scheme, host and port are read",
    arguments: [
      ("http://127.0.0.1:8080", Endpoint(host: "127.0.0.1", port: 8080)),
      ("http://localhost:8080/", Endpoint(host: "localhost", port: 8080)),
      ("HTTP://localhost:1", Endpoint(host: "localhost", port: 1)),
      ("http://example.com", Endpoint(host: "example.com", port: 80)),
      ("https://example.com", Endpoint(scheme: .https, host: "example.com", port: 443)),
      ("https://example.com:65535/", Endpoint(scheme: .https, host: "example.com", port: 65_535)),
      ("http://[::1]:8080", Endpoint(host: "::1", port: 8080)),
      ("http://[2001:db8::7]/", Endpoint(host: "2001:db8::7", port: 80)),
    ]
  )
  func good(url: String, endpoint: Endpoint) throws {
    #expect(try Endpoint(url: url) == endpoint)
  }

  @Test(
    "what names no endpoint is refused with the reason",
    arguments: [
      ("", "has no scheme"), ("localhost:8080", "has no scheme"), ("127.0.0.1", "has no scheme"),
      ("ftp://localhost", "is neither http nor https"), ("://x", "is neither http nor https"),
      ("http://localhost:8080/api/v1", "has a path"), ("http://localhost?x=1", "has a path"),
      ("http://localhost/#top", "has a path"), ("http://", "no host and port"),
      ("http://:8080", "no host and port"), ("http://localhost:", "no host and port"),
      ("http://localhost:0", "no host and port"), ("http://localhost:65536", "no host and port"),
      ("http://localhost:-1", "no host and port"), ("http://localhost:+80", "no host and port"),
      ("http://localhost:８０", "no host and port"), ("http://localhost:80x", "no host and port"),
      ("http://me:secret@localhost", "no host and port"), ("http://a b", "no host and port"),
      ("http://localhost\r\nX: y", "no host and port"), ("http://::1:8080", "no host and port"),
      ("http://[::1", "no host and port"), ("http://[]:80", "no host and port"),
      ("http://[::1]8080", "no host and port"),
    ]
  )
  func bad(url: String, reason: String) {
    let error = #expect(throws: Endpoint.Malformed.self) { try Endpoint(url: url) }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }

  @Test("the reason tells what to write instead")
  func advice() {
    let missing = #expect(throws: Endpoint.Malformed.self) { try Endpoint(url: "localhost:1") }
    #expect(missing?.description == "'localhost:1' has no scheme: write http://127.0.0.1:8080.")
    let path = #expect(throws: Endpoint.Malformed.self) { try Endpoint(url: "HTTPS://h:1/api") }
    #expect(
      path?.description
        == "'HTTPS://h:1/api' has a path: give only where the backend listens, https://h:1."
    )
  }

  @Test(
    "Host leaves the default port out and brackets IPv6",
    arguments: [
      ("http://example.com", "example.com"), ("http://example.com:80", "example.com"),
      ("http://example.com:443", "example.com:443"), ("https://example.com:443", "example.com"),
      ("http://[::1]:80", "[::1]"), ("http://[::1]:8080", "[::1]:8080"),
    ]
  )
  func authority(url: String, authority: String) throws {
    #expect(try Endpoint(url: url).authority == authority)
  }

  @Test(
    "an endpoint is shown as the URL that names it",
    arguments: ["http://h:81", "https://[::1]"]
  )
  func description(url: String) throws {
    #expect(try Endpoint(url: url).description == url)
  }

  @Test(
    "this machine is known by its names and addresses",
    arguments: ["localhost", "LOCALHOST", "127.0.0.1", "127.8.9.10", "::1"]
  )
  func loopback(host: String) {
    #expect(Endpoint(host: host, port: 1).isLoopback)
  }

  @Test(
    "other machines are not taken for this one",
    arguments: [
      "example.com", "127.0.0.1.example.com", "127.evil.example", "localhost.example.com",
      "10.0.0.1",
      "128.0.0.1", "0.0.0.0", "127.0.0.256", "::2", "12.7.0.0",
    ]
  )
  func elsewhere(host: String) {
    #expect(!Endpoint(host: host, port: 1).isLoopback)
  }
}
