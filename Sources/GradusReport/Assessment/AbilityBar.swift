internal import GradusModel

/// An ability as a mark on a line, with how sure it is.
enum AbilityBar {
  /// The abilities at the ends of the line, in logits.
  private static let bound = 3.0
  /// Columns of the line.
  private static let columns = 31

  /// What the line means.
  static func legend(style: TextStyle) -> [String] {
    let text =
      "The line goes from knowing little to knowing nearly all; at each ┊ a level begins, intermediate and then "
      + "advanced. ● is the best guess, ━ how far it may well be off."
    return [style.styled(style.wrapped(text), .dim)]
  }

  /// The name with what is said of the level, and the line.
  static func lines(
    _ ability: AssessmentReport.Ability,
    cuts: [Double],
    style: TextStyle
  ) -> [String] {
    let title = style.styled(ability.title, .bold)
    let nearly = ability.nearly > 0 ? ", \(ability.nearly) nearly" : ""
    let items = "\(ability.right) of \(ability.scored) right\(nearly)"
    return [
      style.wrapped("\(title): \(standing(ability)); \(items)", hanging: 2),
      "  \(line(ability, cuts: cuts))",
    ]
  }

  /// `intermediate (84 %)`, `between beginner and intermediate (41 % and 52 %)`.
  static func standing(_ ability: AssessmentReport.Ability) -> String {
    let chances = ability.chances.filter { ability.standing.contains($0.level) }
      .map { "\(Int(($0.probability * 100).rounded())) %" }.joined(separator: " and ")
    let levels = ability.standing.joined(separator: " and ")
    return "\(ability.standing.count > 1 ? "between " : "")\(levels) (\(chances))"
  }

  /// The mark, between the ends of the line.
  static func line(_ ability: AssessmentReport.Ability, cuts: [Double]) -> String {
    let mark = column(ability.estimate)
    let spread =
      column(ability.estimate - ability.deviation)...column(ability.estimate + ability.deviation)
    let levels = cuts.map(column)
    let cells = (0..<columns).map { index in
      index == mark
        ? "●" : levels.contains(index) ? "┊" : spread.contains(index) ? "━" : "·"
    }
    return "├\(cells.joined())┤"
  }

  private static func column(_ ability: Double) -> Int {
    let part = (min(max(ability, -bound), bound) + bound) / (2 * bound)
    return Int((part * Double(columns - 1)).rounded())
  }
}
