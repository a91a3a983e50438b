/// Entries for what is not in a project's `demands.yaml` yet, to be copied into it and completed.
struct DemandSkeleton {
  let audit: DemandAudit

  /// YAML with an entry for each clause that has none; nil where nothing is missing.
  ///
  /// A sentence that resembles one that has gone from its place brings how that one stood, to be looked through.
  var text: String? {
    let missing = audit.unclassified
    guard !missing.isEmpty || !audit.stale.isEmpty || !audit.idle.isEmpty else { return nil }
    var lines: [String] = []
    for (form, title) in [(Clause.Form.sentence, "sentences"), (.constraint, "constraints")] {
      let clauses = missing.filter { $0.form == form }
      if !clauses.isEmpty { lines.append("\(title):") }
      for (position, clause) in clauses.enumerated() {
        if form == .constraint {
          lines.append("  \(clause.place.asYAMLKey): []  # \(clause.text)")
          continue
        }
        if position == 0 || clauses[position - 1].place != clause.place {
          lines.append("  \(clause.place.asYAMLKey):")
        }
        let past = predecessor(of: clause)
        if let past { lines.append("    # was: \(past.text)") }
        lines.append("    \(clause.text.asYAMLKey): \(past?.standing.asYAML ?? "[]")")
      }
    }
    lines += audit.stale.map { "# gone: \($0.shown)" }
    lines += audit.idle.map { "# stands on nothing: \($0.id), which cites \($0.place)" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The entry that has gone from the clause's place and has most words in common with it, at least half.
  private func predecessor(of clause: Clause) -> DemandList.Entry? {
    let words = clause.text.words
    let likely = audit.stale.filter { $0.form == .sentence && $0.place == clause.place }
      .map { entry in
        let others = entry.text.words
        let share = Double(words.intersection(others).count) / Double(words.union(others).count)
        return (entry: entry, share: share)
      }
    return likely.filter { $0.share >= 0.5 }.max { $0.share < $1.share }?.entry
  }
}

extension Standing {
  fileprivate var asYAML: String {
    guard kind == .demand || !variants.isEmpty else { return kind.rawValue }
    let checks = "[\(self.checks.joined(separator: ", "))]"
    if kind == .demand, variants.isEmpty, missing == nil { return checks }
    let members = [
      self.checks.isEmpty ? nil : "checks: \(checks)",
      variants.isEmpty ? nil : "freedom: [\(variants.joined(separator: ", "))]",
      missing.map { "missing: \($0.quoted)" },
    ]
    return "{\(members.compactMap(\.self).joined(separator: ", "))}"
  }
}

extension String {
  fileprivate var words: Set<Substring> {
    Set(lowercased().split { !$0.isLetter && !$0.isNumber })
  }

  /// The text as a key of a YAML mapping, in quotes where it needs them.
  var asYAMLKey: String {
    let isPlain =
      (first?.isLetter == true || first == "/") && !contains(": ") && !contains(" #")
      && !hasSuffix(":")
    return isPlain ? self : quoted
  }

  /// The text as a YAML scalar in single quotes.
  fileprivate var quoted: String { "'\(replacing("'", with: "''"))'" }
}
