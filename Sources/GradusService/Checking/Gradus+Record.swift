internal import GradusExam
internal import GradusModel

extension Gradus {
  /// Records a run in the journal.
  ///
  /// - Parameters:
  ///   - report: What came of it.
  ///   - occasion: The command that examined.
  ///   - exam: The exam, for the sizes of its stages.
  ///   - workspace: The learner's folder.
  ///   - begun: When it began; nil where the clock can't tell.
  /// - Returns: Why it could not be recorded; nil where it was, or where no journal is wanted.
  func record(
    _ report: RunReport,
    on occasion: RunOccasion,
    of exam: Exam,
    in workspace: Workspace,
    begun: LocalTime?
  ) async -> Problem? {
    guard storage.isWanted else { return nil }
    do throws(Problem) {
      let begun = if let begun { begun } else { try clock.now() }
      let run = RecordedRun(
        report,
        id: .drawn(),
        occasion: occasion,
        startedAt: begun.moment,
        in: (workspace.folder, WorkspaceLanguage.of(workspace.folder)),
        sizes: Dictionary(
          exam.stages.map { ($0.id, $0.checks.count) },
          uniquingKeysWith: { first, _ in first }
        )
      )
      _ = try await storage.open().record([.run(run)])
      return nil
    } catch {
      return Problem("The run was not recorded in your journal. \(error.sentence)")
    }
  }
}
