import Foundation
import GradusTestSupport
import Testing

/// Backends in other languages, by people who had only brief and contract, are examined for real.
@Suite("Independent backends")
struct IndependentBackendTests {
  private let gradus = Tool.built("gradus")

  @Test("a backend with Python's http.server and sqlite3 passes")
  func python() async throws {
    try await expectPass("python-sqlite", run: "python3 server.py")
  }

  @Test(
    "a backend with Node's http passes",
    .enabled(if: Program.exists("node"), "needs node, which Scripts/setup installs in CI")
  )
  func node() async throws {
    try await expectPass("node-http", run: "node server.mjs")
  }

  @Test(
    "a backend with Flask and waitress passes",
    .enabled(
      if: Program.testPython != nil,
      "needs Flask from PyPI, which Scripts/setup installs in CI"
    )
  )
  func flask() async throws {
    try await expectPass("flask", run: "'\(try #require(Program.testPython))' app.py")
  }

  @Test("three backends side by side give the verdict of one")
  func jobs() async throws {
    try await expectPass("python-sqlite", run: "python3 server.py", options: ["--jobs", "3"])
  }

  private func expectPass(_ name: String, run: String, options: [String] = []) async throws {
    try await Folders.withTemporary { folder in
      let backend = try Backends.copy(name, to: folder)
      try Backends.configure(backend, run: run)
      // Load can't be measured beside other tests; `LoadMatrixTests` has the machine to itself.
      let outcome = try await gradus.run(
        ["check", backend.path, "--until", "robustness"] + options
      )
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
      #expect(outcome.output.contains("Passed: "))
      #expect(outcome.errors.isEmpty)
    }
  }
}
