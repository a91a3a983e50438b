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
    /// What the check that runs is doing; nil where it does not say.
    var work: String?
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
        progress.work = nil
      }
      showProgress()
    case .checkProgressed(_, let work):
      progress.withLock { $0.work = work }
      showProgress()
    case .checkFinished:
      progress.withLock { progress in
        progress.finished += 1
        progress.work = nil
      }
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
      progress.stage.map { stage in
        "  … \(stage)  \(progress.finished) of \(progress.sizes[stage] ?? 0) checks"
          + (progress.work.map { ": \($0)" } ?? "")
      }
    }
    if let line { terminal.progress(line) }
  }
}
