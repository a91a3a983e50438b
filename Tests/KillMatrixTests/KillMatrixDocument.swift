import GradusExam
import GradusModel
import ReferenceBackends

/// `Docs/kill-matrix.md`, from what the exam said of every mutant.
enum KillMatrixDocument {
  static func text(_ exam: Exam, _ rows: [MatrixRow], _ variants: [Alteration]) -> String {
    var lines = [
      "# The kill matrix", "",
      """
      Written by `make kill-matrix`; a test fails where it is stale. A check exists only with a
      mutant, a faulty backend, on which it fails, and with legal variants that it passes.
      """,
      "",
      "## \(exam.title): \(exam.checks.count) checks, \(rows.count) mutants, \(variants.count) legal variants",
      "", "### Mutants", "",
      "Each is the reference with one fault. The checks in the last column fail on it, and no others;",
      "checks of stages that are blocked by them are not run.", "",
      "| mutant | the mistake that it imitates | fails |", "| --- | --- | --- |",
    ]
    lines += rows.map { row in
      let order = exam.checks.map(\.id.rawValue).filter(row.failed.contains)
      return
        "| \(row.alteration.id) | \(row.alteration.summary) | \(order.joined(separator: " ")) |"
    }
    lines += [
      "", "### Legal variants", "", "Each is unusual and within the contract: it passes.", "",
    ]
    lines += ["| variant | what it does |", "| --- | --- |"]
    lines += variants.map { "| \($0.id) | \($0.summary) |" }
    lines += ["", "### Checks", "", "| check | what it claims | fails on |", "| --- | --- | --- |"]
    lines += exam.checks.map { check in
      let killers = rows.filter { $0.failed.contains(check.id.rawValue) }.map(\.alteration.id)
      let shown = killers.prefix(4).joined(separator: " ")
      let more = killers.count > 4 ? " and \(killers.count - 4) more" : ""
      return "| \(check.id) | \(escaped(check.claim)) | \(shown)\(more) |"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Text for a cell of a table.
  private static func escaped(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("*", with: "\\*").replacing("<", with: "&lt;")
  }
}
