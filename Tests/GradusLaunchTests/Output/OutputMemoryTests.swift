#if os(Linux)
import Foundation
import GradusLaunch
import Testing

/// In a process of its own, because memory is the process's and other tests run beside.
@Suite("Memory")
struct OutputMemoryTests {
  @Test("hundreds of megabytes of output leave no more than a little in memory")
  func flood() async {
    await #expect(processExitsWith: .success) {
      try await SampleSubject.with { sample in
        let run = "yes | head -c 400000000; exec python3 server.py"
        let launched = try await sample.launch(run) { _ in try Memory.highest() }
        guard case .ran(let highest) = launched else {
          Issue.record("\(launched)")
          return
        }
        #expect(highest < 200_000_000)
      }
    }
  }
}

/// The memory of this process.
private enum Memory {
  /// The most bytes that were in use at once (proc_pid_status(5)).
  static func highest() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
    return try #require(Int(line.filter(\.isNumber))) << 10
  }
}
#endif
