internal import GRDB

/// The tables of a journal, in every form that they have had.
enum JournalSchema {
  /// Says in the file's header that it is a journal of Gradus: `GrJn` in ASCII.
  static let applicationID: Int32 = 0x4772_4A6E

  /// What makes each form from the one before it, the first from nothing.
  ///
  /// A form that was released is never changed; `Tests/GradusStoreTests/Fixtures` has a journal of each.
  static let steps = [form1, form2]

  /// What there is to empty, each table before those that it refers to.
  static let tables = [
    "run_stage", "run", "passed_stage", "sitting_language", "sitting", "answer", "review",
    "reading", "profile",
  ]

  /// The form that this version writes.
  static var current: Int { steps.count }

  /// The form of a journal; 0 where nothing is in it yet.
  ///
  /// - Throws: `JournalFault` where it is none, or one of a later version.
  static func form(of database: Database) throws -> Int {
    let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let form = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard application == applicationID else {
      let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      guard application == 0, form == 0, tables == 0 else { throw JournalFault.foreign }
      return 0
    }
    guard form <= current else { throw JournalFault.later(form: form) }
    return form
  }

  /// Brings a journal to the current form, in the transaction of the caller.
  ///
  /// - Throws: `JournalFault` where it is none, or one of a later version.
  static func migrate(_ database: Database) throws {
    // Another process may have done it while this one waited.
    let form = try form(of: database)
    guard form < current else { return }
    for step in steps[form...] { try database.execute(sql: step) }
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(current)")
  }
}
