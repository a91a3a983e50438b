extension Sequence<Diagnostic> {
  /// Each of them once, in the order of files and lines.
  package var ordered: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }.sorted {
      ($0.file, $0.line ?? 0, $0.column ?? 0, $0.problem)
        < ($1.file, $1.line ?? 0, $1.column ?? 0, $1.problem)
    }
  }
}
