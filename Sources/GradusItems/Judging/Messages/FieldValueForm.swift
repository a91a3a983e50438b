internal import GradusContract

/// How the values of a field are compared: what its standard says is the same.
enum FieldValueForm {
  /// Media types, without case, in any order (RFC 9110, section 8.3.1).
  case mediaTypes
  /// Names of fields, without case, in any order.
  case names
  /// Methods, with case, in any order (RFC 9110, section 9.1).
  case methods
  /// Directives, without case, in any order; a value may stand in quotation marks (RFC 9111, section 5.2).
  case directives
  /// A cookie with its attributes, which are free in case and order (RFC 6265, section 5.2).
  case cookie
  /// A challenge: scheme and names without case, parameters in any order (RFC 9110, section 11.2).
  case challenge
  /// Credentials: the scheme without case (RFC 9110, section 11.4).
  case credentials
  /// An address (RFC 3986, section 6.2).
  case address
  /// Anything else: to the letter, but for blanks around commas and semicolons.
  case other

  init(ofField name: String) {
    self =
      switch name {
      case "accept", "content-type": .mediaTypes
      case "vary", "access-control-request-headers", "access-control-allow-headers",
        "access-control-expose-headers", "connection":
        .names
      case "allow", "access-control-allow-methods": .methods
      case "cache-control": .directives
      case "set-cookie": .cookie
      case "www-authenticate", "proxy-authenticate": .challenge
      case "authorization", "proxy-authorization": .credentials
      case "location", "content-location": .address
      default: .other
      }
  }

  /// Whether a value is the expected one; parameters count where the expected value has some.
  func isSame(_ value: String, as expected: String) -> Bool {
    let hasParameters = expected.utf8.contains(UInt8(ascii: ";"))
    return compared(value, hasParameters) == compared(expected, hasParameters)
  }

  /// Parts that are equal where values are the same.
  private func compared(_ value: String, _ hasParameters: Bool) -> [String] {
    switch self {
    case .mediaTypes:
      elements(value).map { mediaType($0, hasParameters) }.sorted()
    case .names: Set(elements(value).map { $0.lowercased() }).sorted()
    case .methods: Set(elements(value)).sorted()
    case .directives: elements(value).map { parameter($0) }.sorted()
    case .cookie: cookie(value)
    case .challenge: challenge(value)
    case .credentials: credentials(value)
    case .address: [address(value)]
    case .other:
      elements(value).map { element in
        let parts = QuotedText.parts(of: element, between: ";")
        return hasParameters ? parts.joined(separator: ";") : parts[0]
      }
    }
  }

  private func elements(_ value: String) -> [String] {
    // Empty elements do not count (RFC 9110, section 5.6.1.2).
    QuotedText.parts(of: value, between: ",").filter { !$0.isEmpty }
  }

  private func mediaType(_ element: String, _ hasParameters: Bool) -> String {
    let parts = QuotedText.parts(of: element, between: ";")
    let type = parts[0].lowercased()
    guard hasParameters else { return type }
    let parameters = parts.dropFirst().map { part in
      let parameter = parameter(part)
      return parameter.hasPrefix("charset=") ? parameter.lowercased() : parameter
    }
    return ([type] + parameters.sorted()).joined(separator: ";")
  }

  /// A name without case, with its value without quotation marks.
  private func parameter(_ text: String) -> String {
    guard let mark = text.firstIndex(of: "=") else { return text.lowercased() }
    let name = WrittenMessage.trimmed(text[..<mark]).lowercased()
    let value = WrittenMessage.trimmed(text[text.index(after: mark)...])
    return name + "=" + QuotedText.unquoted(value)
  }

  private func cookie(_ value: String) -> [String] {
    let parts = QuotedText.parts(of: value, between: ";")
    let attributes = parts.dropFirst().map { part in
      let attribute = parameter(part)
      return attribute.hasPrefix("samesite=") ? attribute.lowercased() : attribute
    }
    return [parts[0]] + attributes.sorted()
  }

  private func challenge(_ value: String) -> [String] {
    let (scheme, rest) = schemeAndRest(value)
    return [scheme] + elements(rest).map { parameter($0) }.sorted()
  }

  private func credentials(_ value: String) -> [String] {
    let (scheme, rest) = schemeAndRest(value)
    return [scheme, rest]
  }

  private func schemeAndRest(_ value: String) -> (scheme: String, rest: String) {
    let end = value.firstIndex(of: " ") ?? value.endIndex
    return (value[..<end].lowercased(), WrittenMessage.trimmed(value[end...]))
  }

  private func address(_ value: String) -> String {
    var reference = URIReference(value)
    reference.scheme = reference.scheme?.lowercased()
    let port = [":80": "http", ":443": "https"].first { port, scheme in
      reference.scheme == scheme && reference.authority?.hasSuffix(port) == true
    }
    let authority = reference.authority?.lowercased()
    reference.authority =
      port.flatMap { port in authority.map { String($0.dropLast(port.key.count)) } }
      ?? authority
    if reference.authority != nil, reference.path.isEmpty { reference.path = "/" }
    reference.path = PercentTriplets.normalized(reference.path)
    reference.query = reference.query.map { PercentTriplets.normalized($0) }
    return reference.description
  }
}
