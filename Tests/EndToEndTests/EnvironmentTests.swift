import Foundation
import GradusTestSupport
import Testing

/// `environment` in `gradus.yaml`, as backends see it that `gradus` starts.
@Suite("The environment of a backend")
struct EnvironmentTests {
  private let gradus = Tool.built("gradus")
  private let program = Tool.builtPath(of: "gradus-reference")
  private static let secret = "s3cr3t-t0ken-4711"
  private static let environment: [String: String?] = [
    "GRADUS_TEST_MODE": "debug", "TEST_TOKEN": secret, "TEST_NOT_LISTED": "not-listed-4711",
  ]

  @Test("check and replay start it with what is listed, without the rest, and keep no secret")
  func checkAndReplay() async throws {
    try await Folders.withTemporary { folder in
      let backend = try backend(
        in: folder,
        "exec '\(program)' todo-api --mutant location-missing"
      )
      let reports = ["json", "html", "markdown", "junit", "sarif", "ctrf", "github"]
      let checked = try await gradus.run(
        ["check", backend.path, "--check", "create.location"]
          + reports.flatMap { ["--report", "\($0)=\(backend.path)/report.\($0)"] },
        environment: Self.environment
      )
      #expect(checked.status == 1, "\(checked.output)\(checked.errors)")
      try expectVariables(in: ["built", "ran"], of: folder)
      try expectNoSecret(in: backend, besides: checked.output)

      let replayed = try await gradus.run(
        ["replay", "create.location.1", "--folder", backend.path],
        environment: Self.environment
      )
      #expect(replayed.output.hasSuffix("STILL FAILING  create.location.1\n"))
      try expectVariables(in: ["built", "ran"], of: folder)
      try expectNoSecret(in: backend, besides: replayed.output)
    }
  }

  @Test("what a backend writes before it ends shows the name of a secret, not its value")
  func output() async throws {
    try await Folders.withTemporary { folder in
      let backend = try backend(in: folder, "echo \"can't log in with $TEST_TOKEN\"; exit 1")
      let outcome = try await gradus.run(["check", backend.path], environment: Self.environment)
      #expect(outcome.status == 3)
      #expect(outcome.output.contains("can't log in with $TEST_TOKEN\n"), "\(outcome.output)")
      try expectNoSecret(in: backend, besides: outcome.output)
    }
  }

  @Test("watch starts it with what is listed")
  func watch() async throws {
    try await Folders.withTemporary { folder in
      let backend = try backend(in: folder, "exec '\(program)' todo-api")
      let kept = backend.appending(path: ".gradus/last-run.json").path
      let outcome = try await gradus.run(
        ["watch", backend.path, "--check", "boot.health"],
        in: folder.path,
        environment: Self.environment
      ) { running in
        for _ in 0..<600 where !FileManager.default.fileExists(atPath: kept) {
          try await Task.sleep(for: .milliseconds(100))
        }
        running.signal(SIGTERM)
      }
      #expect(outcome.status == 130, "\(outcome.output)")
      #expect(outcome.output.contains("Passed: "), "\(outcome.output)")
      try expectVariables(in: ["built", "ran"], of: folder)
      try expectNoSecret(in: backend, besides: outcome.output)
    }
  }

  @Test("a variable that is not set is told with its place, and nothing is started")
  func notSet() async throws {
    try await Folders.withTemporary { folder in
      let backend = try backend(in: folder, "exit 1")
      let outcome = try await gradus.run(
        ["check", backend.path],
        environment: ["TEST_TOKEN": nil]
      )
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      let message = outcome.errors.replacing("\n", with: " ")
      #expect(
        message.contains(
          "gradus.yaml:6:5: 'TEST_TOKEN' is to be passed on to the backend, and is not set."
        ),
        "\(outcome.errors)"
      )
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/built"))
    }
  }

  @Test("every variable that Docs/configuration.md says is kept reaches a backend")
  func kept() async throws {
    let file = Folders.checkout.appending(path: "Docs/configuration.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let list = try #require(text.firstMatch(of: #/(?s)\n1\. .*?\n2\. /#)).output
    let names = list.matches(of: /`([A-Z0-9_]+)`/).map { String($0.1) }
    #expect(names.count > 30)
    // Without these, neither Gradus nor printenv would work.
    let changed = names.filter { !["PATH", "HOME", "TMPDIR"].contains($0) }
    try await Folders.withTemporary { folder in
      try Backends.configure(folder, run: "printenv > ran; exit 1")
      let outcome = try await gradus.run(
        ["check", folder.path],
        environment: Dictionary(uniqueKeysWithValues: changed.map { ($0, "kept \($0)") })
      )
      #expect(outcome.status == 3)
      let ran = try String(contentsOf: folder.appending(path: "ran"), encoding: .utf8)
      let lines = Set(ran.split(separator: "\n").map(String.init))
      for name in changed { #expect(lines.contains("\(name)=kept \(name)")) }
    }
  }

  /// Writes a backend whose build command and whose start keep their variables beside its folder.
  private func backend(in folder: URL, _ run: String) throws -> URL {
    let backend = folder.appending(path: "backend")
    try FileManager.default.createDirectory(at: backend, withIntermediateDirectories: true)
    let text = """
      project: todo-api
      build: printenv > ../built
      run: |-
        printenv > ../ran; \(run)
      environment:
        - TEST_TOKEN
        - TEST_WRITTEN: 08
        - TEST_TEXT=a=b

      """
    try Data(text.utf8).write(to: backend.appending(path: "gradus.yaml"))
    return backend
  }

  /// Expects that processes found what is listed and nothing else, and removes what they kept.
  private func expectVariables(in files: [String], of folder: URL) throws {
    for name in files {
      let file = folder.appending(path: name)
      let text = try String(contentsOf: file, encoding: .utf8)
      let lines = text.split(separator: "\n").filter { $0.hasPrefix("TEST_") }
      #expect(
        lines.sorted() == ["TEST_TEXT=a=b", "TEST_TOKEN=\(Self.secret)", "TEST_WRITTEN=08"]
      )
      #expect(!text.contains("GRADUS_TEST_MODE"))
      #expect(!text.contains("not-listed-4711"))
      try FileManager.default.removeItem(at: file)
    }
  }

  /// Expects that no file of a folder has the secret, nor what Gradus wrote to the terminal.
  private func expectNoSecret(in folder: URL, besides output: String) throws {
    #expect(!output.contains(Self.secret))
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    #expect(files.contains(".gradus/last-run.json"))
    for file in files {
      let data = FileManager.default.contents(atPath: "\(folder.path)/\(file)") ?? Data()
      #expect(!String(decoding: data, as: UTF8.self).contains(Self.secret), "\(file)")
    }
  }
}
