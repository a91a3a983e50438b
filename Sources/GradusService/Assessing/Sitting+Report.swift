internal import GradusAssessment
internal import GradusCatalog
internal import GradusItems
internal import GradusModel

extension Sitting {
  /// What it found, so far or at its end.
  ///
  /// - Parameters:
  ///   - offer: What exists, to name what to do next.
  ///   - record: What the learner has done already.
  /// - Returns: The report.
  func report(_ offer: Offer, _ record: LearnerRecord) -> AssessmentReport {
    let result = session.result
    let domains = zip(content.catalog.domains, result.domains).filter { $1.scored > 0 }
    var report = AssessmentReport(
      sitting: recorded,
      subject: content.title(ofSubject: recorded.subject),
      answered: answered,
      isComplete: isComplete,
      domains: domains.map { domain, found in
        AssessmentReport.Ability(
          id: domain.id,
          title: domain.title,
          found,
          outcomes.filter { $0.domain == domain.id }.map(\.credit)
        )
      },
      overall: recorded.subject != nil
        ? nil
        : AssessmentReport.Ability(
          id: "overall",
          title: "All domains",
          result.overall,
          outcomes.map(\.credit)
        )
    )
    report.cuts = [content.results.cuts.intermediate, content.results.cuts.advanced]
    if recorded.subject == nil {
      report.path = result.overall.standing.path.rawValue
      let career = content.results.career(at: result.overall.estimate.ability)
      report.career = career.flatMap { content.catalog.career($0.id)?.title }
    }
    let missed = outcomes.filter { !$0.isFull }.sorted { $0.difficulty < $1.difficulty }
    let solved = outcomes.filter(\.isFull).sorted { $0.difficulty > $1.difficulty }
    report.strongest = solved.prefix(3).map(\.item.objective)
    report.weakest = missed.prefix(3).map(\.item.objective)
    report.steps = StudyPlan(offer, record).steps(for: missed.map(\.item.topic))
    return report
  }

  /// An item that was answered and scored.
  private struct ItemOutcome {
    let item: WrittenItem
    let domain: String
    /// In logits.
    let difficulty: Double
    let credit: Credit

    var isFull: Bool { credit == .full }
  }

  /// In the order of the answers.
  private var outcomes: [ItemOutcome] {
    session.record.answers.compactMap { answer in
      guard let position = session.bank.position(of: answer.item),
        let item = content.pool.item(answer.item), !session.bank.items[position].isPilot
      else { return nil }
      let parameters = session.bank.items[position]
      return ItemOutcome(
        item: item,
        domain: content.catalog.domains[parameters.domain].id,
        difficulty: parameters.model.difficulty,
        credit: item.format.credit(of: answer.category)
      )
    }
  }
}

extension AssessmentReport.Ability {
  init(id: String, title: String, _ found: AssessmentResult.Finding, _ credits: [Credit]) {
    let standing: [Level] =
      switch found.standing {
      case .at(let level): [level]
      case .between(let lower, let upper): [lower, upper]
      }
    self.init(
      id: id,
      title: title,
      ability: (found.estimate.ability, found.estimate.deviation),
      chances: Level.allCases.map {
        AssessmentReport.Chance(level: $0.rawValue, probability: found.chances[$0])
      },
      standing: standing.map(\.rawValue),
      items: (
        found.scored, right: credits.count { $0 == .full }, nearly: credits.count { $0 == .nearly }
      )
    )
  }
}
