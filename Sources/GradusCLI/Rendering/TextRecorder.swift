internal import GradusModel
internal import GradusReport
internal import Synchronization

/// Writes a run to a terminal while it happens.
final class TextRecorder: Sendable {
  private let terminal: Terminal
  private let columns = Mutex(0)

  init(terminal: Terminal) {
    self.terminal = terminal
  }

  /// Writes what there is to say of an event.
  func record(_ event: RunEvent) {
    let style = terminal.style
    switch event {
    case .runStarted(let outline):
      columns.withLock { $0 = outline.stages.map(\.id.rawValue.count).max() ?? 0 }
      terminal.print(lines: TextReport.heading(outline, style: style))
    case .buildStarted(let command): terminal.progress("Building: \(command)")
    case .buildFinished(let time): terminal.print("Built in \(time.shown).")
    case .subjectStarted(let outcome):
      if outcome.isReady { terminal.print(lines: TextReport.start(outcome, style: style)) }
    case .stageStarted(let stage): terminal.progress("  … \(stage)")
    case .stageFinished(let stage):
      terminal.print(TextReport.stage(stage, columns: columns.withLock { $0 }, style: style))
    case .checkFinished: break
    case .runFinished(let report):
      terminal.print(lines: TextReport.conclusion(report, style: style))
    }
  }
}

extension Terminal {
  /// Writes a report in a form that is written whole; text is written while it happens.
  func write(_ report: RunReport, as format: ReportFormat) throws {
    switch format {
    case .text: break
    case .json: print(String(decoding: try RunReportCoding.encode(report), as: UTF8.self))
    case .junit: print(JUnitReport.text(report), terminator: "")
    }
  }
}
