internal import GradusModel

/// The parts of the page that are figures alone.
enum LoadPageTables {
  /// Nil where the load has no steps.
  static func steps(_ report: LoadReport) -> HTMLSection? {
    guard !report.steps.isEmpty else { return nil }
    let isVoid = report.steps.contains { $0.voidReason != nil }
    let rows = report.steps.map { step in
      [
        Figure.grouped(step.plannedRate) + (step.voidReason == nil ? "" : " (void)"),
        Figure.grouped(step.requestsPerSecond), Figure.percent(step.errorRate),
        Figure.grouped(Double(step.unsent)), LoadText.shown(step.responseTime?.p50),
        LoadText.shown(step.responseTime?.p95), LoadText.shown(step.responseTime?.p99),
        LoadText.shown(step.responseTime?.max),
      ]
    }
    let columns = [
      "Planned a second", "Answered a second", "Errors", "Not sent", "p50", "p95", "p99", "Longest",
    ]
    let void: HTML =
      isVoid
      ? "<p class=\"note\">In a step that is void the generator was late: its figures say nothing about the server.</p>"
      : .none
    return HTMLSection(
      id: "steps",
      title: "Step by step",
      content: HTML([LoadPage.table(columns, rows), void])
    )
  }

  /// Nil where there were none.
  static func errors(_ report: LoadReport) -> HTMLSection? {
    let rows = LoadText.errorCounts(report)
    guard !rows.isEmpty else { return nil }
    let lines: [HTML] = rows.map {
      "<tr><th scope=\"row\">\($0.what)</th><td class=\"number\">\(Figure.grouped(Double($0.count)))</td></tr>"
    }
    return HTMLSection(
      id: "errors",
      title: "Errors",
      content: """
        <table class="thresholds">
        <thead><tr><th scope="col">What</th><th scope="col" class="number">How often</th></tr></thead>
        <tbody>
        \(lines)
        </tbody>
        </table>
        """
    )
  }

  static func facts(_ report: LoadReport) -> HTMLSection {
    let generator = report.generator
    var facts = [
      ("Sent to", report.url), ("Pace", LoadText.pace(report)),
      ("Connections", "\(report.connections)"), ("Sent for", report.duration.shown),
      ("Received", "\(LoadText.bytes(report.bytesPerSecond)) a second"),
      ("Connections made again", "\(report.reconnects)"),
      (
        "Generator",
        "\(Figure.count(generator.threads, "thread")), \(Figure.percent(generator.processorShare)) busy"
      ),
    ]
    if report.mode == .open {
      facts.append(("Generator late by, p95", LoadText.shown(report.lag.p95)))
    }
    return HTMLSection(
      id: "facts",
      title: "About this load",
      content: """
        <dl class="facts">
        \(facts.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" })
        </dl>
        <p class="note">\(meaning(report))</p>
        """
    )
  }

  /// What response time means here.
  private static func meaning(_ report: LoadReport) -> String {
    report.mode == .open
      ? """
      Response time counts from the instant for which a request was planned, so that whoever would \
      have asked while the server stalled has waited too. Service time counts from sending.
      """
      : """
      Each connection sent as soon as it had its response. That finds the most that a server \
      answers, and hides how long users would have waited during a stall.
      """
  }
}
