import Foundation
import GradusTestSupport
import Testing

/// A learner who begins with nothing, and comes back.
@Suite("Plans")
struct PlanTests {
  private let gradus = Tool.built("gradus")

  @Test("whoever uses it first is told what to type, and a journal is not made for that")
  func first() async throws {
    try await Folders.withTemporary { folder in
      let told = try await run([], in: folder)
      #expect(told.status == 0)
      #expect(told.output.split(separator: "\n").count == 3)
      #expect(told.output.contains("gradus learn "))
      #expect(!FileManager.default.fileExists(atPath: journal(in: folder)))
    }
  }

  @Test("without a terminal, what is missing is named, and nothing is kept")
  func missing() async throws {
    try await Folders.withTemporary { folder in
      let told = try await run(["learn", "--goal", "junior", "--language", "go"], in: folder)
      #expect(told.status == 2)
      let errors = told.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(errors.contains("gradus learn --experience none --hours 10"))
      #expect(!FileManager.default.fileExists(atPath: journal(in: folder)))
    }
  }

  @Test("what was said becomes a path with dates, and is remembered")
  func plan() async throws {
    try await Folders.withTemporary { folder in
      let said = try await run(Self.said, in: folder)
      #expect(said.status == 0)
      try Golden.expect(said.output, is: "plan.txt")
      #expect(try await run(["learn"], in: folder).output == said.output)
      let home = try await run([], in: folder).output
      #expect(home.hasSuffix("\n\(said.output.split(separator: "\n").last ?? "")\n"))
      try Golden.expect(try await run(["career"], in: folder).output, is: "plan-career.txt")
      try Golden.expect(try await run(["path"], in: folder).output, is: "plan-path.txt")
    }
  }

  @Test("a lesson that was read counts, and its questions are due the day after")
  func comesBack() async throws {
    try await Folders.withTemporary { folder in
      _ = try await run(Self.said, in: folder)
      let read = try await run(["learn", "fundamentals.client-server"], in: folder)
      #expect(read.status == 0)
      // There is nothing to check yet.
      #expect(read.output.hasSuffix("\nNext: gradus start todo-api --language python\n"))
      let today = try await run([], in: folder).output
      #expect(today.contains("1 of 12 lessons read"))
      #expect(today.contains("\nNext: gradus learn fundamentals."))
      #expect(!today.contains("due for review"))
      let roadmap = try await run(["browse", "roadmaps", "backend"], in: folder).output
      #expect(roadmap.contains(/fundamentals\.client-server[^└├]*✓ done/))
      #expect(roadmap.split(separator: "✓ done").count == 2)
      let tomorrow = try await run([], in: folder, on: "2030-01-02T08:00:00Z").output
      #expect(tomorrow.contains(/[3-6] recall questions due for review/))
      #expect(tomorrow.contains("\nNext: gradus review, "))
    }
  }

  @Test(
    "what can't be planned with is refused",
    arguments: [
      (["learn", "--hours", "0"], "1 to 168 hours"),
      (["learn", "--goal", "ceo"], "'junior', 'mid' or 'senior'"),
      (said + ["--path", "beginer"], "Did you mean 'beginner'?"),
      (
        ["learn", "--goal", "mid", "--experience", "some", "--hours", "5", "--language", "pyhton"],
        "Did you mean 'python'?"
      ),
      (["path", "advancd"], "Did you mean 'advanced'?"),
      (["career", "senor"], "Did you mean 'senior'?"),
      (["path"], "Choose one with gradus learn"),
    ]
  )
  func refused(arguments: [String], words: String) async throws {
    try await Folders.withTemporary { folder in
      let told = try await run(arguments, in: folder)
      #expect(told.status == 2)
      let errors = told.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(errors.contains(words), "\(errors)")
      #expect(!FileManager.default.fileExists(atPath: journal(in: folder)))
    }
  }

  private static let said = [
    "learn", "--goal", "junior", "--experience", "none", "--language", "python", "--hours", "10",
  ]

  private func journal(in folder: URL) -> String { folder.appending(path: "journal.sqlite").path }

  private func run(
    _ arguments: [String],
    in folder: URL,
    on time: String = "2030-01-01T12:00:00Z"
  ) async throws -> Tool.Outcome {
    try await gradus.run(
      arguments,
      in: folder.path,
      environment: ["GRADUS_JOURNAL": journal(in: folder), "GRADUS_NOW": time]
    )
  }
}
