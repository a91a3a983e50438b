internal import GradusModel

extension JournalFile {
  /// The members of the first form, which had no sittings, and whose answers had no numbers.
  struct Form1: Decodable {
    let profile: LearnerProfile?
    let runs: [RecordedRun]
    let answers: [Answer]
    let reviews: [RecordedReview]
    let readings: [RecordedReading]

    struct Answer: Decodable {
      let id: RecordID
      let session: SessionID
      let item: ItemID
      let itemVersion: Int
      let score: Double
      let answeredAt: Moment
    }

    var contents: JournalContents {
      var contents = JournalContents()
      contents.profile = profile
      contents.runs = runs
      contents.answers = numberedAnswers
      contents.reviews = reviews
      contents.readings = readings
      return contents
    }

    /// The answers of each sitting, numbered by their times; where these are alike, as in the file.
    private var numberedAnswers: [RecordedAnswer] {
      var counts: [SessionID: Int] = [:]
      let inOrder = answers.enumerated().sorted {
        ($0.element.answeredAt, $0.offset) < ($1.element.answeredAt, $1.offset)
      }
      return inOrder.map { _, answer in
        counts[answer.session, default: 0] += 1
        return RecordedAnswer(
          id: answer.id,
          place: (answer.session, counts[answer.session, default: 1]),
          item: (answer.item, answer.itemVersion),
          score: answer.score,
          answeredAt: answer.answeredAt
        )
      }.bySitting
    }
  }
}
