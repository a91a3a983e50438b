import Foundation
import GradusTestSupport
import Testing

/// Ctrl-C at any moment ends the run and leaves nothing behind.
@Suite("Interruption")
struct InterruptionTests {
  private let gradus = Tool.built("gradus")

  @Test("SIGINT and SIGTERM leave no process behind, at whatever moment", arguments: 0..<10)
  func anyMoment(turn: Int) async throws {
    try await Folders.withTemporary { folder in
      let backend = try slowBackend(in: folder)
      let outcome = try await gradus.run(["check", backend], in: folder.path) { signal in
        try await Task.sleep(for: .milliseconds(20 + turn * 130))
        signal(turn % 2 == 0 ? SIGINT : SIGTERM)
      }
      // A signal may come before gradus has begun anything: then there is nothing to say, and before
      // it has taken charge of signals the system ends it.
      let hasBegun = !outcome.output.isEmpty
      let byItself = 128 + (turn % 2 == 0 ? SIGINT : SIGTERM)
      #expect([130, hasBegun ? 130 : byItself].contains(outcome.status), "\(outcome.output)")
      #expect(!hasBegun || outcome.output.contains("Stopping: the backend is being ended."))
      #expect(try processes(of: folder).isEmpty)
    }
  }

  @Test("no signal is lost while gradus is still setting itself up")
  func firstInstants() async throws {
    try await Folders.withTemporary { folder in
      let backend = try slowBackend(in: folder)
      for delay in stride(from: 4, through: 48, by: 4) {
        let outcome = try await gradus.run(["check", backend], in: folder.path) { signal in
          try await Task.sleep(for: .milliseconds(delay))
          signal(SIGTERM)
        }
        #expect([130, 128 + SIGTERM].contains(outcome.status), "\(delay) ms: \(outcome.output)")
      }
      #expect(try processes(of: folder).isEmpty)
    }
  }

  @Test("who starts gradus with nohup keeps it running when the terminal goes away")
  func withoutTerminal() async throws {
    try await Folders.withTemporary { folder in
      let backend = try slowBackend(in: folder)
      let program = Tool.builtPath(of: "gradus")
      let shell = Tool(path: "/bin/sh")
      let line = "trap '' HUP; exec '\(program)' check '\(backend)'"
      let outcome = try await shell.run(["-c", line], in: folder.path) { signal in
        try await Task.sleep(for: .milliseconds(900))
        signal(SIGHUP)
        try await Task.sleep(for: .milliseconds(300))
        signal(SIGTERM)
      }
      #expect(outcome.status == 130)
      #expect(outcome.output.split(separator: "Stopping:").count == 2, "\(outcome.output)")
      #expect(try processes(of: folder).isEmpty)
    }
  }

  @Test("a second SIGINT forces the end of a backend that ignores SIGTERM")
  func twice() async throws {
    try await Folders.withTemporary { folder in
      let backend = try slowBackend(in: folder, ignoringTerm: true)
      let begun = ContinuousClock.now
      let outcome = try await gradus.run(["check", backend], in: folder.path) { signal in
        try await Task.sleep(for: .milliseconds(900))
        signal(SIGINT)
        try await Task.sleep(for: .milliseconds(300))
        signal(SIGINT)
      }
      #expect(outcome.status == 130)
      #expect(begun.duration(to: .now) < .seconds(5))
      try await Task.sleep(for: .milliseconds(100))
      #expect(try processes(of: folder).isEmpty)
    }
  }

  @Test("a reader that goes away early stops neither the run nor its clean-up")
  func closedPipe() async throws {
    try await Folders.withTemporary { folder in
      let backend = try Backends.copy("python-sqlite", to: folder)
      let program = Tool.builtPath(of: "gradus")
      let outcome = try await Tool(path: "/bin/sh").run([
        "-c", "'\(program)' check '\(backend.path)' --until robustness | head -n 1",
      ])
      #expect(outcome.output.hasPrefix("Todo API"))
      let report = backend.appending(path: ".gradus/last-run.json").path
      // The shell does not wait for the writer.
      for _ in 0..<200 where !FileManager.default.fileExists(atPath: report) {
        try await Task.sleep(for: .milliseconds(50))
      }
      #expect(FileManager.default.fileExists(atPath: report))
      #expect(try processes(of: folder).isEmpty)
    }
  }

  /// A backend that takes a while for everything, in a process with a child in another group.
  private func slowBackend(in folder: URL, ignoringTerm: Bool = false) throws -> String {
    let backend = folder.appending(path: "backend")
    try FileManager.default.createDirectory(at: backend, withIntermediateDirectories: true)
    let server = """
      import http.server, os, signal, subprocess, sys, time
      subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)", __file__], start_new_session=True)
      \(ignoringTerm ? "signal.signal(signal.SIGTERM, signal.SIG_IGN)" : "")
      time.sleep(0.3)
      class Handler(http.server.BaseHTTPRequestHandler):
          def do_GET(self):
              time.sleep(1)
              self.send_response(404); self.end_headers()
          def log_message(self, *arguments): pass
      http.server.ThreadingHTTPServer((os.environ["HOST"], int(os.environ["PORT"])), Handler).serve_forever()
      """
    let file = backend.appending(path: "server.py")
    try Data(server.utf8).write(to: file)
    try Backends.configure(backend, run: "python3 '\(file.path)'")
    return backend.path
  }

  /// The processes whose command line names the folder, but for this test's own.
  private func processes(of folder: URL) throws -> [String] {
    #if os(Linux)
    return try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
      guard Int(name) != nil else { return false }
      let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") ?? Data()
      return String(decoding: line, as: UTF8.self).contains(folder.path)
    }
    #else
    return []
    #endif
  }
}
