import Yams

/// The file `demands.yaml` of a project: how the clauses of its contract stand.
///
/// ```yaml
/// sentences:
///   /tags/0/description:
///     A sentence that asks for something.: [list.total, collections.q-*]
///     A sentence that asks for something and leaves something open.: {checks: [list.total], freedom: [slow]}
///     A sentence of which a part has no check.: {checks: [list.total], missing: the total of an empty page}
///     A sentence that leaves something open.: freedom
///     A sentence that explains something.: definition
/// constraints:
///   /components/schemas/Title/minLength|pattern: [validation.title-empty]
/// ```
struct DemandList {
  /// An entry for sentences or constraints.
  struct Entry {
    let form: Clause.Form
    /// A place, or a pattern of places of constraints, where a token may be `*` for any token, or name some with
    /// `|` between them.
    let place: String
    /// The sentence; empty for constraints.
    let text: String
    let standing: Standing

    /// Whether the entry is about this clause.
    func covers(_ clause: Clause) -> Bool {
      guard form == clause.form else { return false }
      if form == .sentence { return place == clause.place && text == clause.text }
      if place == clause.place { return true }
      guard place.contains("*") || place.contains("|") else { return false }
      let wanted = place.split(separator: "/")
      let found = clause.place.split(separator: "/")
      return wanted.count == found.count
        && zip(wanted, found).allSatisfy { wanted, found in
          wanted == "*" || wanted.split(separator: "|").contains(found)
        }
    }
  }

  let entries: [Entry]

  /// - Parameter yaml: The text of the file.
  /// - Throws: `YamlError`, or `Malformed` with the entry that can't be read.
  init(yaml: String) throws {
    let root = try Yams.compose(yaml: yaml) ?? [:]
    var entries: [Entry] = []
    for (place, sentences) in root["sentences"].members {
      for (text, standing) in sentences.members {
        entries.append(
          Entry(form: .sentence, place: place, text: text, standing: try Standing(standing))
        )
      }
    }
    for (place, standing) in root["constraints"].members {
      entries.append(
        Entry(form: .constraint, place: place, text: "", standing: try Standing(standing))
      )
    }
    self.entries = entries
  }

  /// How a clause stands by all entries that are about it; nil where none is.
  func standing(of clause: Clause) -> Standing? {
    let standings = entries.filter { $0.covers(clause) }.map(\.standing)
    return standings.dropFirst().reduce(standings.first) { all, next in
      Standing(
        kind: [all?.kind, next.kind].contains(.demand) ? .demand : next.kind,
        checks: (all?.checks ?? []) + next.checks,
        variants: (all?.variants ?? []) + next.variants,
        missing: all?.missing ?? next.missing
      )
    }
  }
}

extension DemandList {
  /// An entry that says nothing of how its clause stands.
  struct Malformed: Error, CustomStringConvertible {
    let value: String

    var description: String {
      """
      \(value) is neither a list of checks, nor freedom, definition or advice, nor an object of checks, \
      freedom and missing
      """
    }
  }
}

extension Standing {
  fileprivate init(_ node: Node) throws {
    if let checks = node.sequence {
      self.init(kind: .demand, checks: checks.compactMap { $0.scalar?.string })
    } else if let name = node.scalar?.string, let kind = Kind(rawValue: name), kind != .demand {
      self.init(kind: kind)
    } else if !node.members.isEmpty, node.members.allSatisfy(Self.isKnown) {
      let isFreedom = node["checks"] == nil && node["missing"] == nil
      self.init(
        kind: isFreedom ? .freedom : .demand,
        checks: (node["checks"]?.sequence ?? []).compactMap { $0.scalar?.string },
        variants: (node["freedom"]?.sequence ?? []).compactMap { $0.scalar?.string },
        missing: node["missing"]?.scalar?.string
      )
    } else {
      throw DemandList.Malformed(value: String(try Yams.serialize(node: node).prefix(80)))
    }
  }

  private static func isKnown(_ member: (name: String, value: Node)) -> Bool {
    switch member.name {
    case "checks", "freedom": member.value.sequence != nil
    case "missing": member.value.scalar != nil
    default: false
    }
  }
}
