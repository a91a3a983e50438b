import Foundation
import GRDB
import GradusModel
import GradusService
import GradusStore
import GradusTestSupport
import Testing

/// What is no journal, or cannot be read, is told in a sentence, and no byte of it is changed.
@Suite("Journals that are refused")
struct RefusalTests {
  @Test("a file that is no database")
  func noDatabase() async throws {
    try await Folders.withTemporary { folder in
      let file = folder.appending(path: "thesis.docx")
      try Data("Chapter one. ".utf8 + [UInt8](repeating: 65, count: 5000)).write(to: file)
      try expectRefused(file, "is no journal of Gradus")
      let problem = #expect(throws: Problem.self) {
        try SQLiteStorage(file: file.path).reset(at: Self.time)
      }
      #expect(problem?.sentence.contains("is no journal of Gradus") == true)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["thesis.docx"])
    }
  }

  @Test("a database of another program")
  func otherDatabase() async throws {
    try await Folders.withTemporary { folder in
      let file = folder.appending(path: "other.sqlite")
      let queue = try DatabaseQueue(path: file.path)
      try await queue.write { try $0.execute(sql: "CREATE TABLE photo (name TEXT)") }
      try queue.close()
      try expectRefused(file, "is no journal of Gradus")
    }
  }

  @Test("a journal of a later version, which a reset sets aside whole")
  func later() async throws {
    try await Folders.withTemporary { folder in
      let file = folder.appending(path: "j.sqlite")
      let storage = SQLiteStorage(file: file.path)
      _ = try storage.open()
      let queue = try DatabaseQueue(path: file.path)
      try await queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 99") }
      try queue.close()
      let before = try Data(contentsOf: file)
      try expectRefused(file, "was written by a later version of Gradus: its form is 99")
      let backup = try #require(try storage.reset(at: Self.time))
      #expect(backup.hasSuffix("/j-20300131T120000Z.sqlite"))
      #expect(try Data(contentsOf: URL(filePath: backup)) == before)
      #expect(try await storage.open().contents() == JournalContents())
    }
  }

  @Test("a damaged journal, which a reset sets aside", arguments: [0.3, 0.6, 0.9])
  func damaged(part: Double) async throws {
    try await Folders.withTemporary { folder in
      let file = folder.appending(path: "j.sqlite")
      let storage = SQLiteStorage(file: file.path)
      var random = RandomRecords(seed: 1)
      _ = try await storage.open().record(random.records(500))
      var bytes = try Data(contentsOf: file)
      let middle = Int(Double(bytes.count) * part)
      for index in middle..<min(middle + 20_000, bytes.count) { bytes[index] = 0xAA }
      try bytes.write(to: file)
      let problem = await #expect(throws: Problem.self) { try await storage.open().contents() }
      #expect(problem?.sentence == "The journal \(file.path) is damaged, and was left as it is.")
      #expect(try Data(contentsOf: file) == bytes)
      let backup = try #require(try storage.reset(at: Self.time))
      #expect(FileManager.default.fileExists(atPath: backup))
      #expect(try await storage.open().contents() == JournalContents())
    }
  }

  @Test("a journal that was cut off")
  func truncated() async throws {
    try await Folders.withTemporary { folder in
      let file = folder.appending(path: "j.sqlite")
      let storage = SQLiteStorage(file: file.path)
      var random = RandomRecords(seed: 1)
      _ = try await storage.open().record(random.records(500))
      let bytes = try Data(contentsOf: file).prefix(30_000)
      try bytes.write(to: file)
      try expectRefused(file, "is damaged")
    }
  }

  @Test("a folder in the place of the journal, or a file in the place of its folder")
  func inTheWay() async throws {
    try await Folders.withTemporary { folder in
      let problem = #expect(throws: Problem.self) { try SQLiteStorage(file: folder.path).open() }
      #expect(problem?.sentence.contains("can't be used: it is a folder.") == true)
      let file = folder.appending(path: "file")
      try Data().write(to: file)
      let below = #expect(throws: Problem.self) {
        try SQLiteStorage(file: file.appending(path: "j.sqlite").path).open()
      }
      #expect(below?.sentence.contains("its folder can't be made") == true)
    }
  }

  @Test("an empty file becomes a journal: there is nothing in it to lose")
  func empty() async throws {
    try await Folders.withTemporary { folder in
      let file = folder.appending(path: "j.sqlite")
      try Data().write(to: file)
      #expect(
        try await SQLiteStorage(file: file.path).open().contents() == JournalContents()
      )
    }
  }

  private static let time = LocalTime(Moment(milliseconds: 1_896_091_200_000), offset: 0)

  private func expectRefused(
    _ file: URL,
    _ sentence: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try Data(contentsOf: file)
    let problem = #expect(throws: Problem.self, sourceLocation: sourceLocation) {
      try SQLiteStorage(file: file.path).open()
    }
    let told = problem?.sentence ?? ""
    #expect(told.contains(sentence), "\(told)", sourceLocation: sourceLocation)
    #expect(told.contains(file.path), sourceLocation: sourceLocation)
    #expect(try Data(contentsOf: file) == before, sourceLocation: sourceLocation)
  }
}
