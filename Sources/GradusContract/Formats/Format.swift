/// What the keyword `format` asserts of a string.
struct Format: Sendable {
  let name: String
  /// What a string has to be, as the end of "must be …".
  let sentence: String
  let holds: @Sendable (String) -> Bool

  /// The formats that are examined, by name; every other is let pass (2020-12, section 7.2.3).
  static let named: [String: Format] = {
    let formats =
      times + addresses + references + [
        Format("uuid", "a UUID (RFC 4122), such as 2eb8aa08-aa98-11ea-b4aa-73b441d16380") {
          isUUID($0)
        },
        Format("regex", "a regular expression (ECMA-262)") { Pattern.problem(in: $0) == nil },
      ]
    return Dictionary(uniqueKeysWithValues: formats.map { ($0.name, $0) })
  }()

  init(_ name: String, _ sentence: String, _ holds: @escaping @Sendable (String) -> Bool) {
    self.name = name
    self.sentence = sentence
    self.holds = holds
  }

  private static let times = [
    Format("date-time", "a date and time with an offset (RFC 3339), such as 2030-01-31T23:59:59Z") {
      isDateTime($0)
    },
    Format("date", "a day of the calendar (RFC 3339), such as 2030-01-31") { isDate($0) },
    Format("time", "a time with an offset (RFC 3339), such as 23:59:59Z") { isTime($0) },
    Format("duration", "a duration (RFC 3339, appendix A), such as P1DT12H") { isDuration($0) },
  ]

  private static let addresses = [
    Format("email", "an email address (RFC 5321)") { isEmail($0, isInternational: false) },
    Format("idn-email", "an email address (RFC 6531)") { isEmail($0, isInternational: true) },
    Format("hostname", "a host name (RFC 1123)") { isHostname($0) },
    Format("ipv4", "an IPv4 address (RFC 2673), such as 192.0.2.1") { isIPv4($0) },
    Format("ipv6", "an IPv6 address (RFC 4291), such as 2001:db8::1") { isIPv6($0) },
  ]

  private static let references = [
    Format("uri", "an absolute URI (RFC 3986), such as https://example.org/") {
      isURI($0, allows: .ascii, isRelativeAllowed: false)
    },
    Format("uri-reference", "a URI reference (RFC 3986), such as /todos/1") {
      isURI($0, allows: .ascii, isRelativeAllowed: true)
    },
    Format("iri", "an absolute IRI (RFC 3987)") {
      isURI($0, allows: .international, isRelativeAllowed: false)
    },
    Format("iri-reference", "an IRI reference (RFC 3987)") {
      isURI($0, allows: .international, isRelativeAllowed: true)
    },
    Format("uri-template", "a URI template (RFC 6570), such as /todos/{id}") { isURITemplate($0) },
    Format("json-pointer", "a JSON pointer (RFC 6901), such as /data/0") {
      JSONPointer(text: $0) != nil
    },
    Format("relative-json-pointer", "a relative JSON pointer, such as 1/title") {
      isRelativePointer($0)
    },
  ]
}
