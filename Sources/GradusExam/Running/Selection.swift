package import GradusModel

/// Which part of an exam is run.
package enum Selection: Hashable, Sendable {
  case everything
  /// Everything up to and including a stage.
  case until(StageID)
  /// One stage, and the foundations that it stands on.
  case stage(StageID)
  /// The stages of one grade, and the foundations that they stand on.
  case grade(Grade)
  /// These checks, and the foundations that they stand on.
  case checks(Set<CheckID>)

  /// The option of the command line that says the same; nil for everything.
  var option: String? {
    switch self {
    case .everything: nil
    case .until(let stage): "--until \(stage)"
    case .stage(let stage): "--stage \(stage)"
    case .grade(let grade): "--grade \(grade.rawValue)"
    case .checks(let checks): checks.sorted().map { "--check \($0)" }.joined(separator: " ")
    }
  }

  /// Whether production stages wait until the core has passed; not where they were asked for.
  var hasCoreFirst: Bool {
    switch self {
    case .everything, .until: true
    case .stage, .grade, .checks: false
    }
  }

  /// The checks that are named one by one; nil for all other selections.
  var asked: [CheckID]? {
    if case .checks(let checks) = self { checks.sorted() } else { nil }
  }
}

extension Exam {
  /// The exam with only what is selected and the foundations of that.
  ///
  /// Foundations are kept because without them nobody could tell a failed check from a blocked one; and
  /// with a check that judges the run everything before it, because it would judge another run otherwise.
  ///
  /// - Parameter selection: Names stages and checks of this exam.
  /// - Returns: The stages in declared order, each with the checks that are kept; stages
  ///   that keep none are left out.
  package func selecting(_ selection: Selection) -> [Stage] {
    switch selection {
    case .everything: return stages
    case .until(let last):
      let end = stages.firstIndex { $0.id == last }.map { $0 + 1 } ?? stages.endIndex
      return Array(stages[..<end])
    case .stage(let id):
      return keeping { $0.id == id ? $0.checks : [] }
    case .grade(let grade):
      return keeping { $0.grade == grade ? $0.checks : [] }
    case .checks(let ids):
      return keeping { $0.checks.filter { ids.contains($0.id) } }
    }
  }

  private func keeping(_ wanted: (Stage) -> [Check]) -> [Stage] {
    let chosen = stages.filter { !wanted($0).isEmpty }
    let bases = Set(chosen.flatMap { foundations(of: $0) })
    let judge = stages.lastIndex { wanted($0).contains { $0.traits.contains(.judgesRun) } }
    return stages.enumerated().compactMap { position, stage in
      if let judge, position <= judge { return stage }
      let ids = Set(wanted(stage).map(\.id))
      let isFoundation = bases.contains(stage.id) || chosen.contains { $0.id == stage.id }
      let checks = stage.checks.filter { check in
        ids.contains(check.id) || (isFoundation && check.isFoundation)
      }
      return checks.isEmpty ? nil : stage.with(checks: checks)
    }
  }

  /// The stages that a stage stands on, and those that they stand on.
  package func foundations(of stage: Stage) -> Set<StageID> {
    var found: Set<StageID> = []
    var open = stage.foundations
    while let next = open.popLast() {
      guard found.insert(next).inserted, let stage = self.stage(next) else { continue }
      open += stage.foundations
    }
    return found
  }
}
