internal import GradusModel
internal import GradusReport
internal import GradusService

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The summary that GitHub Actions shows of a step: the file that `GITHUB_STEP_SUMMARY` names.
struct StepSummary: Sendable {
  let path: String

  /// Nil where this is no step of GitHub Actions.
  init?(_ environment: [String: String] = ProcessInfo.processInfo.environment) {
    guard let path = environment["GITHUB_STEP_SUMMARY"], !path.isEmpty else { return nil }
    self.path = path
  }

  /// Adds a run to what the step has written before.
  ///
  /// - Throws: `Problem` where the file cannot be written.
  func append(_ run: RenderedRun) throws(Problem) {
    let before = FileManager.default.contents(atPath: path) ?? Data()
    let text = GitHubReport.summary(run.report, earlier: run.earlier, taken: before.count)
    do {
      try (before + Data(text.utf8)).write(to: URL(filePath: path))
    } catch {
      throw Problem(
        "The summary could not be written to '\(path)': \(error.localizedReason).",
        advice: "GITHUB_STEP_SUMMARY names that file; without it no summary is written."
      )
    }
  }
}
