/// The validators that a client names in `If-Match` or `If-None-Match` (RFC 9110, section 13.1).
enum TagCondition: Sendable {
  /// `*`: whatever is there.
  case any
  /// Entity tags as they were sent, with their quotes and the `W/` of weak ones.
  case tags([String])

  /// - Parameter field: The value of the field; nil where it was not sent.
  init?(_ field: String?) {
    guard let field else { return nil }
    let elements = FieldList.elements(field)
    self = elements == ["*"] ? .any : .tags(elements)
  }

  /// Whether a strong tag is named as it is, which is how `If-Match` compares.
  ///
  /// What is overwritten has to be the same, byte for byte, as what the client has seen.
  func namesStrongly(_ tag: String) -> Bool {
    switch self {
    case .any: true
    case .tags(let tags): tags.contains(tag)
    }
  }

  /// Whether a tag is named, as a weak one or not, which is how `If-None-Match` compares.
  ///
  /// Proxies make tags weak when they compress what they pass on.
  func namesWeakly(_ tag: String) -> Bool {
    switch self {
    case .any: true
    case .tags(let tags): tags.contains { $0.trimmingPrefix("W/") == tag.trimmingPrefix("W/") }
    }
  }
}
