internal import GradusModel

extension JournalFile {
  /// What every form has.
  struct Version: Decodable {
    let format: Int
  }

  /// The members of the outermost object.
  struct Form: Codable {
    let format: Int
    let profile: LearnerProfile?
    let runs: [RecordedRun]
    let sittings: [RecordedSitting]
    let answers: [RecordedAnswer]
    let reviews: [RecordedReview]
    let readings: [RecordedReading]

    init(_ contents: JournalContents) {
      format = JournalFile.format
      profile = contents.profile
      runs = contents.runs
      sittings = contents.sittings
      answers = contents.answers
      reviews = contents.reviews
      readings = contents.readings
    }

    var contents: JournalContents {
      var contents = JournalContents()
      contents.profile = profile
      contents.runs = runs
      contents.sittings = sittings
      contents.answers = answers
      contents.reviews = reviews
      contents.readings = readings
      return contents
    }
  }
}
