package import GradusModel

/// A search for the knee as text for a terminal: the knee first, then a line for each trial.
package enum KneeText {
  /// One line about a second of a trial, for a terminal that rewrites it.
  ///
  /// - Parameters:
  ///   - second: What happened in it.
  ///   - rate: Requests a second that are planned; nil while the server decides.
  /// - Returns: The line.
  package static func progress(_ second: LoadReport.Second, rate: Double?) -> String {
    let pace = rate.map { "trying \(Figure.grouped($0))/s" } ?? "as fast as it answers"
    return "\(pace) · \(LoadText.progress(second))"
  }

  /// The whole report.
  package static func lines(_ report: KneeReport, _ style: TextStyle) -> [String] {
    var lines = [style.styled(heading(report), .bold)]
    if report.isPartial {
      lines.append(style.styled("Partial: it was stopped before its end.", .yellow))
    }
    if let obstacle = report.obstacle {
      let sentence = "Partial: it could not go on. \(obstacle)"
      lines.append(style.styled(style.wrapped(sentence), .yellow))
    }
    lines += ["", style.styled(style.wrapped(answer(report)), .bold)]
    guard !report.trials.isEmpty else { return lines }
    lines += ["", row(["rate", "answered", "p95", "errors"], mark: " ", word: "")]
    lines += report.trials.map { trial($0, style) }
    let closed = Figure.grouped(report.closedRate)
    let sentence =
      "As fast as it answers, it made \(closed) a second; the trials begin at half of it."
    return lines + ["", style.styled(style.wrapped(sentence), .dim)]
  }

  private static func heading(_ report: KneeReport) -> String {
    let connections = Figure.count(report.connections, "connection")
    return "\(report.url) · trials of \(report.duration.shown) · \(connections)"
  }

  private static func answer(_ report: KneeReport) -> String {
    let limits =
      "p95 up to \(LoadText.shown(Int64(report.p95Limit))) and errors up to \(Figure.percent(report.errorsLimit))"
    guard let knee = report.knee else {
      return report.limit == .generator
        ? "Knee: unknown. The generator was late at every rate, so nothing is known of the server."
        : "Knee: none was found. No rate that was tried has \(limits)."
    }
    let held = "\(Figure.grouped(knee)) requests a second, with \(limits)."
    let failed = report.lowestFailed.map(Figure.grouped) ?? "more"
    return switch report.limit {
    case .server: "Knee: \(held) At \(failed) it has them no longer."
    case .generator:
      "Knee: at least \(held) The generator, not the server, was the limit: it can't send \(failed)."
    case .range: "Knee: at least \(held) Higher rates are not tried."
    case nil: "Knee: at least \(held) The search did not come to its end."
    }
  }

  private static func trial(_ trial: KneeReport.Trial, _ style: TextStyle) -> String {
    let (mark, word): (String, String) =
      switch trial.outcome {
      case .met: (style.styled("✓", .green), "met")
      case .missed: (style.styled("✗", .red), "missed")
      case .void:
        (style.styled("?", .yellow), "void: the generator was \(LoadText.shown(trial.lag)) late")
      case nil: (style.styled("?", .yellow), "stopped")
      }
    let figures = [
      Figure.grouped(trial.rate), Figure.grouped(trial.requestsPerSecond),
      LoadText.shown(trial.p95), Figure.percent(trial.errorRate),
    ]
    return row(figures, mark: mark, word: word)
  }

  private static func row(_ figures: [String], mark: String, word: String) -> String {
    let widths = [9, 10, 10, 14]
    let columns = zip(figures, widths).map(LoadText.aligned).joined()
    return word.isEmpty ? "\(mark) \(columns)" : "\(mark) \(columns)  \(word)"
  }
}
