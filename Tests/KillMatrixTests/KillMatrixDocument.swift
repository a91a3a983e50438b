import GradusExam
import GradusModel
import ReferenceBackends

/// `Docs/kill-matrix.md`, from the lists of the mutants, which the runs hold to what fails on them.
enum KillMatrixDocument {
  static func text(_ exam: Exam, _ reference: Reference) -> String {
    let mutants = reference.mutants
    let variants = reference.variants
    var lines = [
      "# The kill matrix", "",
      """
      Written by `make kill-matrix`; a test fails where it is stale. A check exists only with a
      mutant, a faulty backend, on which it fails, and with legal variants that it passes.
      """,
      "",
      "## \(exam.title): \(exam.checks.count) checks, \(mutants.count) mutants, \(variants.count) legal variants",
      "", "### Mutants", "",
      "Each is the reference with one fault. The checks in the last column fail on it, and no others;",
      "checks of stages that are blocked by them are not run.", "",
      "| mutant | the mistake that it imitates | fails |", "| --- | --- | --- |",
    ]
    lines += mutants.map { mutant in
      let order = exam.checks.map(\.id.rawValue).filter(mutant.fails.contains)
      return "| \(mutant.id) | \(escaped(mutant.summary)) | \(order.joined(separator: " ")) |"
    }
    lines += [
      "", "### Legal variants", "", "Each is unusual and within the contract: it passes.", "",
    ]
    lines += ["| variant | what it does |", "| --- | --- |"]
    lines += variants.map { "| \($0.id) | \(escaped($0.summary)) |" }
    lines += ["", "### Checks", "", "| check | what it claims | fails on |", "| --- | --- | --- |"]
    lines += exam.checks.map { check in
      let killers = mutants.filter { $0.fails.contains(check.id.rawValue) }.map(\.id)
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
