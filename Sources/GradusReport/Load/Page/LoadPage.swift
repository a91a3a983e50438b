package import GradusModel

/// A load as one HTML page: complete in one file, and drawn without a script.
package enum LoadPage {
  /// The page.
  ///
  /// - Parameters:
  ///   - report: A load that is over.
  ///   - version: Of the program that sent it.
  /// - Returns: HTML that ends in a line end.
  package static func text(_ report: LoadReport, version: String) -> String {
    let sections: [HTMLSection] = [
      LoadPageTables.steps(report), LatencyCharts.percentiles(report),
      TimelineCharts.section(report), LatencyCharts.histogram(report),
      LoadPageTables.errors(report), LoadPageTables.facts(report),
    ].compactMap(\.self)
    let page = HTMLPage(
      title: "\(LoadPageSummary.headline(report)): load of \(report.url)",
      goal: "the figures",
      header: """
        <header class="top">
        <p class="project">\(report.url)</p>
        <p class="made">Load · \(LoadText.pace(report)) · \(report.duration.shown)</p>
        </header>
        """,
      summary: LoadPageSummary.section(report),
      sections: sections,
      version: version,
      ownStyles: [ChartStyle.text, LoadPageStyle.text]
    )
    return page.text
  }

  /// A table that is folded behind a drawing.
  ///
  /// - Parameters:
  ///   - title: What its figures are.
  ///   - columns: The names of the columns; the first one names the row.
  ///   - rows: As many values each as there are columns.
  /// - Returns: The table in a part that unfolds.
  static func folded(_ title: String, _ columns: [String], _ rows: [[String]]) -> HTML {
    "<details><summary>\(title)</summary>\n\(table(columns, rows))\n</details>"
  }

  /// A table of figures, which scrolls where the page is too narrow for it.
  static func table(_ columns: [String], _ rows: [[String]]) -> HTML {
    func cell(_ position: Int, _ text: String) -> HTML {
      position == 0
        ? "<th scope=\"row\" class=\"number\">\(text)</th>" : "<td class=\"number\">\(text)</td>"
    }
    let names = columns.map { HTML("<th scope=\"col\" class=\"number\">\($0)</th>") }
    let body: [HTML] = rows.map { row in
      "<tr>\(HTML(joined: row.enumerated().map(cell)))</tr>"
    }
    return """
      <div class="scroll" tabindex="0" role="group" aria-label="Figures">
      <table class="figures">
      <thead><tr>\(HTML(joined: names))</tr></thead>
      <tbody>
      \(body)
      </tbody>
      </table>
      </div>
      """
  }
}
