internal import GRDB
internal import GradusModel

/// What is asked about readings, reviews and the profile.
enum RecordQueries {
  /// The first reading of each lesson, the earliest first.
  static func firstReadings(in database: Database) throws -> [RecordedReading] {
    // With min(), SQLite takes the other columns from the row that has it.
    let sql = """
      SELECT id, lesson, min(read_at) AS read_at, day FROM reading
      GROUP BY lesson ORDER BY read_at, number
      """
    return try Row.fetchAll(database, sql: sql).map { RecordedReading($0) }
  }

  /// The last review of each of some cards.
  static func lastReviews(
    of cards: [CardID],
    in database: Database
  ) throws -> [CardID: RecordedReview] {
    let statement = try database.cachedStatement(
      sql: "SELECT * FROM review WHERE card = ? ORDER BY reviewed_at DESC, number DESC LIMIT 1"
    )
    var reviews: [CardID: RecordedReview] = [:]
    for card in cards {
      reviews[card] = try Row.fetchOne(statement, arguments: [card.rawValue])
        .map { try RecordedReview($0) }
    }
    return reviews
  }

  /// What the learner said of themselves; nil where they have not.
  static func profile(in database: Database) throws -> LearnerProfile? {
    try Row.fetchOne(database, sql: "SELECT * FROM profile").map { LearnerProfile($0) }
  }

  /// All of them, in no order.
  static func all(in database: Database) throws -> [JournalRecord] {
    let reviews = try Row.fetchAll(database, sql: "SELECT * FROM review")
    let readings = try Row.fetchAll(database, sql: "SELECT * FROM reading")
    return try (try profile(in: database).map { [.profile($0)] } ?? [])
      + reviews.map { .review(try RecordedReview($0)) }
      + readings.map { .reading(RecordedReading($0)) }
  }
}

extension RecordedReading {
  fileprivate init(_ row: Row) {
    self.init(
      id: RecordID(row["id"]),
      lesson: TopicID(row["lesson"]),
      readAt: Moment(milliseconds: row["read_at"]),
      day: Day(number: row["day"])
    )
  }
}

extension RecordedReview {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: RecordID(row["id"]),
      card: CardID(row["card"]),
      rating: try row.value("rating"),
      reviewedAt: Moment(milliseconds: row["reviewed_at"]),
      day: Day(number: row["day"]),
      memory: MemoryState(stability: row["stability"], difficulty: row["difficulty"]),
      dueOn: Day(number: row["due_on"])
    )
  }
}

extension LearnerProfile {
  fileprivate init(_ row: Row) {
    self.init(changedAt: Moment(milliseconds: row["changed_at"]))
    goal = row["goal"]
    experience = row["experience"]
    language = row["language"]
    hoursAWeek = row["hours_a_week"]
    path = row["path"]
    startedOn = (row["started_on"] as Int?).map(Day.init(number:))
  }
}

extension Row {
  /// The value of a column that holds one of a few words.
  ///
  /// - Throws: `JournalFault.damaged` where it holds another one.
  func value<Value: RawRepresentable<String>>(_ column: String) throws -> Value {
    let text: String = self[column]
    guard let value = Value(rawValue: text) else { throw JournalFault.damaged }
    return value
  }
}
