internal import GRDB
internal import GradusModel

/// What is asked about sittings of the assessment and their answers.
enum SittingQueries {
  /// The sittings, the earliest first; of those that were begun at once, the one recorded first.
  static func sittings(in database: Database) throws -> [RecordedSitting] {
    let languages = try database.cachedStatement(
      sql: "SELECT language FROM sitting_language WHERE sitting = ? ORDER BY position"
    )
    return try Row.fetchAll(database, sql: "SELECT * FROM sitting ORDER BY started_at, number")
      .map { row in
        let number: Int64 = row["number"]
        return RecordedSitting(
          row,
          languages: try String.fetchAll(languages, arguments: [number])
        )
      }
  }

  /// The answers of all sittings, sitting by sitting, each in its order.
  static func answers(in database: Database) throws -> [RecordedAnswer] {
    try Row.fetchAll(database, sql: "SELECT * FROM answer").map { RecordedAnswer($0) }.bySitting
  }
}

extension RecordedSitting {
  fileprivate init(_ row: Row, languages: [String]) {
    self.init(
      id: RecordID(row["id"]),
      session: SessionID(row["session"]),
      mode: (row["mode"], row["subject"]),
      seed: Seed(UInt64(bitPattern: row["seed"])),
      shift: row["shift"],
      languages: languages,
      startedAt: Moment(milliseconds: row["started_at"])
    )
  }
}

extension RecordedAnswer {
  fileprivate init(_ row: Row) {
    self.init(
      id: RecordID(row["id"]),
      place: (SessionID(row["session"]), row["number"]),
      item: (ItemID(row["item"]), row["item_version"]),
      score: row["score"],
      answeredAt: Moment(milliseconds: row["answered_at"])
    )
  }
}
