/// Everything that a journal holds, in the order of time.
package struct JournalContents: Hashable, Sendable {
  package var profile: LearnerProfile?
  package var runs: [RecordedRun]
  package var answers: [RecordedAnswer]
  package var reviews: [RecordedReview]
  package var readings: [RecordedReading]

  package init() {
    runs = []
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
      case .answer(let answer): answers.append(answer)
      case .review(let review): reviews.append(review)
      case .reading(let reading): readings.append(reading)
      case .profile(let profile): self.profile = profile
      }
    }
    runs.sort { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) }
    answers.sort { ($0.answeredAt, $0.id) < ($1.answeredAt, $1.id) }
    reviews.sort { ($0.reviewedAt, $0.id) < ($1.reviewedAt, $1.id) }
    readings.sort { ($0.readAt, $0.id) < ($1.readAt, $1.id) }
  }

  /// Each of them, the profile first.
  package var records: [JournalRecord] {
    (profile.map { [.profile($0)] } ?? []) + runs.map(JournalRecord.run)
      + answers.map(JournalRecord.answer) + reviews.map(JournalRecord.review)
      + readings.map(JournalRecord.reading)
  }
}
