package import GradusModel

/// A run as one HTML page: complete in one file, fetching nothing, and whole without its script.
package enum HTMLReport {
  /// The page.
  ///
  /// - Parameters:
  ///   - report: A run that is over.
  ///   - earlier: The run before it, to say what changed; nil where there is none.
  /// - Returns: HTML that ends in a line end.
  package static func text(_ report: RunReport, earlier: RunReport? = nil) -> String {
    let comparison = earlier.flatMap { RunComparison(from: $0, to: report) }
    let standing = Standing(report)
    let sections: [HTMLSection] = [
      HTMLFindings.failed(report),
      HTMLFindings.undecided(report),
      comparison.map { HTMLChanges.section($0, report) },
      report.stages.isEmpty ? nil : HTMLStages.section(report),
      HTMLMeasurements.section(report),
      HTMLTimeline.section(report),
      report.stages.isEmpty ? nil : HTMLChecks.section(report),
      HTMLFacts.section(report),
    ].compactMap(\.self)
    let page = HTMLPage(
      title: "\(Mark.of(standing.verdict)) \(report.title): \(standing.headline)",
      goal: "the verdict",
      header: HTMLVerdict.header(report, standing),
      summary: HTMLVerdict.summary(report, standing),
      sections: sections,
      version: report.gradus,
      ownStyles: [ChartStyle.text],
      script: HTMLScript.text
    )
    return page.text
  }
}
