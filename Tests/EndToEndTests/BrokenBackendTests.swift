import Foundation
import GradusTestSupport
import Testing

/// The whole text report of broken backends, kept as goldens: what a learner reads.
@Suite("Broken backends")
struct BrokenBackendTests {
  private let gradus = Tool.built("gradus")

  @Test("a naive first attempt is told what is wrong, first things first")
  func naive() async throws {
    try await expectReport("broken-naive", status: 1)
  }

  @Test("a backend that crashes on a request is told so, with its last lines")
  func crash() async throws {
    try await expectReport("broken-crash", beside: ["python-sqlite"], status: 1) { folder in
      let output = try String(
        contentsOf: folder.appending(path: ".gradus/output.log"),
        encoding: .utf8
      )
      #expect(output.hasPrefix("── backend 1 ──\n"))
      #expect(output.contains("\nValueError: list.remove(x): x not in list\n"))
      #expect(output.contains("\n── backend 2 ──\n"))
    }
  }

  @Test("a backend that ends before it listens is shown its last lines")
  func start() async throws {
    try await expectReport("broken-start", status: 3)
  }

  private func expectReport(
    _ name: String,
    beside others: [String] = [],
    status: Int32,
    _ inspect: (URL) throws -> Void = { _ in }
  ) async throws {
    try await Folders.withTemporary { folder in
      try Backends.copy([name] + others, to: folder)
      let outcome = try await gradus.run(
        ["check", folder.appending(path: name).path, "--seed", "7"],
        environment: ["COLUMNS": "80"]
      )
      #expect(outcome.status == status)
      #expect(outcome.errors.isEmpty)
      try inspect(folder.appending(path: name))
      try Golden.expect(Self.normalised(outcome.output, folder), is: "\(name).txt")
    }
  }

  /// The report without what differs from run to run and from machine to machine.
  private static func normalised(_ text: String, _ folder: URL) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      // Python marks the column of an error since 3.11.
      .filter { $0.contains(/^ *\|[ ^~]*\^[ ^~]*$/) == false }
      .joined(separator: "\n")
    return
      lines
      .replacing(folder.path, with: "FOLDER")
      .replacing(/\d+(\.\d+)? (ms|s)\b/, with: "TIME")
      .replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/, with: "MOMENT")
      .replacing(/\d\d\/[A-Z][a-z]{2}\/\d{4} \d\d:\d\d:\d\d/, with: "MOMENT")
      .replacing(/Date: .*/, with: "Date: DATE")
      .replacing(/Python\/3\.[0-9.]+/, with: "Python/3")
      .replacing(/ETag: .*/, with: "ETag: TAG")
  }
}
