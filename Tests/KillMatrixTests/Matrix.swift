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
  var failed: Set<String> { ids(of: .failed) }
  /// The checks that could not be decided.
  var undecided: Set<String> { ids(of: .inconclusive) }

  private func ids(of verdict: Verdict) -> Set<String> {
    Set(report.checks.filter { $0.verdict == verdict }.map(\.id.rawValue))
  }
}

/// Runs an exam on alterations of its reference.
struct Matrix: Sendable {
  let exam: Exam
  let reference: Reference
  /// The text of the project's contract.
  let contract: [UInt8]
  /// The seed of every run; the lists must not depend on it.
  let seed: Seed

  /// The rows of alterations, in their order.
  ///
  /// - Parameters:
  ///   - alterations: Mutants or variants of the reference.
  ///   - flag: How the program is told: `--mutant` or `--variant`.
  ///   - jobs: How many are run side by side.
  /// - Returns: A row for each alteration whose run came to its end.
  func rows(_ alterations: [Alteration], flag: String, jobs: Int = 3) async -> [MatrixRow] {
    await withTaskGroup(of: (Int, MatrixRow?).self) { group in
      var rows: [MatrixRow?] = Array(repeating: nil, count: alterations.count)
      var open = alterations.enumerated().makeIterator()
      func startNext() {
        guard let (position, alteration) = open.next() else { return }
        group.addTask {
          let report = await run("\(flag) \(alteration.id)")
          return (position, report.map { MatrixRow(alteration: alteration, report: $0) })
        }
      }
      for _ in 0..<jobs { startNext() }
      for await (position, row) in group {
        rows[position] = row
        startNext()
      }
      return rows.compactMap(\.self)
    }
  }

  /// Runs the exam on the reference, started with some arguments.
  func run(_ arguments: String) async -> RunReport? {
    // `make test` builds it for release besides: hundreds of runs take half the time then.
    let program =
      ProcessInfo.processInfo.environment["GRADUS_REFERENCE"]
      ?? Tool.builtPath(of: "gradus-reference")
    let examination = Examination(
      exam: exam,
      target: .started(
        by: "exec '\(program)' \(reference.id) \(arguments)",
        build: nil,
        in: Folders.checkout.path
      ),
      // Mutants that never listen are told in seconds instead of half a minute.
      options: .init(seed: seed, startWithin: .seconds(6), elsewhereFor: .seconds(1)),
      version: "test",
      contract: contract
    )
    return await examination.run { events in
      var report: RunReport?
      for await case .runFinished(let finished) in events { report = finished }
      return report
    }
  }
}
