package import GradusModel
package import GradusService
import Synchronization

/// A journal that is forgotten with its process: the least that an implementation can be.
package final class MemoryJournal: Journal {
  private let kept = Mutex<[JournalRecord]>([])

  package init() {}

  package func record(_ records: [JournalRecord]) async throws(Problem) -> Int {
    if let fault = records.lazy.compactMap(\.fault).first {
      throw Problem("A record has \(fault).")
    }
    return kept.withLock { kept in
      records.count { record in
        guard Self.isNew(record, beside: kept) else { return false }
        if case .profile = record { kept.removeAll { $0.id == nil } }
        kept.append(record)
        return true
      }
    }
  }

  private static func isNew(_ record: JournalRecord, beside kept: [JournalRecord]) -> Bool {
    guard case .profile(let profile) = record else {
      return !kept.contains { $0.id == record.id || hasSamePlace($0, record) }
    }
    guard let before = JournalContents(kept).profile else { return true }
    return before != profile && before.changedAt <= profile.changedAt
  }

  private static func hasSamePlace(_ left: JournalRecord, _ right: JournalRecord) -> Bool {
    switch (left, right) {
    case (.sitting(let left), .sitting(let right)): left.session == right.session
    case (.answer(let left), .answer(let right)):
      left.session == right.session && left.number == right.number
    default: false
    }
  }

  package func runs(of project: ProjectID?, limit: Int) async throws(Problem) -> [RecordedRun] {
    Array(examined.filter { project == nil || $0.project == project }.prefix(limit))
  }

  package func lastRuns() async throws(Problem) -> [RecordedRun] {
    var seen: Set<ProjectID> = []
    return examined.filter { seen.insert($0.project).inserted }
  }

  package func passedStages() async throws(Problem) -> [PassedStage] {
    var times: [[String]: [Moment]] = [:]
    for case .run(let run) in kept.withLock(\.self) {
      for stage in run.stages where stage.isEvidence {
        times[[run.project.rawValue, stage.stage.rawValue], default: []].append(run.startedAt)
      }
    }
    return times.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { names, times in
      guard let first = times.min(), let last = times.max() else { return nil }
      return PassedStage(
        project: ProjectID(names[0]),
        stage: StageID(names[1]),
        firstAt: first,
        lastAt: last
      )
    }
  }

  package func firstReadings() async throws(Problem) -> [RecordedReading] {
    var seen: Set<TopicID> = []
    let readings = kept.withLock(\.self).compactMap { record in
      if case .reading(let reading) = record { reading } else { nil }
    }
    return readings.stable { $0.readAt < $1.readAt }.filter { seen.insert($0.lesson).inserted }
  }

  package func lastReviews(
    of cards: [CardID]
  ) async throws(Problem) -> [CardID: RecordedReview] {
    let reviews = kept.withLock(\.self).compactMap { record in
      if case .review(let review) = record, cards.contains(review.card) { review } else { nil }
    }
    return Dictionary(
      reviews.stable { $0.reviewedAt < $1.reviewedAt }.map { ($0.card, $0) },
      uniquingKeysWith: { $1 }
    )
  }

  package func sittings() async throws(Problem) -> [RecordedSitting] {
    kept.withLock(\.self).compactMap { record in
      if case .sitting(let sitting) = record { sitting } else { nil }
    }.stable { $0.startedAt < $1.startedAt }
  }

  package func answers() async throws(Problem) -> [RecordedAnswer] {
    kept.withLock(\.self).compactMap { record in
      if case .answer(let answer) = record { answer } else { nil }
    }.bySitting
  }

  package func profile() async throws(Problem) -> LearnerProfile? {
    try await contents().profile
  }

  package func contents() async throws(Problem) -> JournalContents {
    JournalContents(kept.withLock(\.self))
  }

  /// The runs but for replays, the last first.
  private var examined: [RecordedRun] {
    let runs = kept.withLock(\.self).compactMap { record in
      if case .run(let run) = record, run.occasion != .replay { run } else { nil }
    }
    return runs.stable { $0.startedAt < $1.startedAt }.reversed()
  }
}

/// A journal in memory that is always there.
package struct MemoryStorage: JournalStorage {
  package let journal = MemoryJournal()

  package init() {}

  package func place() throws(Problem) -> String { "memory" }
  package func exists() throws(Problem) -> Bool { true }
  package func open() throws(Problem) -> any Journal { journal }
  package func reset(at time: LocalTime) throws(Problem) -> String? {
    throw Problem("What is in memory is not emptied.")
  }
}

extension Sequence {
  /// Sorted, what is equal in the order that it had.
  fileprivate func stable(by precedes: (Element, Element) -> Bool) -> [Element] {
    enumerated().sorted { left, right in
      if precedes(left.element, right.element) { return true }
      return !precedes(right.element, left.element) && left.offset < right.offset
    }.map(\.element)
  }
}
