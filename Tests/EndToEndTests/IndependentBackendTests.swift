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

  @Test(
    "a backend with Go's net/http passes",
    .enabled(if: Program.exists("go"), "needs go, which Scripts/setup installs in CI")
  )
  func go() async throws {
    try await expectPass("go-http")
  }

  @Test(
    "a backend with the HTTP server of the JDK passes",
    .enabled(if: Program.exists("javac"), "needs a JDK of version 17 or later")
  )
  func java() async throws {
    try await expectPass("java-httpserver")
  }

  @Test("three backends side by side give the verdict of one")
  func jobs() async throws {
    try await expectPass("python-sqlite", run: "python3 server.py", options: ["--jobs", "3"])
  }

  // Without a command, the backend's own `gradus.yaml` says how to build and start it.
  private func expectPass(
    _ name: String,
    run: String? = nil,
    options: [String] = []
  ) async throws {
    try await Folders.withTemporary { folder in
      let backend = try Backends.copy(name, to: folder)
      if let run { try Backends.configure(backend, run: run) }
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
