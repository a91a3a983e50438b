import Foundation

/// Header fields whose value is a list (RFC 9110, section 5.6.1).
enum FieldList {
  /// The elements of a list, without the blanks around them and without empty ones.
  ///
  /// - Parameters:
  ///   - value: What stands in the field.
  ///   - separator: What stands between two elements; in a quoted string it is text.
  /// - Returns: The elements in their order.
  static func elements(_ value: some StringProtocol, separator: Character = ",") -> [String] {
    var elements = [""]
    var isQuoted = false
    for character in value {
      if character == "\"" { isQuoted.toggle() }
      if character == separator, !isQuoted {
        elements.append("")
      } else {
        elements[elements.count - 1].append(character)
      }
    }
    return elements.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}
