internal import GradusCatalog
internal import GradusExam
package import GradusModel

/// Help for one check.
package struct Hint: Sendable {
  package let stage: StageOutline
  package let check: CheckOutline
  /// Where the contract says what the check examines, as a JSON pointer into it.
  package let pointer: String
  /// The line of `contract.yaml` on which that stands; nil where it is not found.
  package let line: Int?
  /// What stands there, as lines.
  package let passage: [String]
  /// What it refers to elsewhere in `contract.yaml`, with the lines.
  package let references: [(name: String, line: Int)]
  /// What the last run of the folder found; empty where it found nothing, or there was none.
  package let findings: [Finding]
}

extension Gradus {
  /// Help for a check: its hint, what the contract says, and what the last run found.
  ///
  /// - Parameters:
  ///   - name: The id of a check or of a finding; nil for the first check that failed last, or, where
  ///     none did in the last run, for the first that failed when it was last examined.
  ///   - folder: The folder that has `gradus.yaml`.
  /// - Returns: Nil where no check is named and none failed.
  /// - Throws: `Problem`.
  package func hint(for name: String?, in folder: String) throws(Problem) -> Hint? {
    let exam = try exam(try Workspace(folder: folder).configuration().project)
    let wanted = if let name { name } else { try firstFailure(in: folder)?.rawValue }
    guard let wanted else { return nil }
    for stage in exam.stages {
      for check in stage.checks
      where check.id.rawValue == wanted || wanted.hasPrefix("\(check.id).") {
        return hint(stage, check, of: exam.project, try? lastRun(of: check.id, in: folder))
      }
    }
    throw Problem.unknown("check", wanted, among: exam.checks.map(\.id.rawValue))
  }

  private func firstFailure(in folder: String) throws(Problem) -> CheckID? {
    if let failed = try lastRun(in: folder).checks.first(where: { $0.verdict == .failed }) {
      return failed.id
    }
    // A run of a part may have passed while the rest still fails.
    return try failedChecks(in: folder).first
  }

  private func hint(
    _ stage: Stage,
    _ check: Check,
    of project: ProjectID,
    _ last: RunReport?
  ) -> Hint {
    // A hint is of use without the contract, too.
    let contract = try? content(of: project).contract()
    let passage = contract.flatMap {
      ContractPassage(at: check.contract, in: String(decoding: $0, as: UTF8.self))
    }
    return Hint(
      stage: stage.outline,
      check: check.outline,
      pointer: check.contract,
      line: passage?.line,
      passage: passage?.text ?? [],
      references: (passage?.references ?? []).map { ($0.name, $0.line) },
      findings: last?.check(check.id)?.findings ?? []
    )
  }
}
