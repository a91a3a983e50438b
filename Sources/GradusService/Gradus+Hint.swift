internal import GradusExam
package import GradusModel

/// Help for one check.
package struct Hint: Hashable, Sendable {
  package let stage: StageOutline
  package let check: CheckOutline
}

extension Gradus {
  /// Help for a check.
  ///
  /// - Parameters:
  ///   - name: The id of a check or of a finding; nil for the first check that failed last.
  ///   - folder: The folder that has `gradus.yaml`.
  /// - Returns: Nil where no check is named and none failed.
  /// - Throws: `Problem`.
  package func hint(for name: String?, in folder: String) throws(Problem) -> Hint? {
    let stages = try stages(in: folder).stages
    var wanted = name
    if wanted == nil {
      let last = try lastRun(in: folder)
      wanted = last.checks.first { $0.verdict == .failed }?.id.rawValue
    }
    guard let wanted else { return nil }
    for stage in stages {
      for check in stage.checks
      where check.id.rawValue == wanted || wanted.hasPrefix("\(check.id).") {
        return Hint(stage: stage, check: check)
      }
    }
    throw Problem.unknown("check", wanted, among: stages.flatMap(\.checks).map(\.id.rawValue))
  }
}
