import GradusContract
import GradusModel
import Testing

@Suite("Addresses and places")
struct AddressTests {
  @Test(
    "references are resolved as RFC 3986, section 5.4 has it",
    arguments: [
      ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
      ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
      ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
      ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"),
      (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
      ("../g", "http://a/b/g"),
      ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
      ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."),
      ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"), ("g/./h", "http://a/b/c/g/h"),
      ("g/../h", "http://a/b/c/h"), ("g;x=1/../y", "http://a/b/c/y"),
      ("g?y/./x", "http://a/b/c/g?y/./x"), ("http:g", "http:g"),
    ]
  )
  func resolving(reference: String, address: String) {
    let base = URIReference("http://a/b/c/d;p?q")
    #expect(URIReference(reference).resolved(against: base).description == address)
  }

  @Test("a pointer leads where RFC 6901, section 5 says")
  func pointers() throws {
    let document: JSON = [
      "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "m~n": 8, " ": 7, "k\"l": 6,
    ]
    let places: [(String, JSON?)] = [
      ("", document), ("/foo", ["bar", "baz"]), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1),
      ("/c%d", 2), ("/m~0n", 8), ("/ ", 7), ("/k\"l", 6), ("/foo/2", nil), ("/foo/00", nil),
      ("/foo/-", nil), ("/none", nil), ("/foo/0/x", nil),
    ]
    for (text, value) in places {
      let pointer = try #require(JSONPointer(text: text))
      #expect(pointer.value(in: document) == value)
      #expect(pointer.description == text)
    }
    for text in ["a", "/~", "/~2", "/a~"] { #expect(JSONPointer(text: text) == nil) }
  }

  @Test(
    "formats hold for what they name and for nothing else",
    arguments: [
      (
        "date-time", ["2030-01-31T23:59:60Z", "2030-02-28t01:02:03.5+01:00"],
        ["2030-02-30T00:00:00Z", "2030-01-31 00:00:00Z", "2030-01-31T00:00:00"]
      ),
      ("date", ["2028-02-29"], ["2030-02-29", "2030-1-31", "2030-01-31 "]),
      ("time", ["23:59:59Z"], ["24:00:00Z", "23:59:59"]),
      ("duration", ["P1W", "PT5M"], ["P", "1D", "P1S"]),
      ("email", ["a@example.org"], ["a", "@example.org", "a@b@c.org", "a b@c.org"]),
      ("uri", ["https://example.org/a?b#c", "urn:a:b"], ["/a", "https://exa mple.org", "a:%zz"]),
      ("uri-reference", ["/a", "../b?c", ""], ["\\a", "a b"]),
      ("uuid", ["2eb8aa08-aa98-11ea-b4aa-73b441d16380"], ["2eb8aa08aa9811eab4aa73b441d16380"]),
      ("ipv4", ["192.0.2.1"], ["192.0.2", "192.0.2.256", "192.0.02.1"]),
      ("ipv6", ["::1", "2001:db8::192.0.2.1"], ["1::2::3", ":::", "12345::"]),
      ("hostname", ["example.org", "xn--ll-0ea"], ["-a", "a..b", "xn--X", "a_b"]),
      ("regex", ["^a+$"], ["("]), ("json-pointer", ["", "/a~1b"], ["a", "/~"]),
      ("nonsense", ["anything"], []),
    ] as [(String, [String], [String])]
  )
  func formats(name: String, these: [String], not those: [String]) throws {
    let schema = try JSONSchema(
      ["format": .string(name)],
      options: SchemaOptions(assertsFormats: true)
    )
    for text in these { #expect(schema.allows(.string(text)), "\(name): \(text)") }
    for text in those { #expect(!schema.allows(.string(text)), "\(name): \(text)") }
    #expect(schema.allows(7))
    #expect(try JSONSchema(["format": .string(name)]).allows("\u{0}"))
  }
}
