internal import GradusAssessment
internal import GradusCatalog
internal import GradusModel

extension ItemPool {
  /// How sure a placement is to be of an ability at a cut score.
  private enum Placement {
    /// The most items of one domain, as `SessionPlan` has it.
    static let items = SessionPlan(.placement).domains.most
    /// The greatest standard deviation that these may leave, in logits: decision 21.
    static let deviation = 0.62
  }

  /// Diagnostics where the best items for somebody at a cut score say too little about them.
  ///
  /// The prior of an ability has the variance 1, so that items with the information I leave the
  /// standard deviation 1/√(1+I). Learners are asked nothing in languages that they don't write:
  /// what counts is the learner who is worst off.
  ///
  /// - Parameters:
  ///   - domain: The position of a domain of the catalog.
  ///   - catalog: With the domain, and the languages.
  ///   - cuts: The abilities at which levels begin.
  /// - Returns: At most one for each cut score.
  func tooLittle(in domain: Int, of catalog: Catalog, cuts: CutScores) -> [Diagnostic] {
    let learners = [[]] + catalog.languages.map { [$0.id] }
    let banks = learners.compactMap { languages in
      // A bank that is no bank is told by other rules.
      (try? bank(in: catalog, for: Set(languages))).map { (languages.first, $0) }
    }
    let name = catalog.domains[domain].id
    return [cuts.intermediate, cuts.advanced].compactMap { cut in
      let left = banks.map { language, bank in
        (language: language, deviation: Self.deviation(at: cut, in: domain, of: bank))
      }
      guard let worst = left.max(by: { $0.deviation < $1.deviation }),
        worst.deviation > Placement.deviation
      else { return nil }
      let deviation = (worst.deviation * 100).rounded(.up) / 100
      let learner = worst.language.map { " for those who write \($0)" } ?? ""
      return diagnostic(
        domain: name,
        "the \(Placement.items) best items at \(cut) leave a standard deviation of \(deviation)\(learner)",
        advice: "Write more that are rated near \(cut), best such that nobody guesses; "
          + "\(Placement.deviation) is allowed"
      )
    }
  }

  /// The standard deviation that the best items leave of an ability.
  private static func deviation(at ability: Double, in domain: Int, of bank: ItemBank) -> Double {
    let information = bank.items.indices.filter { index in
      bank.items[index].domain == domain && !bank.items[index].isPilot
    }
    .map { bank.information(of: $0, at: ability) }
    .sorted(by: >).prefix(Placement.items).reduce(0, +)
    return 1 / (1 + information).squareRoot()
  }
}
