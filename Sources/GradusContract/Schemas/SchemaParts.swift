import GradusModel

/// Where a schema holds other schemas (2020-12 core, sections 8.2.4, 10 and 11).
enum SchemaParts {
  private static let single: Set = [
    "not", "if", "then", "else", "items", "contains", "additionalProperties", "propertyNames",
    "unevaluatedItems", "unevaluatedProperties", "contentSchema",
  ]
  private static let lists: Set = ["allOf", "anyOf", "oneOf", "prefixItems"]
  private static let maps: Set = ["properties", "patternProperties", "dependentSchemas", "$defs"]

  /// The schemas directly below one, with the way to them.
  static func below(_ schema: JSONObject) -> [(tokens: [String], value: JSON)] {
    var parts: [(tokens: [String], value: JSON)] = []
    for member in schema.members {
      if single.contains(member.name) {
        parts.append(([member.name], member.value))
      } else if lists.contains(member.name) {
        for (index, value) in (member.value.elements ?? []).enumerated() {
          parts.append(([member.name, String(index)], value))
        }
      } else if maps.contains(member.name), case .object(let object) = member.value {
        for part in object.members { parts.append(([member.name, part.name], part.value)) }
      }
    }
    return parts
  }
}
