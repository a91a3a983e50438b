internal import GradusModel

extension RunReport {
  /// The checks that have something to tell, failures first, then what was not decided.
  var toldChecks: [CheckReport] {
    checks.filter { $0.verdict == .failed } + checks.filter { $0.verdict == .inconclusive }
  }

  /// The stage that a check belongs to.
  func stage(of check: CheckReport) -> StageReport? {
    stages.first { stage in stage.checks.contains { $0.id == check.id } }
  }

  /// The command that a person runs to see why nothing started; nil where none was given.
  var commandByHand: String? {
    let isBuild = if case .buildFailed = subject.start { true } else { false }
    guard let command = isBuild ? subject.build : subject.command else { return nil }
    // Exported, because the line may be more than one command; and not 8080, which many a backend
    // that reads no PORT listens on.
    return (isBuild ? "" : "export PORT=18080 HOST=127.0.0.1 GRADUS_DATA_DIR=/tmp/todo; ") + command
  }

  /// The command that examines with the same data again.
  var repeatCommand: String {
    "gradus check\(part.map { " \($0)" } ?? "") --seed \(seed)"
  }
}

extension CheckReport {
  /// The exchanges that its findings cite, as positions in the transcript, in order.
  var citedExchanges: [Int] {
    Set(findings.flatMap(\.exchanges)).filter(transcript.indices.contains).sorted()
  }

  /// The exchange that shows the first finding; nil where it has none.
  var decisiveExchange: Exchange? { findings.first.flatMap(decisiveExchange(of:)) }

  private func decisiveExchange(of finding: Finding) -> Exchange? {
    guard let position = finding.exchanges.last, transcript.indices.contains(position) else {
      return nil
    }
    return transcript[position]
  }

  /// The findings as they are told: those of one place in several answers say in which, and a status
  /// that is not the only one says of what.
  var toldFindings: [Finding] {
    findings.map { finding in
      let alike = findings.filter { $0.place == finding.place }
      let isOneOfMany = finding.place == "status" && transcript.count > 1
      guard isOneOfMany || Set(alike.map(\.exchanges.last)).count > 1,
        let request = decisiveExchange(of: finding)?.request
      else { return finding }
      var finding = finding
      let target = request.target
      let end = target.count > 60 ? "…" : ""
      finding.place += ExchangeText.visible(", of \(request.method) \(target.prefix(60))\(end)")
      return finding
    }
  }

  /// The file with all that the backend wrote, where the check has some of it to tell.
  func wholeOutput(in report: RunReport) -> String? {
    let tellsOutput = findings.contains { ["process", "start"].contains($0.place) }
    return output?.isEmpty == false || tellsOutput ? report.subject.outputFile : nil
  }

  /// The last lines that the backend wrote, where no finding has them already.
  var ownOutput: String? {
    findings.contains { $0.place == "process" } ? nil : output.flatMap { $0.isEmpty ? nil : $0 }
  }
}
