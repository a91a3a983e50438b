import Foundation
import GradusLaunch
import GradusModel
import GradusTestSupport
import Testing

/// Programs that are asked for their version, and what they make of it.
@Suite("Asking a program")
struct ProgramProbeTests {
  @Test("one that answers is told with both of its outputs")
  func answers() async throws {
    let answer = try await ask("echo tool 1.2.3; echo beside it >&2; echo \"$@\"", ["a b", "it's"])
    #expect(answer == .answered(output: "tool 1.2.3\nbeside it\na b it's"))
  }

  @Test("one that fails is told with how it ended")
  func fails() async throws {
    #expect(
      try await ask("echo no; exit 3") == .failed(end: .exited(status: 3), output: "no")
    )
    #expect(try await ask("kill -9 $$") == .failed(end: .killed(signal: 9), output: ""))
  }

  @Test("one that reads its input finds nothing there")
  func input() async throws {
    #expect(try await ask("cat; echo read") == .answered(output: "read"))
  }

  @Test("one that hangs, deaf to SIGTERM, is ended with all that it started")
  func hangs() async throws {
    try await Folders.withTemporary { folder in
      let program = try program(
        "trap '' TERM; /bin/sleep 600 & echo $$ $! > '\(folder.path)/ids'; wait; /bin/sleep 600",
        in: folder
      )
      let answer = await ProgramProbe(limit: .milliseconds(500)).ask(program, [])
      #expect(answer == .silent)
      let ids = try String(contentsOf: folder.appending(path: "ids"), encoding: .utf8)
      for id in ids.split(whereSeparator: \.isWhitespace).compactMap({ Int32($0) }) {
        #expect(!RunningProcess.exists(id))
      }
    }
  }

  @Test("one that writes without end is stopped")
  func noisy() async throws {
    #expect(
      try await ask("while :; do echo 0123456789012345678901234567890123456789; done") == .noisy
    )
  }

  @Test("what it leaves running does not keep us waiting, and is ended")
  func leftovers() async throws {
    try await Folders.withTemporary { folder in
      let program = try program(
        "/bin/sleep 600 & echo $! > '\(folder.path)/id'; echo 1.0",
        in: folder
      )
      let answer = await ProgramProbe(limit: .seconds(180)).ask(program, [])
      #expect(answer == .answered(output: "1.0"))
      let id = try String(contentsOf: folder.appending(path: "id"), encoding: .utf8)
      let process = try #require(Int32(id.trimmingCharacters(in: .whitespacesAndNewlines)))
      #expect(!RunningProcess.exists(process))
    }
  }

  @Test("a file that is no program is told")
  func noProgram() async throws {
    let answer = await ProgramProbe().ask("/nonexistent/program", [])
    guard case .failed(.exited(status: 127), _) = answer else {
      Issue.record("\(answer)")
      return
    }
  }

  private func ask(_ script: String, _ arguments: [String] = []) async throws -> ProgramProbe.Answer
  {
    try await Folders.withTemporary { folder in
      // The limit is for a busy machine: none of these hangs.
      await ProgramProbe(limit: .seconds(180)).ask(try program(script, in: folder), arguments)
    }
  }

  private func program(_ script: String, in folder: URL) throws -> String {
    let file = folder.appending(path: "it's a tool")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return file.path
  }
}
