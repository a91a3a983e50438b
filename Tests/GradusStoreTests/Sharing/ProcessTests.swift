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
/// `gradus-bench record FILE COUNT` records so many runs, one after the other, and writes the id of each
/// when it is recorded.
@Suite("Processes that share a journal")
struct ProcessTests {
  private let recorder = Tool.built("gradus-bench")

  @Test("eight processes that begin at once, with 50 records each, lose nothing")
  func together() async throws {
    try await Folders.withTemporary { folder in
      let file = folder.appending(path: "j.sqlite").path
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
      let kept = try await SQLiteStorage(file: file).open().contents().runs.map(\.id)
      #expect(Set(kept) == Set(told))
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
      let kept = Set(try await storage.open().contents().runs.map(\.id))
      let lost = ids(outcome.output).filter { !kept.contains($0) }
      #expect(lost.isEmpty)
      // At most the one record that was kept and not yet told.
      #expect(kept.count - ids(outcome.output).count <= 1)
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
