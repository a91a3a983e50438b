/// What an object of an OpenAPI document may have.
struct ObjectRule: Sendable {
  /// One member.
  struct Field: Sendable {
    let value: ValueRule
    /// The only version that has it; nil where both have.
    let version: OpenAPIVersion?
    let isRequired: Bool
  }

  /// The name in the specification: "Info", "Path Item".
  let name: String
  var fields: [String: Field] = [:]
  /// What members have whose names are not fixed; nil where there are none.
  var others: ValueRule?
  /// The names that such members may have.
  var otherNames: NameRule = .any
  /// Whether members that begin with `x-` may be there.
  var isExtensible = true

  init(_ name: String, _ fields: [(String, ValueRule)], others: ValueRule? = nil) {
    self.name = name
    self.others = others
    for (spelled, value) in fields {
      // A trailing mark says it all in the table: `*` is required, `@3.1` in that version only.
      var name = spelled
      var version: OpenAPIVersion?
      if let mark = name.firstIndex(of: "@") {
        version = OpenAPIVersion(rawValue: String(name[name.index(after: mark)...]))
        name = String(name[..<mark])
      }
      let isRequired = name.hasSuffix("*")
      if isRequired { name.removeLast() }
      self.fields[name] = Field(value: value, version: version, isRequired: isRequired)
    }
  }
}

/// What a value in an OpenAPI document has to be.
indirect enum ValueRule: Sendable {
  case any
  case string
  case boolean
  case number
  case count
  /// A string of that format in 3.0, and of the other in 3.1.
  case format(String, String)
  case choice([String])
  case list(ValueRule, isEmptyAllowed: Bool = true)
  case map(ValueRule, NameRule = .any)
  /// An object of that name in the table.
  case object(String)
  /// An object of that name, or a reference to one.
  case reference(String)
  case schema
}

/// What the names of members have to be.
enum NameRule: Sendable {
  case any
  /// Names of components: letters, digits, points, hyphens, underscores.
  case component
  case path
  case status

  func allows(_ name: String) -> Bool {
    switch self {
    case .any: true
    case .component:
      !name.isEmpty
        && name.utf8.allSatisfy {
          switch $0 {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            true
          default: false
          }
        }
    case .path: name.hasPrefix("/")
    case .status: StatusPattern(name) != nil
    }
  }

  var advice: String {
    switch self {
    case .any: ""
    case .component: "Use letters, digits, points, hyphens and underscores"
    case .path: "A path begins with a slash"
    case .status: "Write a status such as '200', a range such as '4XX', or default"
    }
  }
}
