internal import GradusAssessment
internal import GradusCatalog
internal import GradusItems
package import GradusModel

/// Which placements are to be simulated.
package struct SimulationRequest: Hashable, Sendable {
  /// How many learners may be simulated: the most take some minutes.
  package static let learnerRange = 1...100_000

  package var learners: Int
  package var seed: Seed
  /// Content of somebody's own over the built-in one; nil for none.
  package var content: String?

  /// - Parameters:
  ///   - learners: How many; `Docs/assessment.md` tells of 2,000.
  ///   - seed: Decides all draws; that of `Docs/assessment.md` is 1.
  ///   - content: Content of somebody's own over the built-in one; nil for none.
  package init(learners: Int = 2000, seed: Seed = Seed(1), content: String? = nil) {
    self.learners = learners
    self.seed = seed
    self.content = content
  }
}

extension Gradus {
  /// Places learners whose abilities are known, with items that are drawn from what is believed of
  /// them.
  ///
  /// Where the task is cancelled, the report is about those who had been placed.
  ///
  /// - Parameters:
  ///   - request: How many learners, and from which seed.
  ///   - onPlaced: Told how many have been placed, now and then.
  /// - Returns: What was stated against what was true.
  /// - Throws: `Problem` where the numbers are out of range, something is wrong with the items, or
  ///   there are too few of them; `CancellationError` where nobody was placed.
  package func simulate(
    _ request: SimulationRequest,
    onPlaced: (Int) -> Void = { _ in }
  ) throws -> SimulationReport {
    let range = SimulationRequest.learnerRange
    guard range.contains(request.learners) else {
      throw Problem(
        "\(request.learners) learners can't be simulated.",
        advice: "Take \(range.lowerBound) to \(range.upperBound)."
      )
    }
    let content = try assessmentContent(over: request.content)
    let bank = try wholeBank(of: content)
    let simulation = PlacementSimulation(bank, scale: content.scale)
    let outcome: PlacementOutcome
    do throws(SessionError) {
      outcome = try simulation.outcome(learners: request.learners, seed: request.seed) { placed in
        if placed.isMultiple(of: 20) { onPlaced(placed) }
        return !Task.isCancelled
      }
    } catch {
      throw Problem(error.description, advice: "Write more items; Docs/content.md says how.")
    }
    guard outcome.learners > 0 else { throw CancellationError() }
    var report = SimulationReport(
      outcome,
      items: bank.items.map(\.id),
      seed: request.seed,
      threshold: content.scale.threshold,
      mostItems: SessionPlan(.placement).stopping.most
    )
    report.isPartial = outcome.learners < request.learners
    return report
  }

  /// The bank of all items, whatever language they are for.
  private func wholeBank(of content: AssessmentContent) throws(Problem) -> ItemBank {
    if let first = content.pool.diagnostics.first {
      throw Problem(
        "Something is wrong with the items: \(first)",
        advice: "gradus catalog lint says all of it."
      )
    }
    do throws(InvalidItemBank) {
      return try content.pool.bank(in: content.catalog)
    } catch {
      throw Problem(error.description, advice: "gradus catalog lint says where.")
    }
  }
}
