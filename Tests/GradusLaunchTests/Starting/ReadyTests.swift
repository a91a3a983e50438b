import Foundation
import GradusLaunch
import GradusModel
import Testing

@Suite("A subject that listens")
struct ReadyTests {
  @Test("it is ready once it accepts connections on the port that it was given")
  func ready() async throws {
    try await SampleSubject.with { sample in
      let launched = try await sample.launch { subject in
        #expect(subject.start.isReady)
        #expect(subject.dataFolder == sample.folder.path)
        #expect(RunningProcess.accepts(subject.port))
        #expect(await !subject.hasEnded())
        return subject.port
      }
      guard case .ran(let port) = launched else {
        Issue.record("\(launched)")
        return
      }
      #expect(!RunningProcess.accepts(port), "it still listens")
    }
  }

  @Test("it may take its time before it listens")
  func slow() async throws {
    try await SampleSubject.with { sample in
      let begun = ContinuousClock.now
      let launched = try await sample.launch("sleep 1; exec python3 server.py") { subject in
        #expect(subject.start.isReady)
        return begun.duration(to: .now)
      }
      guard case .ran(let time) = launched else {
        Issue.record("\(launched)")
        return
      }
      #expect(time >= .seconds(1))
    }
  }

  #if os(Linux)
  @Test("a process whose first thread has ended is one that runs")
  func firstThread() async throws {
    let python = """
      import ctypes, os, socket, threading
      def serve():
          server = socket.create_server((os.environ["HOST"], int(os.environ["PORT"])))
          while True:
              server.accept()[0].close()
      threading.Thread(target=serve).start()
      ctypes.CDLL(None).pthread_exit(None)
      """
    try await SampleSubject.with(python: python) { sample in
      let launched = try await sample.launch("exec python3 server.py") { subject in
        let isReady = subject.start.isReady
        let hasEnded = await subject.hasEnded()
        return isReady && !hasEnded
      }
      guard case .ran(true) = launched else {
        Issue.record("\(launched)")
        return
      }
    }
  }
  #endif

  @Test("it may listen elsewhere for a while, or besides")
  func elsewhereFirst() async throws {
    let python = """
      import os, socket, time
      other = socket.create_server(("127.0.0.1", 0))
      time.sleep(1.2)
      server = socket.create_server((os.environ["HOST"], int(os.environ["PORT"])))
      while True:
          server.accept()[0].close()
      """
    try await SampleSubject.with(python: python) { sample in
      let launched = try await sample.launch { $0.start.isReady }
      guard case .ran(true) = launched else {
        Issue.record("\(launched)")
        return
      }
    }
  }

  @Test("what the closure throws comes through, and the subject is stopped")
  func throwing() async throws {
    struct Failure: Error {
      let process: Int32
    }
    try await SampleSubject.with { sample in
      let failure = await #expect(throws: Failure.self) {
        _ = try await sample.launch("echo $$ > pid; exec python3 server.py") { _ in
          throw Failure(process: try await sample.process(in: "pid"))
        }
      }
      let process = try #require(failure?.process)
      #expect(!RunningProcess.exists(process))
    }
  }

  @Test("its end is seen while it is examined")
  func ends() async throws {
    let python = """
      import os, socket
      server = socket.create_server((os.environ["HOST"], int(os.environ["PORT"])))
      server.accept()
      print("first")
      server.accept()
      print("the last words")
      """
    try await SampleSubject.with(python: python) { sample in
      let launched = try await sample.launch { subject in
        #expect(await !subject.hasEnded())
        #expect(RunningProcess.accepts(subject.port))
        while await !subject.hasEnded() { try await Task.sleep(for: .milliseconds(5)) }
        while !subject.lastOutput().hasSuffix("words") {
          try await Task.sleep(for: .milliseconds(5))
        }
        return subject.lastOutput(lines: 1)
      }
      guard case .ran("the last words") = launched else {
        Issue.record("\(launched)")
        return
      }
    }
  }

  @Test("the port after a subject's is held while it runs, so that other examiners see it")
  func guardedPort() async throws {
    try await SampleSubject.with { sample in
      let launched = try await sample.launch { subject in
        #expect(!RunningProcess.canBind(subject.port + 1))
        #expect(!RunningProcess.accepts(subject.port + 1))
        return subject.port
      }
      guard case .ran(let port) = launched else {
        Issue.record("\(launched)")
        return
      }
      // What another test starts at this moment has a copy of the socket until it has become its program.
      for _ in 1...1000 where !RunningProcess.canBind(port + 1) {
        try await Task.sleep(for: .milliseconds(5))
      }
      #expect(RunningProcess.canBind(port + 1))
    }
  }

  @Test("ten subjects side by side do not disturb each other")
  func sideBySide() async throws {
    let python = """
      import os, socket
      server = socket.create_server((os.environ["HOST"], int(os.environ["PORT"])))
      print("I am " + os.environ["PORT"] + ".")
      while True:
          server.accept()[0].close()
      """
    try await SampleSubject.with(python: python) { sample in
      let ports = try await withThrowingTaskGroup { group in
        for _ in 0..<10 {
          group.addTask {
            try await sample.launch { subject in
              while await !subject.hasEnded(), !subject.lastOutput().contains(".") {
                try await Task.sleep(for: .milliseconds(5))
              }
              #expect(subject.lastOutput() == "I am \(subject.port).")
              #expect(await !subject.hasEnded())
              return subject.port
            }
          }
        }
        return try await group.reduce(into: [Int]()) { ports, launched in
          if case .ran(let port) = launched { ports.append(port) }
        }
      }
      #expect(ports.count == 10)
      #expect(Set(ports).count == 10)
      #expect(!ports.contains(where: RunningProcess.accepts))
    }
  }
}
