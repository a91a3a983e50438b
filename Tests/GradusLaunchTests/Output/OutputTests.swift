import Foundation
import GradusLaunch
import GradusModel
import Testing

@Suite("What a subject writes")
struct OutputTests {
  @Test("output without measure before it listens neither blocks nor is kept")
  func flood() async throws {
    try await SampleSubject.with { sample in
      let run = "yes | head -c 200000000; echo; echo ready soon; exec python3 server.py"
      let launched = try await sample.launch(run) { $0.lastOutput(lines: 1_000_000) }
      guard case .ran(let output) = launched else {
        Issue.record("\(launched)")
        return
      }
      #expect(output.hasSuffix("ready soon"))
      #expect(output.utf8.count <= 128 << 10)
    }
  }

  @Test("output without end while it is examined does not hold it up")
  func floodWhileExamined() async throws {
    try await SampleSubject.with { sample in
      let launched = try await sample.launch("yes gradus & exec python3 server.py") { subject in
        for _ in 0..<20 {
          #expect(RunningProcess.accepts(subject.port))
          try await Task.sleep(for: .milliseconds(5))
        }
        while subject.lastOutput().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        return subject.lastOutput(lines: 3)
      }
      guard case .ran(let output) = launched else {
        Issue.record("\(launched)")
        return
      }
      #expect(output.contains("gradus"))
    }
  }

  @Test("a line without end is kept in part")
  func longLine() async throws {
    try await SampleSubject.with { sample in
      let start = try await sample.failure(of: "head -c 10000000 /dev/zero | tr '\\0' x; exit 1")
      let output = try #require(start?.output)
      #expect(output.hasSuffix("xxx"))
      #expect(output.contains("xxx … ("))
      #expect(output.utf8.count < 3000)
    }
  }

  @Test("bytes that are not UTF-8 are replaced")
  func notUnicode() async throws {
    try await SampleSubject.with { sample in
      let start = try await sample.failure(of: "printf 'a\\377b\\303\\251'; exit 1")
      #expect(start?.output == "a\u{FFFD}bé")
    }
  }

  @Test("line ends of Windows and empty lines at both ends are left out, those between are not")
  func lines() async throws {
    try await SampleSubject.with { sample in
      let start = try await sample.failure(of: "printf '\\n\\r\\none\\r\\n\\ntwo\\n\\n\\n'; exit 1")
      #expect(start?.output == "one\n\ntwo")
    }
  }

  @Test("what is written just before the end is not lost", arguments: 1...10)
  func lastWords(attempt: Int) async throws {
    try await SampleSubject.with { sample in
      let start = try await sample.failure(of: "seq 1 20000; printf 'end \(attempt)'; kill -9 $$")
      #expect(start?.output.hasSuffix("19999\n20000\nend \(attempt)") == true)
    }
  }

  @Test("output that a closed terminal would lose is read as it comes")
  func readAsItComes() async throws {
    let python = "print('starting')\n" + SampleSubject.listening
    try await SampleSubject.with(python: python) { sample in
      let launched = try await sample.launch { subject in
        while subject.lastOutput().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        return subject.lastOutput()
      }
      guard case .ran("starting") = launched else {
        Issue.record("\(launched)")
        return
      }
    }
  }
}
