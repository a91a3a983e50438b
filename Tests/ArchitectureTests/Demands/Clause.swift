/// One thing that a contract says: a sentence of its prose, or a constraint that it states as data.
struct Clause: Hashable, Sendable {
  enum Form: Hashable, Sendable {
    case sentence
    case constraint
  }

  let form: Form
  /// Where it stands: a sentence's `description` or `summary`, or the constraint itself, as a JSON pointer
  /// (RFC 6901).
  let place: String
  /// The sentence as it is written, or the constraint with its value.
  let text: String
}

/// What the contract does with a clause, and what examines it.
struct Standing: Equatable, Sendable {
  enum Kind: String, Sendable {
    /// It asks something of the service, which checks examine.
    case demand
    /// It leaves something open.
    case freedom
    /// It explains something, and asks for nothing.
    case definition
    /// It recommends something, and asks for nothing.
    case advice
  }

  var kind: Kind
  /// The ids of the checks that examine it; one that ends with `*` stands for all that begin so.
  var checks: [String] = []
  /// The ids of the legal variants that make use of what it leaves open.
  var variants: [String] = []
  /// What of it no check examines yet; nil where nothing is missing.
  var missing: String?

  /// Whether a check is one of those that examine it.
  func isExamined(by check: String) -> Bool {
    checks.contains { name in
      name.hasSuffix("*") ? check.hasPrefix(name.dropLast()) : check == name
    }
  }
}
