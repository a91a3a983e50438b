package import GradusModel

extension Catalog {
  /// Everything that is wrong with the content.
  ///
  /// - Parameter exams: The stages of each project that has an exam.
  /// - Returns: The diagnostics, in the order of files and lines; empty where nothing is wrong.
  package func lint(exams: [ProjectID: [StageOutline]]) -> [Diagnostic] {
    let found =
      diagnostics + unknownReferences + unknownParts(of: exams) + cycles
      + lessons.flatMap { lint($0) }
    return found.ordered
  }

  /// Diagnostics for ids that nothing has.
  private var unknownReferences: [Diagnostic] {
    var known: [EntryKind: Set<String>] = [:]
    for (kind, places) in readers.flatMap({ Array($0.defined) }) {
      known[kind, default: []].formUnion(places.keys)
    }
    return readers.flatMap(\.references).compactMap { reference in
      if reference.kinds.contains(where: { known[$0]?.contains(reference.id) == true }) {
        return nil
      }
      let candidates = reference.kinds.flatMap { (known[$0] ?? []).sorted() }
      let kind = EntryReader.either(reference.kinds)
      return reference.place.diagnostic(
        "there is no \(kind) '\(reference.id)'",
        advice: Self.advice(reference.id, candidates, otherwise: "Define it, or remove it here")
      )
    }
  }

  /// Diagnostics for stages and checks that no exam declares.
  private func unknownParts(of exams: [ProjectID: [StageOutline]]) -> [Diagnostic] {
    readers.flatMap(\.examReferences).compactMap { reference in
      guard let stages = exams[reference.project] else {
        let isProject = projects.contains { $0.id == reference.project }
        let names = (isProject ? [] : projects.map(\.id.rawValue))
        return reference.place.diagnostic(
          isProject
            ? "the project '\(reference.project)' has no exam yet"
            : "there is no project '\(reference.project)'",
          advice: Self.advice(reference.project.rawValue, names, otherwise: "Remove it here")
        )
      }
      let (kind, name, names) =
        switch reference.part {
        case .stage(let id): ("stage", id.rawValue, stages.map(\.id.rawValue))
        case .check(let id):
          ("check", id.rawValue, stages.flatMap { $0.checks.map(\.id.rawValue) })
        }
      if names.contains(name) { return nil }
      return reference.place.diagnostic(
        "the exam of \(reference.project) has no \(kind) '\(name)'",
        advice: Self.advice(name, names, otherwise: "gradus stages lists them")
      )
    }
  }

  static func advice(_ name: String, _ names: [String], otherwise: String) -> String {
    Suggestion.nearest(to: name, in: names).map { "Did you mean '\($0)'?" } ?? otherwise
  }
}
