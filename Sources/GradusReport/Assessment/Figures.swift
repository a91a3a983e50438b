internal import GradusModel

/// Numbers as tables show them: with as many digits in every row.
enum Figures {
  /// Cells side by side.
  ///
  /// - Parameter cells: Texts with the columns that each takes at least: a negative number of them
  ///   fills space behind the text, a positive one before it.
  /// - Returns: A line.
  static func row(_ cells: [(String, Int)]) -> String {
    cells.map { text, width in
      let space = String(repeating: " ", count: max(0, abs(width) - text.count))
      return width < 0 ? text + space : space + text
    }.joined()
  }

  /// A part of a whole as percent.
  static func percent(_ share: Double, digits: Int) -> String {
    "\(fixed(100 * share, digits: digits)) %"
  }

  /// A number with its sign, also where it is positive.
  static func signed(_ value: Double, digits: Int) -> String {
    let text = fixed(value, digits: digits)
    return text.hasPrefix("-") ? text : "+\(text)"
  }

  /// A number with just so many digits behind the point; never `-0`.
  ///
  /// - Parameters:
  ///   - value: Less than 10¹² or so.
  ///   - digits: 0 or more.
  /// - Returns: The number, rounded.
  static func fixed(_ value: Double, digits: Int) -> String {
    let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard digits > 0 else { return "\(sign)\(scaled)" }
    let rest = String(scaled % scale)
    let zeros = String(repeating: "0", count: digits - rest.count)
    return "\(sign)\(scaled / scale).\(zeros)\(rest)"
  }

  /// A whole number with commas.
  static func grouped(_ value: Int) -> String { Figure.grouped(Double(value)) }
}
