internal import GradusAssessment
internal import GradusCatalog
internal import GradusItems
internal import GradusModel

/// The sittings that a learner has taken, replayed one after the other.
///
/// Each that came to its end has refined the items for the next one, so that nothing but the answers is
/// kept, and journals can be joined.
struct AssessmentLog: Sendable {
  /// Those that can be replayed, the earliest first.
  private(set) var sittings: [Sitting] = []
  /// How many can't, because what they asked has changed.
  private(set) var unreadable = 0
  /// Why the one that was begun last can't be replayed; nil where it can.
  private(set) var lastProblem: Problem?
  /// All items, as refined by the sittings.
  private(set) var parameters: [Item]
  /// The items that were asked so far.
  private(set) var seen: Set<ItemID> = []

  /// Replays sittings.
  ///
  /// - Parameters:
  ///   - content: What was asked from.
  ///   - recorded: In any order.
  ///   - answers: Of all of them, those of each in the order in which they were given.
  init(_ content: AssessmentContent, _ recorded: [RecordedSitting], _ answers: [RecordedAnswer]) {
    parameters = content.pool.parameters(in: content.catalog)
    let given = Dictionary(grouping: answers, by: \.session)
    for one in recorded.sorted(by: { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) }) {
      let answers = given[one.session] ?? []
      do throws(Problem) {
        let sitting = try Sitting(content, one, answers: answers, after: self)
        sittings.append(sitting)
        if sitting.isComplete { refine(by: sitting.session) }
        lastProblem = nil
      } catch {
        unreadable += 1
        lastProblem = error
      }
      seen.formUnion(answers.map(\.item))
    }
  }

  private mutating func refine(by session: AssessmentSession) {
    let refined = Dictionary(
      session.refinedItems.map { ($0.id, $0) },
      uniquingKeysWith: { _, last in last }
    )
    parameters = parameters.map { refined[$0.id] ?? $0 }
  }
}
