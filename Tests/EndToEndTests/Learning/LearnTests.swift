import Foundation
import GradusTestSupport
import Testing

/// `gradus learn`, as people read with it.
@Suite("gradus learn")
struct LearnTests {
  private let gradus = Tool.built("gradus")
  private static let hasTerminal =
    TerminalSession.program != nil || ProcessInfo.processInfo.environment["CI"] != nil

  @Test(
    "a lesson is named by its id or by the last part of it",
    arguments: ["security.jwt", "jwt"]
  )
  func named(topic: String) async throws {
    let outcome = try await gradus.run(["learn", topic])
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.hasPrefix("JWT authentication\n══════════════════\n"))
    #expect(outcome.output.contains("After this lesson you can:"))
    #expect(outcome.output.contains("The idea\n────────"))
    #expect(outcome.output.contains("\nSources\n"))
    #expect(outcome.output.split(separator: "\n").last?.hasPrefix("Next: gradus ") == true)
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test("a topic without a lesson says so, and what there is beside it")
  func unwritten() async throws {
    let outcome = try await gradus.run(["learn", "db.indexes"])
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasPrefix("There is no lesson about Indexes for performance (db.indexes) yet.")
    )
    let json = try await gradus.run(["learn", "db.indexes", "--json"])
    #expect(try object(json.output)["markdown"] is NSNull)
  }

  @Test(
    "what is written wrongly is told with what was probably meant",
    arguments: [
      (["learn", "security.jtw"], "Did you mean 'security.jwt'?"),
      (["learn", "paginatoin"], "Did you mean 'api.pagination'?"),
      (["learn", "rate-limiting", "--language", "pyhton"], "Did you mean 'python'?"),
      (["learn", "backend"], "could be one of several topics"),
      (["learn", "no-such-thing-at-all"], "There is no topic"),
    ]
  )
  func mistakes(arguments: [String], expected: String) async throws {
    let outcome = try await gradus.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.replacing("\n", with: " ").contains(expected), "\(outcome.errors)")
  }

  @Test("examples are in the language of --language, else of gradus.yaml, else in Python")
  func languages() async throws {
    try await Folders.withTemporary { folder in
      let nothing = try await gradus.run(["learn", "pagination"], in: folder.path)
      #expect(nothing.output.contains("┌─ Python"))
      #expect(!nothing.output.contains("┌─ Go\n"))
      let yaml = "project: todo-api\nrun: ./server\nlanguage: go\n"
      try Data(yaml.utf8).write(to: folder.appending(path: "gradus.yaml"))
      let own = try await gradus.run(["learn", "pagination"], in: folder.path)
      #expect(own.output.contains("┌─ Go\n"))
      #expect(!own.output.contains("┌─ Python\n│ def"))
      let named = try await gradus.run(
        ["learn", "pagination", "--language", "c++"],
        in: folder.path
      )
      #expect(named.output.contains("┌─ C++\n"))
      let all = try await gradus.run(["learn", "pagination", "--language", "all"], in: folder.path)
      for title in [
        "Python", "Go", "Rust", "Java", "Kotlin", "PHP", "C++", "C#", "JavaScript", "Swift",
      ] {
        #expect(all.output.contains("┌─ \(title)\n"))
      }
    }
  }

  @Test("JSON has the text as Markdown, and everything around it")
  func json() async throws {
    let outcome = try await gradus.run(["learn", "pagination", "--json"])
    let lesson = try object(outcome.output)
    #expect(lesson["id"] as? String == "api.pagination")
    #expect((lesson["markdown"] as? String)?.contains("## The idea") == true)
    #expect((lesson["recall"] as? [Any])?.isEmpty == false)
    #expect(
      (lesson["practice"] as? [[String: Any]])?.first?["command"] as? String
        == "gradus check --until list"
    )
  }

  @Test(
    "a pager shows what is longer than the screen, and q leaves the terminal as it was",
    .enabled(if: hasTerminal, "needs tmux, which Scripts/setup installs in CI")
  )
  func pager() async throws {
    try await Folders.withTemporary { folder in
      try await TerminalSession.with(in: folder) { terminal in
        try await terminal.type(
          "PAGER=less '\(Tool.builtPath(of: "gradus"))' learn jwt --no-color; echo \"[$?]\""
        )
        try await terminal.press("Enter")
        #expect(try await terminal.shows("JWT authentication\n"))
        // Ctrl-C is the pager's, which goes on.
        try await terminal.press("C-c")
        #expect(try await terminal.press("G", until: "Next: gradus"))
        try await terminal.press("q")
        #expect(try await terminal.shows("[0]"))
        #expect(try await terminal.isReady())
        try await terminal.type("echo still here")
        try await terminal.press("Enter")
        #expect(try await terminal.shows("\nstill here"))
      }
    }
  }

  @Test(
    "a pager that is not there, or fails, is told, and the text is written all the same",
    .enabled(if: hasTerminal, "needs tmux, which Scripts/setup installs in CI"),
    arguments: [("no-such-pager", "is not there"), ("exit 7", "ended with the exit code 7")]
  )
  func brokenPager(pager: String, reason: String) async throws {
    try await Folders.withTemporary { folder in
      try await TerminalSession.with(in: folder) { terminal in
        try await terminal.type(
          "PAGER='\(pager)' '\(Tool.builtPath(of: "gradus"))' learn jwt; echo \"[$?]\""
        )
        try await terminal.press("Enter")
        #expect(try await terminal.shows("[0]"))
        let text = try await terminal.text()
        #expect(text.contains("JWT authentication\n══"))
        #expect(text.contains("The pager '\(pager)' \(reason), so the text was written at once."))
      }
    }
  }

  @Test(
    "Ctrl-C ends a pager that does not heed it otherwise, with nothing left behind",
    .enabled(if: hasTerminal, "needs tmux, which Scripts/setup installs in CI")
  )
  func interrupted() async throws {
    try await Folders.withTemporary { folder in
      try await TerminalSession.with(in: folder) { terminal in
        try await terminal.type(
          "PAGER='cat > \(folder.path)/read; echo waiting; exec sleep 600' '\(Tool.builtPath(of: "gradus"))' learn jwt; echo \"[$?]\""
        )
        try await terminal.press("Enter")
        #expect(try await terminal.shows("\nwaiting"))
        try await terminal.press("C-c")
        #expect(try await terminal.shows("[130]"))
        #expect(try await terminal.isReady())
        let read = try String(contentsOf: folder.appending(path: "read"), encoding: .utf8)
        #expect(read.contains("Next: gradus"))
      }
    }
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
