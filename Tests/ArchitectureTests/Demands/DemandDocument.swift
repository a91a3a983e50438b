import Yams

/// `Docs/demands/<project>.md`: the contract sentence by sentence, with the checks that examine each.
struct DemandDocument {
  let title: String
  let audit: DemandAudit

  var text: String {
    var lines = [
      "# \(title): what the contract demands", "",
      """
      Written by `make demands`; a test fails where it is stale. This is the contract sentence by
      sentence, with the constraints that it states as data, and the checks that examine each. Where the
      contract leaves something open, the legal variants of the model solution that make use of it are
      named; every check has to pass on them.
      """, "", summary,
    ]
    for section in sections {
      lines += ["", "## \(section.title)", "", "| the contract | examined by |", "| --- | --- |"]
      lines += section.clauses.map(row)
    }
    let others = audit.variants.subtracting(
      audit.clauses.flatMap { audit.standing(of: $0)?.variants ?? [] }
    )
    if !others.isEmpty {
      lines += [
        "", "## Beside the contract", "",
        "These legal variants make use of what HTTP, JSON and the operating system leave open:",
        others.sorted().map(\.asCode).joined(separator: ", ") + ".",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How many clauses there are of each kind.
  private var summary: String {
    let standings = audit.clauses.map(audit.standing)
    func count(_ kind: Standing.Kind) -> Int { standings.count { $0?.kind == kind } }
    let open = standings.count { $0?.missing != nil }
    return """
      Of \(standings.count) sentences and constraints, \(count(.demand)) demand something, and \
      \(open == 0 ? "each of these has its checks" : "**\(open) of these are not examined in full**"); \
      \(count(.freedom))
      leave something open, \(count(.definition)) explain, and \(count(.advice)) advise.
      """
  }

  private func row(of clause: Clause) -> String {
    let standing = audit.standing(of: clause)
    let order = audit.checks.map(\.id).filter { standing?.isExamined(by: $0) == true }
    var cells: [String] = order.isEmpty ? [] : [order.map(\.asCode).joined(separator: " ")]
    switch standing?.kind {
    case .demand where order.isEmpty && standing?.missing == nil: cells.append("**nothing**")
    case .demand?: break
    case .freedom?: cells.append("left open")
    case .definition?: cells.append("explains")
    case .advice?: cells.append("advises")
    case nil: cells.append("**not classified**")
    }
    if let variants = standing?.variants, !variants.isEmpty {
      cells.append("legal: \(variants.map(\.asCode).joined(separator: " "))")
    }
    if let missing = standing?.missing { cells.append("**no check of this:** \(missing)") }
    let context = clause.form == .constraint ? context(of: clause.place) : ""
    return "| \((context + clause.text).inCell) | \(cells.joined(separator: "; ").inCell) |"
  }

  /// What within its section a constraint is about, for example "`completed`: ".
  private func context(of place: String) -> String {
    let tokens = place.split(separator: "/").dropLast().map(String.init)
    let isOperation = tokens.first == "paths"
    var names: [String] = []
    var response = ""
    for (token, next) in zip(tokens, tokens.dropFirst() + [""]) {
      switch token {
      case "properties" where !next.isEmpty, "headers" where isOperation && !next.isEmpty:
        names.append(next)
      case "items" where !names.isEmpty: names[names.count - 1] += "[]"
      case "responses" where isOperation && !next.isEmpty: response = "response \(next): "
      default: continue
      }
    }
    return response + (names.isEmpty ? "" : "\(names.joined(separator: ".").asCode): ")
  }

  // MARK: Sections

  private struct Section {
    let title: String
    var clauses: [Clause] = []
  }

  /// The clauses by the part of the contract that they belong to, in its order.
  private var sections: [Section] {
    var order: [String] = []
    var sections: [String: Section] = [:]
    for clause in audit.clauses {
      let title = title(of: clause.place)
      if sections[title] == nil { order.append(title) }
      sections[title, default: Section(title: title)].clauses.append(clause)
    }
    return order.compactMap { sections[$0] }
  }

  /// For example `GET /api/v1/todos, parameter page`.
  private func title(of place: String) -> String {
    let tokens = place.split(separator: "/").map(String.init)
    switch tokens.first {
    case "tags":
      return audit.contract.node(at: "/tags/\(tokens[1])/name")?.scalar?.string ?? place
    case "paths":
      let path = tokens[1].replacing("~1", with: "/").replacing("~0", with: "~")
      guard tokens.count > 2 else { return "`\(path)`" }
      let isShared = tokens[2] == "parameters"
      let operation = isShared ? "`\(path)`" : "`\(tokens[2].uppercased()) \(path)`"
      guard let position = tokens.firstIndex(of: "parameters"), tokens.count > position + 1 else {
        return operation
      }
      let parameter = "/" + tokens[...(position + 1)].joined(separator: "/")
      let name = audit.contract.node(at: parameter)?["name"]?.scalar?.string
      return "\(operation), parameter `\(name ?? tokens[position + 1])`"
    case "components" where tokens.count > 2:
      let kinds = [
        "schemas": "Schema", "responses": "Response", "headers": "Header",
        "requestBodies": "Request body", "parameters": "Parameter",
      ]
      return "\(kinds[tokens[1]] ?? tokens[1]) `\(tokens[2])`"
    default: return "Everywhere"
    }
  }
}

extension String {
  fileprivate var asCode: String { "`\(self)`" }

  /// Text for a cell of a table.
  fileprivate var inCell: String { replacing("|", with: "\\|").replacing("<", with: "&lt;") }
}
