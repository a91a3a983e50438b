internal import GradusAssessment
internal import GradusCatalog
package import GradusModel

/// Where the last full assessment placed a learner.
package struct AssessedLevels: Hashable, Sendable {
  /// One domain.
  package struct Domain: Hashable, Sendable {
    package let id: String
    package let title: String
    /// In logits.
    package let ability: Double
    /// The standard deviation of what is believed of it, in logits.
    package let deviation: Double
    /// The level, or the two that it is between, the lower one first.
    package let standing: [String]
  }

  /// The path that fits.
  package let path: String
  /// In the order of the curriculum.
  package let domains: [Domain]
  package let takenAt: Moment
}

extension Gradus {
  /// Where the last placement or comprehensive assessment that came to its end placed the learner.
  ///
  /// Items are read only where there is such a thing.
  ///
  /// - Returns: Nil where none was finished, or its items have changed.
  /// - Throws: `Problem` where the journal or the items cannot be read.
  func assessedLevels(_ journal: any Journal) async throws(Problem) -> AssessedLevels? {
    let full = ["placement", "comprehensive"]
    let recorded = try await journal.sittings()
    guard recorded.contains(where: { full.contains($0.mode) }) else { return nil }
    let content = try assessmentContent()
    let log = AssessmentLog(content, recorded, try await journal.answers())
    let last = log.sittings.last { $0.isComplete && full.contains($0.recorded.mode) }
    guard let last else { return nil }
    let report = last.report(
      Offer(catalog: content.catalog, examined: [], starters: [:]),
      LearnerRecord()
    )
    return AssessedLevels(
      path: report.path ?? Level.beginner.rawValue,
      domains: report.domains.map { domain in
        AssessedLevels.Domain(
          id: domain.id,
          title: domain.title,
          ability: domain.estimate,
          deviation: domain.deviation,
          standing: domain.standing
        )
      },
      takenAt: report.startedAt
    )
  }
}
