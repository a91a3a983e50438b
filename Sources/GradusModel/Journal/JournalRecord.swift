/// One thing that the journal keeps.
package enum JournalRecord: Hashable, Sendable {
  case run(RecordedRun)
  case sitting(RecordedSitting)
  case answer(RecordedAnswer)
  case review(RecordedReview)
  case reading(RecordedReading)
  /// Takes the place of an earlier profile.
  case profile(LearnerProfile)

  /// What tells it from all others; nil for the profile, of which there is one.
  package var id: RecordID? {
    switch self {
    case .run(let run): run.id
    case .sitting(let sitting): sitting.id
    case .answer(let answer): answer.id
    case .review(let review): review.id
    case .reading(let reading): reading.id
    case .profile: nil
    }
  }
}
