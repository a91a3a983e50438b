import GradusLaunch
import Testing

@Suite("Ending everything at once")
struct LiveSubjectsTests {
  @Test("every group that runs is killed without waiting, and the launch sees it")
  func killAll() async {
    // In a process of its own, because it would kill the subjects of other tests.
    await #expect(processExitsWith: .success) {
      let python = "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
      try await SampleSubject.with(python: python + SampleSubject.listening) { sample in
        let launched = try await sample.launch("echo $$ > pid; exec python3 server.py") { subject in
          let process = try await sample.process(in: "pid")
          LiveSubjects.shared.killAll()
          while await !subject.hasEnded() { try await Task.sleep(for: .milliseconds(5)) }
          return process
        }
        guard case .ran(let process) = launched else {
          Issue.record("\(launched)")
          return
        }
        #expect(!RunningProcess.exists(process))
      }
    }
  }
}
