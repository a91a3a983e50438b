import Foundation
import GradusTestSupport
import Testing

/// `gradus check` on some of the checks.
@Suite("Selecting checks")
struct SelectionTests {
  private let gradus = Tool.built("gradus")

  @Test("--check may be given several times, and all of them are examined")
  func several() async throws {
    try await Folders.withTemporary { folder in
      let backend = try Backends.copy("python-sqlite", to: folder)
      let outcome = try await gradus.run([
        "check", backend.path, "--check", "create.location", "--check", "read.type",
      ])
      #expect(outcome.status == 0, "\(outcome.output)")
      let report = try await gradus.run(["report", "--folder", backend.path, "--format", "json"])
      #expect(report.output.contains("\"part\" : \"--check create.location --check read.type\""))
      for id in ["create.location", "read.type"] {
        #expect(report.output.contains("\"id\" : \"\(id)\""), "\(id) is not there")
      }
    }
  }

  @Test("--failed examines what failed when it was last examined, and says so where nothing did")
  func failed() async throws {
    try await Folders.withTemporary { folder in
      let backend = try Backends.copy("python-sqlite", to: folder)
      let check = ["check", backend.path, "--failed"]
      let early = try await gradus.run(check)
      #expect(early.status == 2)
      #expect(early.errors.contains("Run gradus check first."), "\(early.errors)")
      let file = backend.appending(path: "server.py")
      let whole = try String(contentsOf: file, encoding: .utf8)
      let changed = whole.replacing("\"Location\"", with: "\"X-Location\"")
      try #require(changed != whole)
      try Data(changed.utf8).write(to: file)
      let until = try await gradus.run(["check", backend.path, "--until", "create"])
      #expect(until.status == 1, "\(until.output)")
      // Neither a run of another part nor one that could not start the backend has mended it.
      let other = try await gradus.run(["check", backend.path, "--check", "read.type"])
      #expect(other.status == 0, "\(other.output)")
      let hint = try await gradus.run(["hint", "--folder", backend.path])
      #expect(hint.output.contains("create.location"), "\(hint.output)")
      try Data("raise SystemExit(1)".utf8).write(to: file)
      let broken = try await gradus.run(["check", backend.path, "--check", "read.type"])
      #expect(broken.status == 3, "\(broken.output)")
      try Data(changed.utf8).write(to: file)
      let again = try await gradus.run(check)
      #expect(again.status == 1, "\(again.output)")
      #expect(again.output.contains("create.location"), "\(again.output)")
      #expect(!again.output.contains("read.type"), "\(again.output)")
      try Data(whole.utf8).write(to: file)
      let mended = try await gradus.run(check)
      #expect(mended.status == 0, "\(mended.output)")
      let nothing = try await gradus.run(check)
      #expect(nothing.status == 2)
      #expect(nothing.errors.contains("Nothing failed in the last run."), "\(nothing.errors)")
      let both = try await gradus.run(["check", backend.path, "--failed", "--stage", "create"])
      #expect(both.status == 2)
    }
  }
}
