#if os(Linux)
import Foundation
import GradusModel
import GradusTestSupport
import Testing

/// A correct backend on a machine that can't give it what it was promised.
@Suite("A machine that lacks something", .serialized)
struct LackingMachineTests {
  @Test("a full disk fails no check, and is told in full once", .enabled(if: canMount, mountNeeded))
  func fullDisk() async throws {
    try await withReference { folder in
      // What is left is enough to start, and soon used up.
      let outcome = try await check(
        "--until read",
        folder,
        after: """
          mount -t tmpfs -o size=2m none "$TMPDIR" &&
          head -c 1700000 /dev/zero > "$TMPDIR/other-files"
          """,
        with: ["unshare", "--mount"]
      )
      let report = try outcome.report
      #expect(report.verdicts.contains(.inconclusive), "\(outcome.text)")
      #expect(!report.verdicts.contains(.failed), "\(outcome.text)")
      let reasons = report.stages.flatMap(\.checks).compactMap(\.reason)
        .filter { $0.contains("the disk is full") }
      #expect(reasons.count { $0.contains("KiB left") } == 1, "\(reasons)")
      #expect(reasons.allSatisfy { $0.contains("KiB left") || $0.contains(", as ") })
    }
  }

  @Test("64 open files fail no check that needs more")
  func openFiles() async throws {
    try await withReference { folder in
      let outcome = try await check(
        "--check robustness.silent-client",
        folder,
        after: "ulimit -n 64"
      )
      let report = try outcome.report
      #expect(!report.verdicts.contains(.failed), "\(outcome.text)")
      let check = try #require(report.check("robustness.silent-client"))
      #expect(check.verdict != .failed)
      if check.verdict == .inconclusive {
        let reason = try #require(check.reason)
        #expect(reason.contains("files"), "\(reason)")
      }
    }
  }

  private static let mountNeeded: Comment = "needs a mount namespace, as root has one"
  private static let canMount: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "unshare --mount mount -t tmpfs -o size=1m none /mnt 2> /dev/null"]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  private let gradus = Tool.builtPath(of: "gradus")

  private struct Outcome {
    let text: String
    var report: RunReport { get throws { try RunReportCoding.decode(Array(text.utf8)) } }
  }

  private func withReference(_ body: (URL) async throws -> Void) async throws {
    try await Folders.withTemporary { folder in
      let reference = Tool.builtPath(of: "gradus-reference")
      try Data("project: todo-api\nrun: exec '\(reference)' todo-api\n".utf8)
        .write(to: folder.appending(path: "gradus.yaml"))
      try FileManager.default.createDirectory(
        at: folder.appending(path: "temporary"),
        withIntermediateDirectories: false
      )
      try await body(folder)
    }
  }

  /// Examines the reference with a shell that makes the machine poor before.
  private func check(
    _ options: String,
    _ folder: URL,
    after preparation: String,
    with wrapper: [String] = []
  ) async throws -> Outcome {
    let line = "\(preparation)\nexec '\(gradus)' check '\(folder.path)' \(options) --format json"
    let outcome = try await Tool(path: "/usr/bin/env").run(
      wrapper + ["/bin/sh", "-c", line],
      environment: [
        "TMPDIR": folder.appending(path: "temporary").path, "GRADUS_JOURNAL": "off",
      ]
    )
    return Outcome(text: outcome.output)
  }
}

extension RunReport {
  fileprivate var verdicts: Set<Verdict> { Set(stages.flatMap(\.checks).map(\.verdict)) }
}
#endif
