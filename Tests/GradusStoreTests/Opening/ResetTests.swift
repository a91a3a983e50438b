import Foundation
import GradusModel
import GradusService
import GradusStore
import GradusTestSupport
import Testing

/// An emptied journal, and its backup.
@Suite("Reset")
struct ResetTests {
  private static let time = LocalTime(Moment(milliseconds: 1_896_091_200_000), offset: 0)

  @Test("the backup has everything, the journal nothing, and each backup a name of its own")
  func backup() async throws {
    try await Folders.withTemporary { folder in
      let storage = SQLiteStorage(file: folder.appending(path: "journal.sqlite").path)
      #expect(try storage.reset(at: Self.time) == nil)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
      var random = RandomRecords(seed: 1)
      // Stays open meanwhile, as that of another process would.
      let open = try storage.open()
      _ = try await open.record(random.records(60))
      let before = try await open.contents()
      let first = try #require(try storage.reset(at: Self.time))
      #expect(first == folder.appending(path: "journal-20300131T120000Z.sqlite").path)
      #expect(try await SQLiteStorage(file: first).open().contents() == before)
      #expect(try await open.contents() == JournalContents())
      #expect(try await open.passedStages().isEmpty)
      #expect(try await open.record([.run(random.run())]) == 1)
      let second = try #require(try storage.reset(at: Self.time))
      #expect(second == folder.appending(path: "journal-20300131T120000Z-2.sqlite").path)
      #expect(try await SQLiteStorage(file: second).open().contents().runs.count == 1)
    }
  }

  @Test("what others write meanwhile is in the backup or in the journal")
  func meanwhile() async throws {
    try await Folders.withTemporary { folder in
      let storage = SQLiteStorage(file: folder.appending(path: "journal.sqlite").path)
      _ = try storage.open()
      let backups = try await withThrowingTaskGroup { group in
        for seed in 1...3 as ClosedRange<UInt64> {
          group.addTask {
            var random = RandomRecords(seed: seed)
            let journal = try storage.open()
            for _ in 0..<40 { _ = try await journal.record([.run(random.run())]) }
          }
        }
        let backups = try (0..<4).map { _ in try #require(try storage.reset(at: Self.time)) }
        try await group.waitForAll()
        return backups
      }
      var count = try await storage.open().contents().runs.count
      for backup in backups {
        count += try await SQLiteStorage(file: backup).open().contents().runs.count
      }
      #expect(count == 120)
    }
  }
}
