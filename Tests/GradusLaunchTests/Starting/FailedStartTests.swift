import Foundation
import GradusLaunch
import GradusModel
import Testing

@Suite("A subject that does not get to listen")
struct FailedStartTests {
  @Test("one that exits is told with its status and its last lines")
  func exits() async throws {
    try await SampleSubject.with { sample in
      let start = try await sample.failure(of: "echo out; echo err >&2; printf last; exit 3")
      #expect(start == .exited(end: .exited(status: 3), output: "out\nerr\nlast"))
    }
  }

  @Test("one that exits well is told just the same")
  func exitsWell() async throws {
    try await SampleSubject.with { sample in
      let start = try await sample.failure(of: "true")
      #expect(start == .exited(end: .exited(status: 0), output: ""))
    }
  }

  @Test("of many lines the last twenty are kept")
  func manyLines() async throws {
    try await SampleSubject.with { sample in
      let start = try await sample.failure(of: "seq 1 5000; exit 1")
      let lines = (4981...5000).map(String.init).joined(separator: "\n")
      #expect(start == .exited(end: .exited(status: 1), output: lines))
    }
  }

  @Test("a program that fails says why in the last lines")
  func traceback() async throws {
    try await SampleSubject.with(python: "import nothing_of_that_name") { sample in
      let start = try await sample.failure()
      guard case .exited(.exited(status: 1), let output) = start else {
        Issue.record("\(String(describing: start))")
        return
      }
      #expect(output.hasSuffix("No module named 'nothing_of_that_name'"))
    }
  }

  @Test("a command that does not exist is told by the shell")
  func noCommand() async throws {
    try await SampleSubject.with { sample in
      let start = try await sample.failure(of: "no-command-of-that-name --serve")
      guard case .exited(.exited(status: 127), let output) = start else {
        Issue.record("\(String(describing: start))")
        return
      }
      #expect(output.contains("no-command-of-that-name"))
    }
  }

  @Test("one that is killed is told with the signal", arguments: [("KILL", 9), ("SEGV", 11)])
  func killed(name: String, signal: Int) async throws {
    try await SampleSubject.with { sample in
      let start = try await sample.failure(of: "echo before; kill -\(name) $$; sleep 60")
      #expect(start == .exited(end: .killed(signal: signal), output: "before"))
    }
  }

  @Test("one that waits for input finds none, and does not wait for ever")
  func input() async throws {
    try await SampleSubject.with { sample in
      let start = try await sample.failure(of: "cat; echo end of input; exit 4")
      #expect(start == .exited(end: .exited(status: 4), output: "end of input"))
    }
  }

  @Test("one that listens on another port is told with that port")
  func elsewhere() async throws {
    let python = """
      import socket, time
      server = socket.create_server(("127.0.0.1", 0))
      print(server.getsockname()[1])
      time.sleep(600)
      """
    try await SampleSubject.with(python: python) { sample in
      var limits = LaunchLimits.ample
      limits.elsewhere = .milliseconds(300)
      let start = try await sample.failure(limits: limits)
      guard case .listensElsewhere(let wanted, let found, let output) = start else {
        Issue.record("\(String(describing: start))")
        return
      }
      #expect(wanted.hasPrefix("127.0.0.1:"))
      #expect(found == ["127.0.0.1:\(output)"])
      #expect(found != [wanted])
    }
  }

  @Test("one whose child listens on another port, in a session of its own, is told as well")
  func childElsewhere() async throws {
    let python = """
      import os, socket, time
      if os.fork() == 0:
          os.setsid()
          server = socket.create_server(("0.0.0.0", 0))
          print(server.getsockname()[1])
      time.sleep(600)
      """
    try await SampleSubject.with(python: python) { sample in
      var limits = LaunchLimits.ample
      limits.elsewhere = .milliseconds(300)
      let start = try await sample.failure(limits: limits)
      guard case .listensElsewhere(_, let found, let output) = start else {
        Issue.record("\(String(describing: start))")
        return
      }
      #expect(found == ["0.0.0.0:\(output)"])
    }
  }

  @Test("one that listens nowhere is given its time, and told with what it wrote")
  func nowhere() async throws {
    try await SampleSubject.with { sample in
      var limits = LaunchLimits.ample
      limits.start = .milliseconds(700)
      let start = try await sample.failure(of: "echo waiting; exec sleep 600", limits: limits)
      guard case .neverListened(let waited, "waiting") = start else {
        Issue.record("\(String(describing: start))")
        return
      }
      #expect(waited >= Elapsed(.milliseconds(700)))
    }
  }

  @Test("a folder that does not exist is told as such")
  func noFolder() async throws {
    try await SampleSubject.with { sample in
      let missing = sample.folder.appending(path: "missing").path
      let launcher = SubjectLauncher(command: SubjectCommand(run: "true", folder: missing))
      let launched = try await launcher.withSubject(dataFolder: sample.folder.path) { $0.port }
      guard case .failed(.notStarted(let reason)) = launched else {
        Issue.record("\(launched)")
        return
      }
      #expect(reason == "the folder \(missing) does not exist")
    }
  }

  @Test("nothing of a subject that failed to start is left")
  func nothingLeft() async throws {
    try await SampleSubject.with { sample in
      var limits = LaunchLimits.ample
      limits.start = .milliseconds(500)
      let start = try await sample.failure(
        of: "trap '' TERM; sleep 600 & echo $! > child; echo $$ > pid; wait",
        limits: limits
      )
      #expect(start.map { !$0.isReady } == true)
      let survivors = try await sample.survivors("child", "pid")
      #expect(survivors == [])
    }
  }
}
