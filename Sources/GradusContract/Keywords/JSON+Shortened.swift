package import GradusModel

extension JSON {
  /// This value as a person reads it on one line, cut where it is longer.
  ///
  /// - Parameter count: Characters that are kept at most.
  /// - Returns: The text, with an ellipsis after it where something was cut.
  package func shortened(to count: Int) -> String {
    let text = clipped(to: count).inline
    return text.count <= count ? text : text.prefix(count) + "…"
  }

  /// A value that is small enough to be written out, and begins as this one does.
  private func clipped(to count: Int) -> JSON {
    switch self {
    case .string(let text): .string(String(text.unicodeScalars.prefix(count + 1)))
    case .array(let values): .array(values.prefix(count).map { $0.clipped(to: count) })
    case .object(let object):
      .object(
        JSONObject(
          object.members.prefix(count).map {
            JSONObject.Member(name: $0.name, value: $0.value.clipped(to: count))
          }
        )
      )
    default: self
    }
  }
}
