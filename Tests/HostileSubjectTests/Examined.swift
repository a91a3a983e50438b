import Foundation
import GradusTestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What came of one `gradus check`.
struct Examined: Sendable {
  let status: Int32
  /// What it wrote, on one line, so that a sentence is found however it was wrapped.
  let text: String
  /// The most memory that it had at once, in KiB; 0 where that cannot be told.
  let peak: Int
  /// How long it took.
  let time: Duration

  /// Examines a subject with the program, and ends it where it takes too long.
  static func check(
    _ subject: HostileSubject,
    _ options: [String],
    within limit: Duration
  ) async throws -> Examined {
    let begun = ContinuousClock.now
    var peak = 0
    let outcome = try await Tool.built("gradus").run(
      ["check", subject.folder.path] + options,
      in: subject.folder.deletingLastPathComponent().path,
      environment: ["TMPDIR": subject.temporary.path, "COLUMNS": "200"]
    ) { program in
      #if os(Linux)
      while Processes.runs(program.id) {
        peak = max(peak, Processes.peak(of: program.id) ?? 0)
        if begun.duration(to: .now) > limit {
          program.signal(SIGKILL)
          return
        }
        try await Task.sleep(for: .milliseconds(5))
      }
      #endif
    }
    return Examined(
      status: outcome.status,
      text: outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " "),
      peak: peak,
      time: begun.duration(to: .now)
    )
  }

  /// The most memory that examining a server without fault takes, in KiB.
  static let usualPeak = Task {
    try await HostileSubject.with("well-behaved") { subject in
      try await check(subject, ["--until", "boot"], within: .seconds(60)).peak
    }
  }

  /// Expects what holds of every examination, whatever the subject did.
  func expectNothingIsLeft(
    of subject: HostileSubject,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    #expect(subject.survivors == [], "processes outlived the run", sourceLocation: sourceLocation)
    #expect(subject.openPorts == [], "ports are still open", sourceLocation: sourceLocation)
    #expect(
      subject.temporaryFolders == [],
      "temporary folders are left",
      sourceLocation: sourceLocation
    )
    let usual = try await Self.usualPeak.value
    #expect(
      peak - usual <= 50 << 10,
      "gradus took \(peak) KiB, and \(usual) KiB usually",
      sourceLocation: sourceLocation
    )
    #expect(subject.reportSize < 2 << 20, sourceLocation: sourceLocation)
  }
}
