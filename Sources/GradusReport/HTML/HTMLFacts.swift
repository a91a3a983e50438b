internal import GradusModel

/// What was examined, where, and how to do the same again.
enum HTMLFacts {
  static func section(_ report: RunReport) -> HTMLSection {
    let subject = report.subject
    let machine = report.machine
    var facts: [(String, HTML)] = [
      ("Project", "\(report.title) <code>\(report.project)</code>"),
      ("Seed", "<code>\(report.seed)</code>"),
    ]
    if let part = report.part { facts.append(("Part", "<code>\(part)</code>")) }
    if let build = subject.build { facts.append(("Built by", "<code>\(build)</code>")) }
    if let command = subject.command { facts.append(("Started by", "<code>\(command)</code>")) }
    if let url = subject.url { facts.append(("Examined at", "<code>\(url)</code>")) }
    facts += [
      ("Start", "\(subject.start.sentence)\(starts(subject))"),
      ("Began", "<time datetime=\"\(report.startedAt)\">\(report.startedAt)</time>"),
      ("Took", "\(report.duration.shown)"),
      (
        "Machine",
        "\(machine.system), \(Figure.count(machine.cores, "core"))\(times(machine))"
      ),
      ("Examiner", "Gradus \(report.gradus), report form \(report.format)"),
    ]
    let rows: [HTML] = facts.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" }
    let output: HTML =
      report.checks.contains { $0.ownOutput != nil }
      ? .none
      : subject.outputTail.flatMap { $0.isEmpty ? nil : $0 }.map {
        """
        <details><summary>What the backend wrote last</summary>
        \(HTMLExchange.lines($0))
        </details>
        """
      } ?? .none
    return HTMLSection(
      id: "facts",
      title: "About this run",
      content: """
        <dl class="facts">
        \(rows)
        </dl>
        \(output)
        <p>The same data again:</p>
        \(HTMLFindings.command(report.repeatCommand, label: "Copy", id: "repeat", of: "the command"))
        """
    )
  }

  private static func starts(_ subject: SubjectReport) -> String {
    subject.starts > 1 ? " It was started \(subject.starts) times." : ""
  }

  private static func times(_ machine: MachineReport) -> String {
    var words: [String] = []
    if machine.slowdown != 1 { words.append("deadlines times \(machine.slowdown) for its speed") }
    if machine.timeoutScale != 1 {
      words.append("deadlines times \(machine.timeoutScale) as asked for")
    }
    return words.isEmpty ? "" : "; " + words.joined(separator: ", ")
  }
}
