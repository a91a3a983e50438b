#if os(Linux)
import Foundation
import GradusModel
import GradusWire
import Testing

/// In a process of its own, because memory is the process's and other tests run beside.
@Suite("Memory")
struct MemoryTests {
  @Test("connections leave nothing of what they received behind")
  func connections() async {
    await #expect(processExitsWith: .success) {
      let content = String(repeating: "x", count: 2 << 20)
      let answer = "HTTP/1.1 200 OK\r\nContent-Length: \(content.utf8.count)\r\n\r\n\(content)"
      try await ScriptedServer.answering(answer) { server in
        // The first ones fill what the process keeps for the next ones.
        for _ in 0..<10 { _ = await server.exchange(Request("POST", "/")) }
        let before = try Memory.resident()
        for _ in 0..<80 {
          let exchange = await server.exchange(Request("POST", "/"))
          #expect(exchange.response?.content.count == 2 << 20)
        }
        // Half of what the 80 responses were.
        #expect(try Memory.resident() - before < 80 << 20)
      }
    }
  }
}

/// The memory of this process.
private enum Memory {
  /// Bytes of it that are in use (proc_pid_statm(5)).
  static func resident() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let pages = try #require(text.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    return pages * sysconf(Int32(_SC_PAGESIZE))
  }
}
#endif
