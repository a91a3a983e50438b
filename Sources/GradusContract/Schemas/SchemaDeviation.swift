package import GradusModel

/// One place where a value is not what a schema says.
package struct SchemaDeviation: Hashable, Sendable {
  /// Where in the value.
  package let instance: JSONPointer
  /// The keyword's own location: the document's URI, `#`, and a pointer into it.
  package let keyword: String
  /// What was to be, as a sentence about the value without subject and full stop.
  ///
  /// For example "must have at most 200 characters, and has 201".
  package let rule: String
  /// What is there.
  package let value: JSON
  /// Of a choice, why the alternative that came nearest is not met.
  package let causes: [SchemaDeviation]
  /// Whether examining ended here without a result, because it would have taken too much.
  package let isUndecided: Bool

  package init(
    instance: JSONPointer,
    keyword: String,
    rule: String,
    value: JSON,
    causes: [SchemaDeviation] = [],
    isUndecided: Bool = false
  ) {
    self.instance = instance
    self.keyword = keyword
    self.rule = rule
    self.value = value
    self.causes = causes
    self.isUndecided = isUndecided
  }
}

extension SchemaDeviation: CustomStringConvertible {
  /// The deviation on one line: `/title: must be a string, not a number`.
  package var description: String {
    let place = instance.tokens.isEmpty ? "the value" : instance.description
    return "\(place): \(rule)"
  }
}
