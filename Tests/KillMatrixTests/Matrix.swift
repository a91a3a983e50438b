import Foundation
import GradusExam
import GradusModel
import GradusTestSupport
import ReferenceBackends

/// What an exam says of one alteration of a reference.
struct MatrixRow: Sendable {
  let alteration: Alteration
  let report: RunReport

  /// The checks that failed.
  var failed: Set<String> { report.ids(of: .failed) }
  /// The checks that could not be decided.
  var undecided: Set<String> { report.ids(of: .inconclusive) }

  /// What is said of each check that could not be decided.
  var reasons: [String] {
    report.checks.filter { $0.verdict == .inconclusive }.map { check in
      let finding = check.findings.first.map { "\($0)" } ?? "nothing found"
      return "\(check.id): \(check.reason ?? "no reason"); \(finding)"
    }
  }
}

extension RunReport {
  /// The ids of the checks with a verdict.
  func ids(of verdict: Verdict) -> Set<String> {
    Set(checks.filter { $0.verdict == verdict }.map(\.id.rawValue))
  }
}

/// Runs an exam on alterations of its reference.
struct Matrix: Sendable {
  let exam: Exam
  let reference: Reference
  /// The seed of every run; the lists must not depend on it.
  let seed: Seed
  /// What of the exam is run, as options of `gradus check`.
  var part: [String]
  /// How often an exam is run that leaves a check undecided, which a busy machine makes it do; from 1.
  var mostRuns = 1

  /// The rows of alterations, in their order.
  ///
  /// - Parameters:
  ///   - alterations: Mutants or variants of the reference.
  ///   - waiting: The ids of those that wait for most of their time. They begin at once, beside the
  ///     others and half as many side by side: begun last, or together, they would leave the cores without work.
  ///   - jobs: How many of the others are run side by side.
  /// - Returns: A row for each alteration whose run came to its end.
  func rows(
    _ alterations: [Alteration],
    waiting: Set<String> = [],
    jobs: Int
  ) async -> [MatrixRow] {
    let mutants = Set(reference.mutants)
    @Sendable func row(_ alteration: Alteration) async -> MatrixRow? {
      let flag = mutants.contains(alteration) ? "--mutant" : "--variant"
      return await run("\(flag) \(alteration.id)").map {
        MatrixRow(alteration: alteration, report: $0)
      }
    }
    let first = alterations.filter { waiting.contains($0.id) }
    let others = alterations.filter { !waiting.contains($0.id) }
    async let firstRows = Self.each(of: first, jobs: max(1, jobs / 2), row)
    let rows = await Self.each(of: others, jobs: jobs, row) + firstRows
    let found = Dictionary(rows.compactMap(\.self).map { ($0.alteration, $0) }) { first, _ in first
    }
    return alterations.compactMap { found[$0] }
  }

  /// What a closure returns for each of some items, some of them side by side; in their order.
  static func each<Item: Sendable, Result: Sendable>(
    of items: [Item],
    jobs: Int,
    _ body: @escaping @Sendable (Item) async -> Result
  ) async -> [Result] {
    await withTaskGroup(of: (Int, Result).self) { group in
      var results: [Int: Result] = [:]
      var open = items.enumerated().makeIterator()
      func startNext() {
        guard let (position, item) = open.next() else { return }
        group.addTask { (position, await body(item)) }
      }
      for _ in 0..<jobs { startNext() }
      for await (position, result) in group {
        results[position] = result
        startNext()
      }
      return items.indices.compactMap { results[$0] }
    }
  }

  /// Runs the exam on the reference, started with some arguments, with the program as people run it.
  func run(_ arguments: String) async -> RunReport? {
    var report = await runOnce(arguments)
    for _ in 1..<mostRuns where report?.checks.map(\.verdict).contains(.inconclusive) == true {
      report = await runOnce(arguments)
    }
    return report
  }

  private func runOnce(_ arguments: String) async -> RunReport? {
    let reference = program("gradus-reference")
    let run = "exec '\(reference)' \(self.reference.id) \(arguments)"
    return try? await Folders.withTemporary { folder in
      let configuration = "project: \(exam.project)\nrun: \(run)\n"
      try Data(configuration.utf8).write(to: folder.appending(path: "gradus.yaml"))
      let outcome = try await Tool(path: program("gradus"))
        .run(
          ["check", folder.path, "--format", "json", "--seed", "\(seed)"] + part,
          environment: Self.memory.map { ["TMPDIR": $0] } ?? [:]
        )
      return try RunReportCoding.decode(Array(outcome.output.utf8))
    }
  }

  /// A folder in memory (tmpfs) for what the backends store, nil where there is none with room.
  ///
  /// They sync each write, as they should; hundreds of them would wait for one disk.
  private static let memory: String? = {
    let folder = "/dev/shm"
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder)
    guard let room = attributes?[.systemFreeSize] as? Int, room > 256 << 20 else { return nil }
    return FileManager.default.isWritableFile(atPath: folder) ? folder : nil
  }()

  /// A program of this package; `make test` names the folder of those that are built for release,
  /// because hundreds of runs take a third of the time then.
  private func program(_ name: String) -> String {
    ProcessInfo.processInfo.environment["GRADUS_PROGRAMS"].map { "\($0)/\(name)" }
      ?? Tool.builtPath(of: name)
  }
}
