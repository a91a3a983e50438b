import Foundation
import GradusModel
import GradusService
import GradusStore
import GradusTestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Several processes with one journal, and processes that are killed.
///
/// `gradus-bench record FILE COUNT` records so many runs, one after the other and each together with the
/// next answer of a sitting of its own, and writes the id of each run when it is recorded.
@Suite("Processes that share a journal")
struct ProcessTests {
  private let recorder = Tool.built("gradus-bench")

  @Test(
    "eight processes that begin at once, with 50 records each, lose nothing, whatever was there",
    arguments: [nil] + OldJournal.all.map(Optional.some)
  )
  func together(before: OldJournal?) async throws {
    try await Folders.withTemporary { folder in
      let file = folder.appending(path: "j.sqlite").path
      try before?.make(at: file)
      let told = try await withThrowingTaskGroup { group in
        for _ in 0..<8 {
          group.addTask {
            let outcome = try await recorder.run(["record", file, "50"])
            #expect(outcome.status == 0, "\(outcome.errors)")
            return ids(outcome.output)
          }
        }
        return try await group.reduce(into: [RecordID]()) { $0 += $1 }
      }
      #expect(told.count == 400)
      let kept = try await SQLiteStorage(file: file).open().contents()
      let old = try before?.contents ?? JournalContents()
      #expect(Set(kept.runs.map(\.id)) == Set(told + old.runs.map(\.id)))
      #expect(kept.runs.count == 400 + old.runs.count)
      let missing = Set(old.records).subtracting(kept.records)
      #expect(missing.isEmpty)
      let sittings = Dictionary(grouping: kept.answers, by: \.session)
        .filter { session, _ in !old.answers.contains { $0.session == session } }
      #expect(sittings.map { $0.value.map(\.number) } == Array(repeating: Array(1...50), count: 8))
    }
  }

  @Test(
    "kill -9 at any moment leaves a whole journal with everything that was told",
    arguments: 0..<24
  )
  func killed(round: Int) async throws {
    try await Folders.withTemporary { folder in
      let file = folder.appending(path: "j.sqlite").path
      // From before the file is there to when some hundred records are in it.
      let moment = Duration.milliseconds(round * round)
      let outcome = try await recorder.run(
        ["record", file, "1000000"],
        in: folder.path,
        environment: [:]
      ) { running in
        try await Task.sleep(for: moment)
        running.signal(SIGKILL)
      }
      #expect(outcome.status == 128 + SIGKILL)
      let storage = SQLiteStorage(file: file)
      let contents = try await storage.open().contents()
      let kept = Set(contents.runs.map(\.id))
      let lost = ids(outcome.output).filter { !kept.contains($0) }
      #expect(lost.isEmpty)
      // At most the one record that was kept and not yet told.
      #expect(kept.count - ids(outcome.output).count <= 1)
      // A run and its answer are one transaction.
      #expect(contents.answers.map(\.number) == Array(1..<kept.count + 1))
      var random = RandomRecords(seed: 1)
      #expect(try await storage.open().record([.run(random.run())]) == 1)
    }
  }

  /// The ids of whole lines: the last one may have been cut off.
  private func ids(_ output: String) -> [RecordID] {
    output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map { RecordID(String($0)) }
  }
}
