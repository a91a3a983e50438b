package import GradusModel

/// Simulated placements as text for a terminal, in at most 80 columns.
package enum SimulationText {
  /// One line about how far it is, for a terminal that rewrites it.
  package static func progress(placed: Int, of learners: Int) -> String {
    "Placing learner \(Figures.grouped(placed + 1)) of \(Figures.grouped(learners)) …"
  }

  /// The whole report: how true levels are, how sure, and how often items were asked.
  package static func lines(_ report: SimulationReport, style: TextStyle) -> [String] {
    var lines = [style.styled(heading(report), .bold)]
    if report.isPartial {
      lines.append(style.styled("Partial: it was stopped before its end.", .yellow))
    }
    lines += [""] + truth(report) + ["", explanation(report, style)]
    lines += [
      "", style.styled("How sure of the likeliest level, and how often it was true", .bold),
    ]
    lines += [""] + calibration(report)
    lines += ["", style.styled("Items", .bold), ""] + items(report)
    let limits =
      "All of it is simulation: it shows what follows if learners and items are as the model says. It can't "
      + "show that they are."
    return lines + ["", style.styled(style.wrapped(limits), .dim)]
  }

  private static func heading(_ report: SimulationReport) -> String {
    let learners =
      report.learners == 1
      ? "1 simulated learner" : "\(Figures.grouped(report.learners)) simulated learners"
    return "\(learners) placed, with \(report.exposures.count) items (seed \(report.seed))"
  }

  private static func truth(_ report: SimulationReport) -> [String] {
    func row(_ name: String, _ figure: (PlacementOutcome.Accuracy) -> String) -> String {
      "  "
        + Figures.row(
          [(name, -34), (figure(report.domains), 13), (figure(report.overall), 15)]
        )
    }
    return [
      "  " + Figures.row([("", -34), ("each domain", 13), ("all domains", 15)]),
      row("level stated") { Figures.percent($0.decided, digits: 1) },
      row("stated level is true") {
        $0.decided > 0 ? Figures.percent($0.accuracyOfStated, digits: 1) : "–"
      },
      row("likeliest level is true") { Figures.percent($0.accuracyOfLikeliest, digits: 1) },
      row("stated level is two off") { Figures.percent($0.twoLevelErrors, digits: 2) },
      row("proposed path is two off") { Figures.percent($0.twoLevelPaths, digits: 2) },
      row("confidence less truth, in points") {
        Figures.signed(100 * $0.overconfidence, digits: 2)
      },
      row("error of the ability, in logits") { Figures.fixed($0.rootMeanSquareError, digits: 2) },
    ]
  }

  private static func explanation(_ report: SimulationReport, _ style: TextStyle) -> String {
    let share = Figures.percent(report.threshold, digits: 0)
    return style.wrapped(
      "A level is stated from a confidence of \(share) on. Below, the learner is told to be between two, and "
        + "the lower path is proposed."
    )
  }

  private static func calibration(_ report: SimulationReport) -> [String] {
    func cells(_ bin: PlacementOutcome.Bin) -> [(String, Int)] {
      guard bin.count > 0 else { return [("0", 10), ("–", 9), ("–", 9)] }
      return [
        (Figures.grouped(bin.count), 10), (Figures.percent(bin.confidence, digits: 1), 9),
        (Figures.percent(bin.truth, digits: 1), 9),
      ]
    }
    let names = [("how many", 10), ("sure", 9), ("true", 9)]
    let bins = zip(report.domains.calibration, report.overall.calibration)
    return [
      "  " + Figures.row([("", -14), ("each domain", 28), ("all domains", 28)]),
      "  " + Figures.row([("confidence", -14)] + names + names),
    ]
      + bins.enumerated().filter { $1.0.count + $1.1.count > 0 }.map { number, both in
        let name = "\(number * 10) to \(number * 10 + 10) %"
        return "  " + Figures.row([(name, -14)] + cells(both.0) + cells(both.1))
      }
  }

  private static func items(_ report: SimulationReport) -> [String] {
    let most = report.lengths.last { $0.items == report.mostItems }?.learners ?? 0
    let shares = report.exposures.map(\.share)
    func count(_ isMeant: (Double) -> Bool) -> String {
      Figure.count(shares.count(where: isMeant), "item")
    }
    let rows = [
      (
        "asked, mean",
        "\(Figures.fixed(report.meanLength, digits: 1)) of at most \(report.mostItems)"
      ),
      (
        "all \(report.mostItems) asked",
        "of \(Figures.percent(Double(most) / Double(max(report.learners, 1)), digits: 1)) of the learners"
      ),
      ("asked of nobody", count { $0 == 0 }),
      ("asked of up to 10 %", count { $0 > 0 && $0 <= 0.1 }),
      ("asked of 10 to 50 %", count { $0 > 0.1 && $0 <= 0.5 }),
      ("asked of over 50 %", count { $0 > 0.5 }),
      (
        "most frequent", "asked of \(Figures.percent(shares.max() ?? 0, digits: 1)) of the learners"
      ),
    ]
    return rows.map { "  " + Figures.row([($0.0, -22)]) + $0.1 }
  }
}
