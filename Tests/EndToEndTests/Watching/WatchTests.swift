import Foundation
import GradusTestSupport
import Testing

/// `gradus watch`, with a backend in Python that is edited.
@Suite("gradus watch", .serialized)
struct WatchTests {
  private let gradus = Tool.built("gradus")
  private static let hasTerminal =
    TerminalSession.program != nil || ProcessInfo.processInfo.environment["CI"] != nil

  @Test(
    "in a terminal, edits begin runs, keys are heeded, and the terminal is put right",
    .enabled(if: hasTerminal, "needs tmux, which Scripts/setup installs in CI")
  )
  func terminal() async throws {
    try await Folders.withTemporary { folder in
      let backend = try Backends.copy("python-sqlite", to: folder)
      let todos = backend.appending(path: "todos.py")
      try await TerminalSession.with(in: backend) { terminal in
        try await terminal.type("'\(Tool.builtPath(of: "gradus"))' watch --stage create")
        try await terminal.press("Enter")
        #expect(try await terminal.shows("Keys: a all"))
        // A mistake, saved as editors do that write in place.
        try edit(todos, "TITLE_LENGTH = 200", "TITLE_LENGTH = 2")
        #expect(try await terminal.shows("Changed: todos.py"))
        #expect(try await terminal.shows("Failed: 1 of "))
        try await terminal.press("h")
        #expect(try await terminal.shows("Next: gradus check --check create.works"))
        try await terminal.press("f")
        #expect(try await terminal.shows("✗ create", times: 3))
        // Mended, saved as editors do that write a new file and rename it.
        let mended = backend.appending(path: ".todos.py.swp")
        try FileManager.default.copyItem(at: todos, to: mended)
        try edit(mended, "TITLE_LENGTH = 2\n", "TITLE_LENGTH = 200\n")
        let renamed = unsafe rename(mended.path, todos.path)
        #expect(renamed == 0)
        #expect(try await terminal.shows("Changed: todos.py", times: 2))
        #expect(try await terminal.shows("Passed: ", times: 2))
        try await terminal.press("f")
        #expect(try await terminal.shows("Nothing failed in the last run."))
        try await terminal.press("r")
        #expect(try await terminal.shows("Passed: ", times: 3))
        try await terminal.press("q")
        try await expectShell(terminal, code: 0)
      }
      #expect(try processes(of: folder).isEmpty)
    }
  }

  @Test(
    "Ctrl-C during a run leaves neither a process nor a terminal without echo",
    .enabled(if: hasTerminal, "needs tmux, which Scripts/setup installs in CI")
  )
  func interrupted() async throws {
    try await Folders.withTemporary { folder in
      let backend = try Backends.copy("python-sqlite", to: folder)
      try await TerminalSession.with(in: backend) { terminal in
        try await terminal.type("'\(Tool.builtPath(of: "gradus"))' watch")
        try await terminal.press("Enter")
        #expect(try await terminal.shows("✓ boot"))
        try await terminal.press("C-c")
        try await expectShell(terminal, code: 130)
      }
      #expect(try processes(of: folder).isEmpty)
    }
  }

  @Test(
    "a fault of gradus itself puts the terminal right first",
    .enabled(if: hasTerminal, "needs tmux, which Scripts/setup installs in CI")
  )
  func fault() async throws {
    try await Folders.withTemporary { folder in
      let backend = try Backends.copy("python-sqlite", to: folder)
      try await TerminalSession.with(in: backend) { terminal in
        try await terminal.type(
          "'\(Tool.builtPath(of: "gradus"))' watch '\(backend.path)' --stage boot"
        )
        try await terminal.press("Enter")
        #expect(try await terminal.shows("Keys: a all"))
        let own = try processes(of: backend).compactMap { Int32($0) }
        #expect(own.count == 1)
        for process in own { kill(process, SIGSEGV) }
        try await expectShell(terminal, code: 128 + Int(SIGSEGV))
      }
    }
  }

