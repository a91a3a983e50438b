import Foundation
import GradusTestSupport
import Testing

/// `gradus start`, and the folders that it writes.
@Suite("gradus start")
struct StartTests {
  private let gradus = Tool.built("gradus")

  @Test("the Python starter answers /health and nothing more")
  func python() async throws {
    try await expectStarter("python")
  }

  @Test(
    "the Node.js starter answers /health and nothing more",
    .enabled(if: Program.exists("node"), "needs node, which Scripts/setup installs in CI")
  )
  func node() async throws {
    try await expectStarter("nodejs")
  }

  private func expectStarter(_ language: String) async throws {
    try await Folders.withTemporary { folder in
      let started = try await gradus.run(
        ["start", "todo-api", "--language", language, "mine"],
        in: folder.path
      )
      #expect(started.status == 0, "\(started.errors)")
      #expect(started.output.hasSuffix("Next: cd mine && gradus check\n"))
      let checked = try await gradus.run(["check", "mine"], in: folder.path)
      #expect(checked.status == 1)
      #expect(checked.output.contains("✓ boot"))
      #expect(checked.output.contains("✗ create.works"))
      #expect(checked.output.contains("Failed: 1 of "))
    }
  }

  @Test("every language has what a learner needs")
  func files() async throws {
    for language in ["nodejs", "python", "swift"] {
      try await Folders.withTemporary { folder in
        _ = try await gradus.run(
          ["start", "todo-api", "--language", language, "."],
          in: folder.path
        )
        for name in ["brief.md", "contract.yaml", "gradus.yaml", ".gitignore"] {
          let path = folder.appending(path: name).path
          #expect(FileManager.default.fileExists(atPath: path), "\(language) lacks \(name)")
        }
      }
    }
  }

  @Test("nothing that is there is overwritten without --force")
  func overwriting() async throws {
    try await Folders.withTemporary { folder in
      let mine = folder.appending(path: "server.py")
      try Data("mine\n".utf8).write(to: mine)
      let start = ["start", "todo-api", "--language", "python", "."]
      let refused = try await gradus.run(start, in: folder.path)
      #expect(refused.status == 2)
      #expect(refused.errors.replacing("\n", with: " ").contains("server.py; nothing was written"))
      #expect(try String(contentsOf: mine, encoding: .utf8) == "mine\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["server.py"])
      let forced = try await gradus.run(start + ["--force"], in: folder.path)
      #expect(forced.status == 0)
      #expect(try String(contentsOf: mine, encoding: .utf8) != "mine\n")
    }
  }

  @Test(
    "--ci writes a workflow, with a starter or into a folder that was started",
    arguments: [
      ("github", ".github/workflows/gradus.yml"), ("gitlab", ".gitlab-ci.yml"),
    ]
  )
  func workflow(service: String, path: String) async throws {
    try await Folders.withTemporary { folder in
      let both = try await gradus.run(
        ["start", "todo-api", "--language", "python", "--ci", service, "both"],
        in: folder.path
      )
      #expect(both.status == 0, "\(both.errors)")
      #expect(both.output.contains(path))
      let written = try String(contentsOf: folder.appending(path: "both/\(path)"), encoding: .utf8)
      let kept = Folders.checkout.appending(path: "Content/ci/\(service).yml")
      #expect(try String(contentsOf: kept, encoding: .utf8) == written)
      let later = ["start", "todo-api", "--ci", service, "later"]
      let missing = try await gradus.run(later, in: folder.path)
      #expect(missing.status == 2)
      _ = try await gradus.run(["start", "todo-api", "-l", "python", "later"], in: folder.path)
      let added = try await gradus.run(later, in: folder.path)
      #expect(added.status == 0, "\(added.errors)")
      #expect(added.output.hasPrefix("\(path) examines later after every push."))
      let again = try await gradus.run(later, in: folder.path)
      #expect(again.status == 2)
      #expect(again.errors.replacing("\n", with: " ").contains("nothing was written"))
    }
  }

  @Test("an installed gradus works with the checkout out of sight")
  func installed() async throws {
    try await Folders.withTemporary { folder in
      let files = FileManager.default
      for name in ["bin", "share/gradus", "elsewhere"] {
        try files.createDirectory(
          at: folder.appending(path: name),
          withIntermediateDirectories: true
        )
      }
      let program = folder.appending(path: "bin/gradus")
      // By a program of its own: a file that this process has open for writing, a child that is being
      // started elsewhere may hold open for a moment, and then it can't be run.
      _ = try await Tool(path: "/bin/cp").run([Tool.builtPath(of: "gradus"), program.path])
      try files.copyItem(
        at: Folders.checkout.appending(path: "Content"),
        to: folder.appending(path: "share/gradus/Content")
      )
      try files.createDirectory(
        at: folder.appending(path: "share/gradus/Sources"),
        withIntermediateDirectories: true
      )
      try files.copyItem(
        at: Folders.checkout.appending(path: "Sources/ReferenceBackends"),
        to: folder.appending(path: "share/gradus/Sources/ReferenceBackends")
      )
      let elsewhere = folder.appending(path: "elsewhere").path
      let outcome = try await Tool(path: program.path).run(
        ["start", "todo-api", "--language", "python"],
        in: elsewhere
      )
      #expect(outcome.status == 0, "\(outcome.errors)")
      let solution = try await Tool(path: program.path).run(
        ["solution", "todo-api", "--spoil", "--output", "solution"],
        in: elsewhere
      )
      #expect(solution.status == 0, "\(solution.errors)")
      #expect(files.fileExists(atPath: elsewhere + "/solution/Sources/TodoBackend/Todo.swift"))
    }
  }
}
