internal import GradusModel
internal import GradusReport

/// A run that is over, with what its forms need besides.
struct RenderedRun: Sendable {
  let report: RunReport
  /// The run before it; nil where there is none.
  let earlier: RunReport?
  /// The path of its `gradus.yaml` from the root of the repository.
  let configuration: String

  /// The run in a form, with a line end at its end.
  ///
  /// - Throws: Where it cannot be encoded.
  func text(as format: ReportFormat) throws -> String {
    switch format {
    case .text:
      let lines = TextReport.whole(report, style: TextStyle(width: 100))
      return lines.joined(separator: "\n") + "\n"
    case .json: return String(decoding: try RunReportCoding.encode(report), as: UTF8.self) + "\n"
    case .junit: return JUnitReport.text(report)
    case .html: return HTMLReport.text(report, earlier: earlier)
    case .sarif: return SARIFReport.text(report, configuration: configuration)
    case .ctrf: return CTRFReport.text(report)
    case .github: return GitHubReport.commands(report, configuration: configuration)
    case .markdown: return MarkdownReport.text(report, earlier: earlier)
    }
  }
}
