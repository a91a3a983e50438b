internal import GradusService

/// A file that a report is to be written to: `FORMAT=FILE` of a command line.
struct ReportFile: Hashable, Sendable {
  let format: ReportFormat
  private let file: WritableFile

  /// Reads one, and looks at once whether it can be written: an exam takes longer than a look.
  ///
  /// - Throws: `Problem` where it is none, or the file cannot be written.
  init(_ argument: String) throws(Problem) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let format = ReportFormat(rawValue: name) else {
      throw Problem.unknown("report format", name, among: ReportFormat.allCases.map(\.rawValue))
    }
    guard parts.count == 2, !parts[1].isEmpty else {
      throw Problem(
        "--report \(argument) names no file.",
        advice: "Write --report \(name)=\(format.usualFile)."
      )
    }
    self.format = format
    file = try WritableFile(
      String(parts[1]),
      for: "\(name) report",
      usually: format.usualFile
    )
  }

  /// Writes a report.
  ///
  /// - Throws: `Problem` where it fails all the same; what was in the file before is still there
  ///   then, unless its folder can't be written or it is no regular file.
  func write(_ text: String) throws(Problem) {
    try file.write(
      text,
      advice: """
        The verdict stands. When there is room, gradus report --report \
        \(format.rawValue)=FILE writes the report of the last run.
        """
    )
  }

  var path: String { file.path }
  var location: String { file.location }
}
