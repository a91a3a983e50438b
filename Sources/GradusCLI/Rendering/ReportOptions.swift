internal import ArgumentParser
internal import GradusModel
internal import GradusReport
internal import GradusService

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// How a report is written, for every command that writes one.
struct ReportOptions: ParsableArguments {
  @Option(
    help: "What is written to standard output."
  )
  var format = ReportFormat.text

  @Option(
    name: .customLong("report"),
    parsing: .singleValue,
    help: ArgumentHelp(
      "Write the report to a file as well, in one of these formats; may be repeated.",
      valueName: "format=file"
    )
  )
  var reports: [String] = []

  /// The files that are asked for.
  ///
  /// - Throws: `Problem` where one of them cannot be written.
  func files() throws(Problem) -> [ReportFile] {
    var files: [ReportFile] = []
    for argument in reports {
      let file = try ReportFile(argument)
      guard !files.contains(where: { $0.location == file.location }) else {
        throw Problem(
          "Two reports are to be written to '\(file.path)'.",
          advice: "Give each of them a file of its own."
        )
      }
      files.append(file)
    }
    return files
  }

  /// Whether any form says what changed since the run before.
  func comparesRuns(_ files: [ReportFile]) -> Bool {
    format.comparesRuns || files.contains { $0.format.comparesRuns }
  }

  /// Writes a run to standard output, but for text, and to the files; then to the summary of a step.
  ///
  /// - Returns: Whether everything could be written. What could not is told.
  func write(_ run: RenderedRun, to files: [ReportFile], _ terminal: Terminal) throws -> Bool {
    if format != .text { terminal.print(try run.text(as: format), terminator: "") }
    var isWhole = true
    func attempt(_ body: () throws -> Void) throws {
      do {
        try body()
      } catch let problem as Problem {
        isWhole = false
        terminal.tell(problem)
      }
    }
    for file in files { try attempt { try file.write(try run.text(as: file.format)) } }
    if format == .github || files.contains(where: { $0.format == .github }),
      let summary = StepSummary()
    {
      try attempt { try summary.append(run) }
    }
    return isWhole
  }

  /// The path of a folder's `gradus.yaml` as a repository has it.
  ///
  /// - Parameters:
  ///   - folder: The folder that has it.
  ///   - environment: Where `GITHUB_WORKSPACE` names the root; else this is the present folder.
  /// - Returns: The path from the root; the file's name alone where it is not below the root.
  static func configuration(
    of folder: String,
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    func standardized(_ path: String) -> String {
      URL(filePath: path, relativeTo: .currentDirectory()).standardizedFileURL.path
    }
    let root = standardized(
      environment["GITHUB_WORKSPACE"].flatMap { $0.isEmpty ? nil : $0 } ?? "."
    )
    let place = standardized(folder)
    let below = root.hasSuffix("/") ? root : root + "/"
    guard place.hasPrefix(below), place.count > below.count else { return "gradus.yaml" }
    let path = place.dropFirst(below.count)
    return path.hasSuffix("/") ? "\(path)gradus.yaml" : "\(path)/gradus.yaml"
  }
}
