import Foundation
import GradusModel
import GradusService
import GradusStore

/// Fills journals, and measures how long what `gradus` asks of one takes.
enum JournalBenchmark {
  /// Records runs one after the other, each together with an answer of one sitting, and writes the id
  /// of each run once it is recorded.
  static func record(_ count: Int, in file: String) async throws {
    let storage = SQLiteStorage(file: absolute(file))
    let session = SessionID(UUID().uuidString)
    for number in 0..<count {
      let run = SampleRuns.run(number, id: UUID().uuidString)
      let answer = SampleRuns.answer(number + 1, in: session)
      _ = try await storage.open().record([.run(run), .answer(answer)])
      // At once and unbuffered: who reads it must be able to rely on it.
      try FileHandle.standardOutput.write(contentsOf: Data("\(run.id)\n".utf8))
    }
  }

  /// Records runs together, then 100 readings of lessons and 50 reviews of each of their questions.
  static func fill(_ count: Int, in file: String) async throws {
    let journal = try SQLiteStorage(file: absolute(file)).open()
    var records = (0..<count).map { JournalRecord.run(SampleRuns.run($0, id: "run-\($0)")) }
    for number in 0..<100 {
      records.append(.reading(SampleRuns.reading(number)))
      records += (0..<200).map { .review(SampleRuns.review($0 % 4, of: number, number: $0)) }
    }
    _ = try await journal.record(records)
  }

  /// Opens a journal and asks what `gradus` has to know: the last run of each project, the stages that
  /// were passed, the lessons that were read, and the last review of 400 cards.
  ///
  /// - Returns: Milliseconds, the median of five times.
  static func milliseconds(of file: String) async throws -> Double {
    var times: [Duration] = []
    for _ in 0..<5 {
      let begun = ContinuousClock.now
      let journal = try SQLiteStorage(file: absolute(file)).open()
      let runs = try await journal.lastRuns()
      let stages = try await journal.passedStages()
      let readings = try await journal.firstReadings()
      let reviews = try await journal.lastReviews(
        of: readings.flatMap { reading in (0..<4).map { CardID("\(reading.lesson).\($0)") } }
      )
      times.append(begun.duration(to: .now))
      guard !runs.isEmpty, !stages.isEmpty, reviews.count == 4 * readings.count else {
        throw Unexpected()
      }
    }
    return times.sorted()[2] / .milliseconds(1)
  }

  private struct Unexpected: Error {}

  private static func absolute(_ file: String) -> String {
    URL(filePath: file, relativeTo: .currentDirectory()).standardizedFileURL.path
  }
}
