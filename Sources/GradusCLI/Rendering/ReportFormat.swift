internal import ArgumentParser

/// The forms that a report can have.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case junit
  case html
  case sarif
  case ctrf
  case github
  case markdown

  /// Whether it says what changed since the run before.
  var comparesRuns: Bool {
    switch self {
    case .html, .github, .markdown: true
    case .text, .json, .junit, .sarif, .ctrf: false
    }
  }

  /// The name that such a file usually has.
  var usualFile: String {
    switch self {
    case .text: "report.txt"
    case .json: "report.json"
    case .junit: "junit.xml"
    case .html: "report.html"
    case .sarif: "gradus.sarif"
    case .ctrf: "ctrf.json"
    case .github: "annotations.txt"
    case .markdown: "report.md"
    }
  }
}
