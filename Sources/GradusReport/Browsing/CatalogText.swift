package import GradusModel

/// What the catalog has, for people.
package enum CatalogText {
  /// A listing: how many there are of each kind, a line an entry, or one entry with all its facts.
  ///
  /// - Parameters:
  ///   - listing: What to show.
  ///   - isOne: Whether one entry was asked for by its id.
  ///   - style: How wide, and whether in colour.
  /// - Returns: The lines; the last names the next command where there is a choice.
  package static func lines(
    _ listing: CatalogListing,
    isOne: Bool,
    style: TextStyle
  ) -> [String] {
    if !listing.overview.isEmpty { return overview(listing.overview, style) }
    if isOne, let entry = listing.entries.first { return self.entry(entry, style) }
    guard !listing.entries.isEmpty else {
      return ["Nothing in the catalog has all of these words."]
    }
    return list(listing, style)
  }

  private static func overview(
    _ counts: [CatalogListing.Count],
    _ style: TextStyle
  ) -> [String] {
    let rows = counts.map { count in
      Row(
        name: count.kind.rawValue,
        text: "\(count.count): \(count.kind.about)",
        note: nil
      )
    }
    return [style.styled("The catalog", .bold), ""] + Row.lines(rows, style)
      + ["", style.wrapped("Next: gradus browse topics, or any other of these")]
  }

  /// A line an entry, in groups where the kind has them.
  private static func list(_ listing: CatalogListing, _ style: TextStyle) -> [String] {
    var lines: [String] = []
    var heading: String?
    let columns = Row.columns(listing.entries.map(\.id), style)
    for entry in listing.entries {
      let group = listing.kind == nil ? entry.kind.rawValue : entry.group
      if group != heading, let group {
        lines += (lines.isEmpty ? [] : [""]) + [style.styled(group, .bold)]
      }
      heading = group
      lines += Row(name: entry.id, text: entry.title, note: entry.note)
        .lines(columns: columns, style)
    }
    return lines + [""] + conclusion(listing).map { style.wrapped($0) }
  }

  private static func conclusion(_ listing: CatalogListing) -> [String] {
    guard let kind = listing.kind else {
      return ["Next: gradus browse KIND ID shows one of them"]
    }
    let missing = listing.entries.filter { $0.missing != nil }
    let all = Set(missing.compactMap(\.missing))
    let next = "Next: gradus browse \(kind.rawValue) ID shows one of them"
    guard all.count == 1, let what = all.first else { return [next] }
    return ["\(missing.count) of \(listing.entries.count) \(kind.rawValue): \(what).", next]
  }

  /// The standards with what measures each.
  package static func standards(_ entries: [CatalogEntry], style: TextStyle) -> [String] {
    var lines: [String] = []
    var heading: String?
    for var entry in entries {
      if entry.group != heading, let group = entry.group {
        lines += [style.styled(group.uppercased(), .bold), ""]
      }
      heading = entry.group
      entry.facts.removeAll { ["group", "project"].contains($0.key) }
      lines += self.entry(entry, style) + [""]
    }
    let measured = entries.count { $0.missing == nil }
    let last =
      "\(measured) of \(entries.count) standards are measured. Next: gradus check measures them"
    return lines + [style.wrapped(last)]
  }

  /// An entry with all its facts.
  static func entry(_ entry: CatalogEntry, _ style: TextStyle) -> [String] {
    var lines = [style.styled(style.wrapped("\(entry.title) (\(entry.id))"), .bold)]
    // Why nothing measures something says that nothing does.
    if let missing = entry.missing, !entry.facts.contains(where: { $0.key == "unmeasured" }) {
      lines.append(
        style.styled("\(missing.prefix(1).uppercased())\(missing.dropFirst()).", .yellow)
      )
    }
    var isBehindList = false
    for fact in entry.facts {
      let told = self.fact(fact, indent: 0, style)
      let isList = told.first == ""
      if isBehindList, !isList, !told.isEmpty { lines.append("") }
      lines += told
      isBehindList = isList || (isBehindList && told.isEmpty)
    }
    return lines
  }

  private static func fact(
    _ fact: CatalogEntry.Fact,
    indent: Int,
    _ style: TextStyle
  ) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let within = fact.label.isEmpty ? indent : indent + 2
    let values: [String]
    switch fact.value {
    case .text(let text):
      let line = fact.label.isEmpty ? text : "\(fact.label): \(text)"
      return [style.wrapped(line, indent: indent, hanging: indent + 2)]
    case .number(let number): return ["\(margin)\(fact.label): \(number)"]
    case .texts(let texts):
      values = texts.map { style.wrapped("- \($0)", indent: within, hanging: within + 2) }
    case .links(let links):
      values = Row.lines(
        links.map { Row(name: $0.id, text: $0.title, note: $0.missing) },
        indent: within,
        style
      )
    case .parts(let parts):
      values = parts.flatMap { part in
        [style.wrapped(part.title, indent: within)]
          + part.facts.flatMap { self.fact($0, indent: within + 2, style) }
      }
    case .graph(let nodes): values = [""] + CatalogTree(nodes).lines(style)
    }
    if values.isEmpty { return [] }
    if fact.label.isEmpty { return values }
    let isOuter = indent == 0
    return (isOuter ? [""] : []) + ["\(margin)\(fact.label):"] + values
  }
}

extension CatalogEntry {
  /// What it is listed under; nil where its kind has no groups.
  fileprivate var group: String? {
    for fact in facts where ["domain", "group", "level"].contains(fact.key) {
      if case .text(let text) = fact.value { return text }
    }
    return nil
  }

  /// What is told behind its title.
  fileprivate var note: String? {
    let told = [summary, missing].compactMap(\.self)
    return told.isEmpty ? nil : told.joined(separator: ", ")
  }
}
