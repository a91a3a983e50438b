import Foundation
import GradusTestSupport
import Testing

/// What is to be written has no place: the learner is told so in a sentence, and loses nothing else.
@Suite("No room to write")
struct NoRoomTests {
  private static let check = ["--check", "boot.health"]

  #if os(Linux)
  @Test(
    "a full disk where the report is written to is told, with how to have it again",
    arguments: ["text", "json", "junit"]
  )
  func fullOutput(format: String) async throws {
    try await HostileSubject.with("well-behaved") { subject in
      let outcome = try await run(
        "'\(gradus)' check '\(subject.folder.path)' --check boot.health --format \(format) > /dev/full",
        subject
      )
      #expect(outcome.status == 2)
      let message = outcome.errors.replacing("\n", with: " ")
      #expect(
        message.contains("could not all be written to standard output: the disk is full."),
        "\(message)"
      )
      #expect(message.contains("gradus report writes it again"))
      #expect(subject.survivors == [])
      let again = try await Tool(path: gradus).run(["report", "--folder", subject.folder.path])
      #expect(again.output.contains("Passed: 2 checks"), "\(again.output) \(again.errors)")
    }
  }
  #endif

  @Test("a limit on the size of files ends nothing, and is told")
  func limitedFiles() async throws {
    try await HostileSubject.with("well-behaved") { subject in
      let outcome = try await run(
        "ulimit -f 0; '\(gradus)' check '\(subject.folder.path)' --check boot.health",
        subject
      )
      // The server has to write as well, and can't.
      #expect([0, 1, 3].contains(outcome.status), "\(outcome.status) \(outcome.output)")
      let message = outcome.errors.replacing("\n", with: " ")
      #expect(message.contains("The run could not be kept in"), "\(message)")
      #expect(message.contains("larger than files may be here"), "\(message)")
      #expect(subject.survivors == [])
      #expect(subject.temporaryFolders == [])
    }
  }

  @Test("a folder in the place of the report keeps the verdict and says what is lost")
  func folderInPlace() async throws {
    try await HostileSubject.with("well-behaved") { subject in
      let place = subject.folder.appending(path: ".gradus/last-run.json/inside")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      try await expectNotKept(subject, because: "something else is in its place")
      #expect(FileManager.default.fileExists(atPath: place.path))
    }
  }

  #if os(Linux)
  @Test("a folder that nobody can write to, not even root, keeps the verdict")
  func readOnly() async throws {
    try await HostileSubject.with("well-behaved") { subject in
      // `/proc` takes no files from anybody.
      try FileManager.default.createSymbolicLink(
        atPath: subject.folder.appending(path: ".gradus").path,
        withDestinationPath: "/proc/self/fdinfo"
      )
      try await expectNotKept(subject, because: nil)
    }
  }
  #endif

  @Test("a temporary folder that does not exist is told, and nothing is held against the backend")
  func noTemporaryFolder() async throws {
    try await HostileSubject.with("well-behaved") { subject in
      try FileManager.default.removeItem(at: subject.temporary)
      try Data().write(to: subject.temporary)
      let outcome = try await run(
        "'\(gradus)' check '\(subject.folder.path)' --check boot.health",
        subject
      )
      #expect(outcome.status == 2, "\(outcome.output)")
      let message = outcome.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(message.contains("No folder can be made in"), "\(outcome.output) \(message)")
      #expect(message.contains("TMPDIR"), "\(message)")
    }
  }

  private let gradus = Tool.builtPath(of: "gradus")

  /// Expects a verdict, and a message that the run is not kept.
  private func expectNotKept(_ subject: HostileSubject, because reason: String?) async throws {
    let outcome = try await run(
      "'\(gradus)' check '\(subject.folder.path)' --check boot.health",
      subject
    )
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("Passed: 2 checks"))
    let message = outcome.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(message.contains("The run could not be kept in"), "\(message)")
    #expect(reason.map { message.contains($0) } ?? true, "\(message)")
    #expect(message.contains("make the folder writable"), "\(message)")
  }

  private func run(_ line: String, _ subject: HostileSubject) async throws -> Tool.Outcome {
    try await Tool(path: "/bin/sh").run(
      ["-c", line],
      environment: ["TMPDIR": subject.temporary.path, "COLUMNS": "200"]
    )
  }
}
