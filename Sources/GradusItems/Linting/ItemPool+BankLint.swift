package import GradusAssessment
package import GradusCatalog
package import GradusModel

extension ItemPool {
  /// What is missing in the pool for placing learners by it.
  ///
  /// - Parameters:
  ///   - domains: The ids of the domains that learners are placed in.
  ///   - catalog: With these domains.
  ///   - cuts: The abilities at which levels begin.
  /// - Returns: The diagnostics; empty where it suffices, and where there are no items at all,
  ///   since there is no assessment then.
  package func lintBank(
    of domains: [String],
    in catalog: Catalog,
    cuts: CutScores = CutScores()
  ) -> [Diagnostic] {
    guard !items.isEmpty else { return [] }
    let asked = catalog.domains.enumerated().filter { domains.contains($0.element.id) }
    let found =
      asked.compactMap { tooFew(in: $0.element, of: catalog) } + tooFewExecutable
      + asked.flatMap { tooLittle(in: $0.offset, of: catalog, cuts: cuts) }
    return found.ordered
  }

  /// How many items each domain has, and which part of all is executed.
  private enum Least {
    static let items = 30
    static let executable = 0.25
  }

  private func tooFew(in domain: Domain, of catalog: Catalog) -> Diagnostic? {
    let count = items.count { !$0.isPilot && catalog.topic($0.topic)?.domain == domain.id }
    guard count < Least.items else { return nil }
    return diagnostic(
      domain: domain.id,
      "the domain '\(domain.id)' has \(count) items that count",
      advice: "Write \(Least.items) or more"
    )
  }

  private var tooFewExecutable: [Diagnostic] {
    let count = items.count(where: \.kind.isExecutable)
    guard Double(count) < Least.executable * Double(items.count) else { return [] }
    return [
      diagnostic(
        "\(count) of \(items.count) items are executed",
        advice: "Write more in which something is written or predicted; a quarter has to be"
      )
    ]
  }
}

extension ItemKind {
  /// Whether an answer is parsed or run, and not compared with a list of what is right.
  var isExecutable: Bool {
    switch self {
    case .single, .multiple, .order, .fault: false
    case .output, .sql, .request, .response, .json, .schema, .openapi, .graphql: true
    }
  }
}
