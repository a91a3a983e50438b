import Foundation
import GRDB
import GradusModel
import GradusService
import GradusStore
import GradusTestSupport
import Testing

/// Journals of every form that was released, brought to the current one.
@Suite("Forms of the journal")
struct SchemaTests {
  @Test("there is a fixture of every form up to the current one")
  func complete() async throws {
    try await Folders.withTemporary { folder in
      let file = folder.appending(path: "j.sqlite").path
      _ = try SQLiteStorage(file: file).open()
      let current = try await DatabaseQueue(path: file).read {
        try Int.fetchOne($0, sql: "PRAGMA user_version")
      }
      #expect(OldJournal.all.map(\.form) == Array(1...(current ?? 0)))
    }
  }

  @Test(
    "a journal of every form is read, and has the schema of a new one then",
    arguments: OldJournal.all
  )
  func migration(of fixture: OldJournal) async throws {
    try await Folders.withTemporary { folder in
      let old = folder.appending(path: "old.sqlite").path
      try fixture.make(at: old)
      let journal = try SQLiteStorage(file: old).open()
      let contents = try await journal.contents()
      #expect(try contents == fixture.contents)
      #expect(try await !journal.passedStages().isEmpty)
      #expect(try await journal.record(contents.records) == 0)
      let new = folder.appending(path: "new.sqlite").path
      _ = try SQLiteStorage(file: new).open()
      #expect(try await Self.schema(old) == Self.schema(new))
    }
  }

  @Test("an open journal is in the mode in which others may read while one writes")
  func mode() async throws {
    try await Folders.withTemporary { folder in
      let file = folder.appending(path: "j.sqlite").path
      _ = try SQLiteStorage(file: file).open()
      let mode = try await DatabaseQueue(path: file).read {
        try String.fetchOne($0, sql: "PRAGMA journal_mode")
      }
      #expect(mode == "wal")
    }
  }

  private static func schema(_ file: String) async throws -> [String] {
    try await DatabaseQueue(path: file).read { database in
      try ["PRAGMA application_id", "PRAGMA user_version"].map {
        String(try Int.fetchOne(database, sql: $0) ?? 0)
      }
        + String.fetchAll(
          database,
          sql: "SELECT name || ' ' || ifnull(sql, '') FROM sqlite_master ORDER BY name"
        )
    }
  }
}
