internal import GRDB
internal import GradusModel
internal import GradusService

/// A journal that is open.
///
/// Each call is one transaction. None of them waits for the cancellation of its task: what happened is
/// recorded even where somebody has pressed Ctrl-C since.
struct SQLiteJournal: Journal {
  private let database: JournalDatabase
  /// Its path, for messages.
  private let file: String

  init(_ database: JournalDatabase, file: String) {
    self.database = database
    self.file = file
  }

  func record(_ records: [JournalRecord]) async throws(Problem) -> Int {
    if let (record, fault) = records.lazy.compactMap({ record in
      record.fault.map { (record, $0) }
    }).first {
      throw Problem("The record \(record.id?.rawValue ?? "of the profile") has \(fault).")
    }
    return try write { database in
      try records.count { try $0.insert(into: database) }
    }
  }

  func runs(of project: ProjectID?, limit: Int) async throws(Problem) -> [RecordedRun] {
    try read { try RunQueries.latest(of: project, limit: limit, in: $0) }
  }

  func lastRuns() async throws(Problem) -> [RecordedRun] {
    try read(RunQueries.lastOfEachProject)
  }

  func passedStages() async throws(Problem) -> [PassedStage] {
    try read(RunQueries.passedStages)
  }

  func firstReadings() async throws(Problem) -> [RecordedReading] {
    try read(RecordQueries.firstReadings)
  }

  func lastReviews(of cards: [CardID]) async throws(Problem) -> [CardID: RecordedReview] {
    try read { try RecordQueries.lastReviews(of: cards, in: $0) }
  }

  func sittings() async throws(Problem) -> [RecordedSitting] {
    try read(SittingQueries.sittings)
  }

  func answers() async throws(Problem) -> [RecordedAnswer] {
    try read(SittingQueries.answers)
  }

  func profile() async throws(Problem) -> LearnerProfile? {
    try read(RecordQueries.profile)
  }

  func contents() async throws(Problem) -> JournalContents {
    try read { database in
      guard try String.fetchOne(database, sql: "PRAGMA quick_check(1)") == "ok" else {
        throw JournalFault.damaged
      }
      return JournalContents(
        try RunQueries.all(in: database).map(JournalRecord.run)
          + SittingQueries.sittings(in: database).map(JournalRecord.sitting)
          + SittingQueries.answers(in: database).map(JournalRecord.answer)
          + RecordQueries.all(in: database)
      )
    }
  }

  private func read<Value>(_ body: (Database) throws -> Value) throws(Problem) -> Value {
    do {
      return try database.queue.read(body)
    } catch {
      throw JournalFault(error).problem(file)
    }
  }

  private func write<Value>(_ body: (Database) throws -> Value) throws(Problem) -> Value {
    do {
      return try database.queue.writeWithoutTransaction { connection in
        var value: Value?
        try connection.inTransaction(.immediate) {
          value = try body(connection)
          return .commit
        }
        guard let value else { throw JournalFault.unusable("a transaction did not end") }
        return value
      }
    } catch {
      throw JournalFault(error).problem(file)
    }
  }
}