  @Test("without a terminal there are no keys, edits begin runs, and a signal ends with 130")
  func noTerminal() async throws {
    try await Folders.withTemporary { folder in
      let backend = try Backends.copy("python-sqlite", to: folder)
      let kept = backend.appending(path: ".gradus/last-run.json")
      let outcome = try await gradus.run(
        ["watch", backend.path, "--stage", "boot"],
        in: folder.path
      ) { signal in
        try await wait { FileManager.default.fileExists(atPath: kept.path) }
        try FileManager.default.removeItem(at: kept)
        try edit(backend.appending(path: "todos.py"), "TITLE_LENGTH = 200", "TITLE_LENGTH = 199")
        try await wait { FileManager.default.fileExists(atPath: kept.path) }
        try await Task.sleep(for: .milliseconds(300))
        signal(SIGTERM)
      }
      #expect(outcome.status == 130, "\(outcome.output)")
      #expect(outcome.output.contains("Changed: todos.py"))
      #expect(outcome.output.contains("Waiting for a change; Ctrl-C ends."))
      #expect(!outcome.output.contains("Keys:"))
      #expect(!outcome.output.contains("\u{1B}"))
      #expect(try processes(of: folder).isEmpty)
    }
  }

  @Test("a change during a run ends that run, and the next one is whole")
  func changeDuringRun() async throws {
    try await Folders.withTemporary { folder in
      let backend = try Backends.copy("python-sqlite", to: folder)
      let kept = backend.appending(path: ".gradus/last-run.json")
      let outcome = try await gradus.run(
        ["watch", backend.path, "--until", "list"],
        in: folder.path
      ) { signal in
        for text in ["# one", "# two"] {
          try await Task.sleep(for: .milliseconds(700))
          try Data(text.utf8).write(to: backend.appending(path: "new.py"))
        }
        try await wait { FileManager.default.fileExists(atPath: kept.path) }
        signal(SIGINT)
      }
      #expect(outcome.status == 130)
      #expect(outcome.output.contains("Changed: new.py"), "\(outcome.output)")
      #expect(try processes(of: folder).isEmpty)
    }
  }

  @Test("what is wrong from the beginning exits with 2")
  func badInput() async throws {
    try await Folders.withTemporary { folder in
      let missing = try await gradus.run(["watch", folder.path])
      #expect(missing.status == 2)
      #expect(missing.errors.contains("There is no gradus.yaml in"))
      try Backends.configure(folder, run: "true")
      let unknown = try await gradus.run(["watch", folder.path, "--stage", "creat"])
      #expect(unknown.status == 2)
      #expect(unknown.errors.contains("Did you mean 'create'?"))
    }
  }

  /// Expects that a command has ended with a code, and that the shell's terminal is as it was.
  private func expectShell(_ terminal: TerminalSession, code: Int) async throws {
    // What is typed before the shell has its terminal back is lost.
    #expect(try await terminal.isReady())
    try await terminal.type("echo \"code $?\"")
    try await terminal.press("Enter")
    let hasEnded = try await terminal.shows("code \(code)\n")
    try await terminal.type("stty -a | tr ' ;' '\\n\\n' | grep -x -e icanon -e echo | tr '\\n' +")
    try await terminal.press("Enter")
    let isRight = try await terminal.shows("icanon+echo+")
    let text = try await terminal.text()
    #expect(hasEnded, "\(text)")
    #expect(isRight, "\(text)")
  }

  private func edit(_ file: URL, _ old: String, _ new: String) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    try #require(text.contains(old))
    try Data(text.replacing(old, with: new).utf8).write(to: file)
  }

  private func wait(until isTrue: () -> Bool) async throws {
    for _ in 0..<600 where !isTrue() { try await Task.sleep(for: .milliseconds(100)) }
    #expect(isTrue())
  }

  /// The processes whose command line names the folder.
  private func processes(of folder: URL) throws -> [String] {
    #if os(Linux)
    return try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
      guard Int(name) != nil else { return false }
      let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") ?? Data()
      let text = String(decoding: line, as: UTF8.self)
      // The terminal's own server was told the folder, and takes a moment to end.
      return text.contains(folder.path) && !text.contains("new-session")
    }
    #else
    return []
    #endif
  }
}
