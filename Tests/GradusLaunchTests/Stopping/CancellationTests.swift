import GradusLaunch
import GradusModel
import Testing

@Suite("Cancelling the task of a launch")
struct CancellationTests {
  @Test("while the subject is examined: nothing of it is left")
  func examining() async throws {
    try await SampleSubject.with { sample in
      let task = Task {
        try await sample.launch("echo $$ > pid; exec python3 server.py") { _ in
          try await Task.sleep(for: .seconds(600))
        }
      }
      let process = try await sample.process(in: "pid")
      while sample.text(of: "pid") == nil { try await Task.sleep(for: .milliseconds(5)) }
      task.cancel()
      _ = await task.result
      #expect(!RunningProcess.exists(process))
    }
  }

  @Test("while the subject starts: nothing of it is left, and it is not held against it")
  func starting() async throws {
    try await SampleSubject.with { sample in
      let run = "trap '' TERM; sleep 600 & echo $! > child; echo $$ > pid; wait"
      let task = Task { try await sample.launch(run) { $0.port } }
      let processes = [try await sample.process(in: "child"), try await sample.process(in: "pid")]
      task.cancel()
      let result = await task.result
      if case .success(let launched) = result {
        guard case .failed(.notStarted(let reason)) = launched else {
          Issue.record("\(launched)")
          return
        }
        #expect(reason == "the examination was stopped")
      }
      #expect(processes.allSatisfy { !RunningProcess.exists($0) })
    }
  }

  @Test("while the subject is stopped: nothing of it is left")
  func stopping() async throws {
    let python = """
      import os, signal, socket
      def asked(signal, frame):
          with open("asked", "w") as file:
              file.write("%d\\n" % os.getpid())
      signal.signal(signal.SIGTERM, asked)
      server = socket.create_server((os.environ["HOST"], int(os.environ["PORT"])))
      while True:
          server.accept()[0].close()
      """
    try await SampleSubject.with(python: python) { sample in
      var limits = LaunchLimits.ample
      limits.grace = .seconds(1)
      let task = Task { [limits] in try await sample.launch(limits: limits) { $0.port } }
      let process = try await sample.process(in: "asked")
      task.cancel()
      _ = await task.result
      #expect(!RunningProcess.exists(process))
    }
  }

  @Test("while it builds: nothing of the build is left")
  func building() async throws {
    try await SampleSubject.with { sample in
      let launcher = sample.launcher(build: "sleep 600 & echo $! > child; echo $$ > pid; wait")
      let task = Task { await launcher.build() }
      let processes = [try await sample.process(in: "child"), try await sample.process(in: "pid")]
      task.cancel()
      #expect(await task.value != nil)
      #expect(processes.allSatisfy { !RunningProcess.exists($0) })
    }
  }

  @Test("before it starts: nothing runs, or nothing is left", arguments: 1...5)
  func before(attempt: Int) async throws {
    try await SampleSubject.with { sample in
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        return try await sample.launch("echo $$ > pid; exec python3 server.py") { _ in attempt }
      }
      task.cancel()
      if case .success(.ran) = await task.result { Issue.record("the closure ran") }
      if let process = sample.text(of: "pid").flatMap({ Int32($0.dropLast()) }) {
        #expect(!RunningProcess.exists(process))
      }
    }
  }
}
