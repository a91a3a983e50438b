/// Everything that a journal holds, in the order of time; answers are together with those of their sitting.
package struct JournalContents: Hashable, Sendable {
  package var profile: LearnerProfile?
  package var runs: [RecordedRun]
  package var sittings: [RecordedSitting]
  package var answers: [RecordedAnswer]
  package var reviews: [RecordedReview]
  package var readings: [RecordedReading]

  package init() {
    runs = []
    sittings = []
    answers = []
    reviews = []
    readings = []
  }

  /// Puts records together, each where it belongs; what was at the same moment, in the order of ids.
  package init(_ records: some Sequence<JournalRecord>) {
    self.init()
    for record in records {
      switch record {
      case .run(let run): runs.append(run)
      case .sitting(let sitting): sittings.append(sitting)
      case .answer(let answer): answers.append(answer)
      case .review(let review): reviews.append(review)
      case .reading(let reading): readings.append(reading)
      case .profile(let profile): self.profile = profile
      }
    }
    runs.sort { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) }
    sittings.sort { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) }
    answers = answers.bySitting
    reviews.sort { ($0.reviewedAt, $0.id) < ($1.reviewedAt, $1.id) }
    readings.sort { ($0.readAt, $0.id) < ($1.readAt, $1.id) }
  }

  /// Each of them, the profile first.
  package var records: [JournalRecord] {
    (profile.map { [.profile($0)] } ?? []) + runs.map(JournalRecord.run)
      + sittings.map(JournalRecord.sitting) + answers.map(JournalRecord.answer)
      + reviews.map(JournalRecord.review) + readings.map(JournalRecord.reading)
  }
}
