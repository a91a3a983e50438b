/// One way in which a response is not what the document says.
package struct ConformanceDeviation: Hashable, Sendable {
  /// The part of the response that is at fault.
  package enum Place: Hashable, Sendable {
    /// A place in the body, read as JSON; the empty pointer is the whole of it.
    case body(JSONPointer)
    /// A header field, by its name.
    case header(String)
  }

  package let place: Place
  /// Where the rule is in the document.
  package let source: JSONPointer
  /// What was to be, as a sentence without its subject and full stop: "must be a string, …".
  package let rule: String
  /// What is there, as JSON or as text, cut where it is long; nil where nothing is.
  package let value: String?
  /// Of a choice in a schema, why the alternative that came nearest is not met.
  package let causes: [SchemaDeviation]
  /// Whether there is no verdict here, because it would have taken too much to reach one.
  package let isUndecided: Bool

  package init(
    _ place: Place,
    source: JSONPointer,
    rule: String,
    value: String? = nil,
    causes: [SchemaDeviation] = [],
    isUndecided: Bool = false
  ) {
    self.place = place
    self.source = source
    self.rule = rule
    self.value = value
    self.causes = causes
    self.isUndecided = isUndecided
  }

  init(_ deviation: SchemaDeviation, at place: Place) {
    let fragment = deviation.keyword.split(separator: "#", maxSplits: 1).last ?? ""
    self.init(
      place,
      source: JSONPointer(text: fragment) ?? JSONPointer(),
      rule: deviation.rule,
      value: deviation.value.shortened(to: 200),
      causes: deviation.causes,
      isUndecided: deviation.isUndecided
    )
  }
}

extension ConformanceDeviation: CustomStringConvertible {
  /// The deviation as a sentence without its full stop.
  package var description: String {
    switch place {
    case .body(let pointer):
      (pointer.tokens.isEmpty ? "the body" : pointer.description) + " " + rule
    case .header(let name): "\(name) \(rule)"
    }
  }
}
