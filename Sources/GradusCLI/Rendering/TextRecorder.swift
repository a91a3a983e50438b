internal import GradusModel
internal import GradusReport
internal import Synchronization

/// Writes a run to a terminal while it happens.
final class TextRecorder: Sendable {
  private let terminal: Terminal
  private struct Progress {
    var columns = 0
    /// How many checks each stage has.
    var sizes: [StageID: Int] = [:]
    var stage: StageID?
    /// The stage that ended last.
    var before: StageReport?
    var finished = 0
  }

  private let progress = Mutex(Progress())

  init(terminal: Terminal) {
    self.terminal = terminal
  }

  /// Writes what there is to say of an event.
  func record(_ event: RunEvent) {
    let style = terminal.style
    switch event {
    case .runStarted(let outline):
      progress.withLock { progress in
        progress.columns = outline.stages.map(\.id.rawValue.count).max() ?? 0
        progress.sizes = Dictionary(
          outline.stages.map { ($0.id, $0.checks.count) },
          uniquingKeysWith: { first, _ in first }
        )
      }
      terminal.print(lines: TextReport.heading(outline, style: style))
    case .buildStarted(let command): terminal.progress("Building: \(command)")
    case .buildFinished(let time): terminal.print("Built in \(time.shown).")
    case .subjectStarted(let outcome):
      if outcome.isReady { terminal.print(lines: TextReport.start(outcome, style: style)) }
    case .stageStarted(let stage):
      progress.withLock { progress in
        progress.stage = stage
        progress.finished = 0
      }
      showProgress()
    case .checkFinished:
      progress.withLock { $0.finished += 1 }
      showProgress()
    case .stageFinished(let stage):
      let (columns, before) = progress.withLock { progress in
        defer { progress.before = stage }
        return (progress.columns, progress.before)
      }
      let divider = TextReport.divider(before: stage.grade, after: before?.grade, style: style)
      terminal.print(lines: divider)
      terminal.print(TextReport.stage(stage, after: before, columns: columns, style: style))
    case .runFinished(let report):
      terminal.print(lines: TextReport.conclusion(report, style: style))
    }
  }

  private func showProgress() {
    let line = progress.withLock { progress in
      progress.stage.map { "  … \($0)  \(progress.finished) of \(progress.sizes[$0] ?? 0) checks" }
    }
    if let line { terminal.progress(line) }
  }
}
