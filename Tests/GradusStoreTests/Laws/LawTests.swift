import Foundation
import GradusModel
import GradusService
import GradusStore
import GradusTestSupport
import Testing

/// The laws of the storage interface, on every implementation that there is.
@Suite("Journal laws")
struct LawTests {
  @Test("SQLite", arguments: JournalLaw.all)
  func sqlite(law: JournalLaw) async throws {
    try await Folders.withTemporary { folder in
      try await law.check(SQLiteStorage(file: folder.appending(path: "j.sqlite").path).open())
    }
  }

  @Test("memory", arguments: JournalLaw.all)
  func memory(law: JournalLaw) async throws {
    try await law.check(MemoryJournal())
  }

  @Test("what was recorded is there when the journal is opened again")
  func reopening() async throws {
    try await Folders.withTemporary { folder in
      let storage = SQLiteStorage(file: folder.appending(path: "deep/inside/j.sqlite").path)
      var random = RandomRecords(seed: 1)
      let records = random.records(50)
      #expect(try !storage.exists())
      _ = try await storage.open().record(records)
      let first = try await storage.open().contents()
      #expect(try await storage.open().contents() == first)
      #expect(first.runs.count == JournalContents(records).runs.count)
      #expect(try await storage.open().record(first.records) == 0)
    }
  }

  @Test("an export round-trips exactly, whatever the journal holds", arguments: 1...25)
  func roundTrip(seed: UInt64) async throws {
    try await Folders.withTemporary { folder in
      var random = RandomRecords(seed: seed)
      let journal = try SQLiteStorage(file: folder.appending(path: "a.sqlite").path).open()
      _ = try await journal.record(random.records(40))
      let contents = try await journal.contents()
      let text = try JournalFile.encode(contents)
      let read = try JournalFile.decode(text, file: "export.json")
      #expect(read == contents)
      let other = try SQLiteStorage(file: folder.appending(path: "b.sqlite").path).open()
      #expect(try await other.record(read.records) == read.records.count)
      #expect(try await JournalFile.encode(other.contents()) == text)
      #expect(try await other.record(read.records) == 0)
    }
  }
}
