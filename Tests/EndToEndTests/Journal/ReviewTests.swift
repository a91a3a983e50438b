import Foundation
import GradusModel
import GradusTestSupport
import Testing

/// `gradus review`, from one day to the next.
@Suite("gradus review")
struct ReviewTests {
  private let gradus = Tool.built("gradus")

  @Test("a day after a lesson was read its questions are due; rated, they come again later")
  func days() async throws {
    try await Folders.withTemporary { folder in
      let file = try Readings.write(["api.errors"], on: "2030-01-30", in: folder)
      let none = try await review([], on: "2030-01-30", in: folder)
      #expect(none.output.hasPrefix("There is nothing to review: no lesson was read yet."))
      _ = try await run(["journal", "import", file], on: "2030-01-30", in: folder)
      let early = try await review([], on: "2030-01-30", in: folder)
      #expect(early.output.contains("due tomorrow, on 2030-01-31"), "\(early.output)")
      let due = try await review(["--json"], on: "2030-01-31", in: folder)
      let queue = try JSONReader.read(due.output)
      let count = try #require(queue["due_count"]?.integer)
      #expect((3...6).contains(count))
      let card = try #require(queue["due"]?.elements?.first?["card"]?.text)
      let listed = try await review(["--no-input", "--limit", "1"], on: "2030-01-31", in: folder)
      #expect(listed.output.hasPrefix("\(count) questions due today, 2030-01-31:"))
      #expect(listed.output.contains("  \(card)\n"))
      let rated = try await review(["--rate", "\(card)=good"], on: "2030-01-31", in: folder)
      #expect(rated.output == "Recorded good. \(card) is due again on 2030-02-02.\n")
      let rest = try await review(["--json"], on: "2030-01-31", in: folder)
      #expect(try JSONReader.read(rest.output)["due_count"]?.integer == count - 1)
      let later = try await review(["--json"], on: "2030-02-02", in: folder)
      #expect(try JSONReader.read(later.output)["due_count"]?.integer == count)
    }
  }

  @Test(
    "what can't be rated is told, with what was probably meant",
    arguments: [
      ("api.errors.1", "CARD=good"), ("=good", "CARD=good"),
      ("api.errors.1=goood", "Did you mean 'good'?"),
      ("api.errors.9=good", "no lesson with recall questions was read yet"),
    ]
  )
  func mistakes(rate: String, message: String) async throws {
    try await Folders.withTemporary { folder in
      let outcome = try await review(["--rate", rate], on: "2030-01-31", in: folder)
      #expect(outcome.status == 2)
      let errors = outcome.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(errors.contains(message), "\(errors)")
    }
  }

  @Test(
    "in a terminal: Enter shows the answer, a key rates it, q stops and keeps what was answered",
    .enabled(if: TerminalSession.program != nil, "needs tmux, which Scripts/setup installs in CI")
  )
  func terminal() async throws {
    try await Folders.withTemporary { folder in
      let file = try Readings.write(["api.errors"], on: "2030-01-30", in: folder)
      _ = try await run(["journal", "import", file], on: "2030-01-30", in: folder)
      let program = Tool.builtPath(of: "gradus")
      try await TerminalSession.with(in: folder) { session in
        let environment = environment("2030-01-31", in: folder)
          .map { "\($0)='\($1)'" }.sorted().joined(separator: " ")
        try await session.type("env \(environment) '\(program)' review")
        try await session.press("Enter")
        #expect(try await session.shows("Enter shows the answer"))
        try await session.press("Enter")
        #expect(try await session.shows("From the lesson api.errors"))
        let choices = "1 again: 1 day · 2 hard: 1 day · 3 good: 2 days · 4 easy: 8 days"
        #expect(try await session.shows(choices))
        try await session.type("3")
        #expect(try await session.shows("good: asked again on 2030-02-02"))
        #expect(try await session.shows("Enter shows the answer", times: 2))
        try await session.type("q")
        #expect(try await session.shows("1 question answered, and kept."))
        #expect(try await session.isReady())
        try await session.type("env \(environment) '\(program)' journal reset")
        try await session.press("Enter")
        #expect(try await session.shows("[y/N]"))
        try await session.type("n")
        #expect(try await session.shows("The journal was left as it is."))
        #expect(try await session.isReady())
      }
      let later = try await review(["--json"], on: "2030-02-02", in: folder)
      let due = try JSONReader.read(later.output)["due"]?.elements ?? []
      #expect(due.count { $0["reviewed_on"]?.text == "2030-01-31" } == 1)
    }
  }

  private func review(
    _ arguments: [String],
    on day: String,
    in folder: URL
  ) async throws -> Tool.Outcome {
    try await run(["review"] + arguments, on: day, in: folder)
  }

  private func run(
    _ arguments: [String],
    on day: String,
    in folder: URL
  ) async throws -> Tool.Outcome {
    try await gradus.run(arguments, environment: environment(day, in: folder).mapValues { $0 })
  }

  private func environment(_ day: String, in folder: URL) -> [String: String] {
    [
      "GRADUS_JOURNAL": folder.appending(path: "journal.sqlite").path,
      "GRADUS_NOW": "\(day)T20:00:00+01:00",
    ]
  }
}
