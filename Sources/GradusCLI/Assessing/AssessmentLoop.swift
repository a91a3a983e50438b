internal import GradusModel
internal import GradusReport
internal import GradusService

/// Asks the items of a sitting in a terminal, one at a time; every answer is kept at once.
struct AssessmentLoop {
  /// How an item was left.
  private enum Ended {
    case answered(GivenAnswer)
    /// The learner wants to go on later.
    case left
    case interrupted
  }

  let context: CommandContext
  private let editor = Editor.chosen

  /// - Parameter context: What the command has to work with.
  init(context: CommandContext) {
    self.context = context
  }

  /// Asks until the sitting has come to its end, or the learner leaves.
  ///
  /// - Returns: `interrupted` where the task was cancelled.
  /// - Throws: `Problem` where an answer cannot be recorded.
  func run(_ sitting: Sitting) async throws -> GradusModel.ExitCode {
    var sitting = sitting
    while let item = sitting.asked {
      print(lines: AskedItemText.lines(item, style: style))
      var isAnswered = false
      var draft = ""
      while !isAnswered {
        switch try await ask(item, draft: draft) {
        case .left: return try await conclude(sitting)
        case .interrupted: return .interrupted
        case .answered(let answer):
          let reason = try await context.gradus.answer(answer, in: &sitting)
          isAnswered = reason == nil
          if case .text(let text) = answer { draft = text }
          if let reason { print(lines: [style.wrapped("\(reason). Write it again.")]) }
        }
      }
    }
    return try await conclude(sitting)
  }

  private func conclude(_ sitting: Sitting) async throws -> GradusModel.ExitCode {
    let report = try await context.gradus.report(on: sitting)
    print(lines: [""] + AssessmentText.lines(report, style: style))
    return .passed
  }

  /// Asks an item until it is answered or left.
  ///
  /// - Parameters:
  ///   - item: What is asked.
  ///   - draft: An answer that could not be read, to be mended in the editor.
  /// - Returns: How it was left.
  /// - Throws: What the editor does.
  private func ask(_ item: AskedItem, draft: String) async throws -> Ended {
    print(
      lines: ["", AskedItemText.keys(item.form, hasEditor: editor != nil, style: style)]
    )
    switch await pressed(for: item) {
    case .answer(let answer): return .answered(answer)
    case .quit: return .left
    case .write:
      print(lines: [AskedItemText.writing(style: style)])
      guard let text = await LineInput.text() else { return .interrupted }
      return text.isEmpty ? try await ask(item, draft: draft) : .answered(.text(text))
    case .edit: return try await edited(item, draft)
    case nil, .changed, .incomplete: return .interrupted
    }
  }

  /// What the keys come to; nil where the task was cancelled.
  private func pressed(for item: AskedItem) async -> AnswerEntry.Action? {
    await Keyboard.keys { keys in
      var entry = AnswerEntry(item.form)
      for await key in keys {
        switch entry.pressed(key) {
        case .changed: context.terminal.progress("> \(entry.shown)")
        case .incomplete(let sentence): print(lines: [style.wrapped(sentence)])
        case .edit where editor == nil: continue
        case .answer(let answer):
          print(lines: ["> \(entry.shown)"])
          return .answer(answer)
        case let action?: return action
        case nil: continue
        }
      }
      return nil
    }
  }

  private func edited(_ item: AskedItem, _ draft: String) async throws -> Ended {
    guard let editor else { return .left }
    let below = AskedItemText.reminder(item).joined(separator: "\n")
    var answer = ""
    do throws(Problem) {
      let text = try await editor.edit("\(draft)\n\n\(below)\n", ending: item.form.fileEnding)
      answer = AskedItemText.answer(in: text ?? "")
      if answer.allSatisfy(\.isWhitespace) {
        print(lines: [style.wrapped("Nothing was written above the line.")])
      }
    } catch {
      context.terminal.tell(error)
    }
    if Task.isCancelled { return .interrupted }
    guard !answer.allSatisfy(\.isWhitespace) else { return try await ask(item, draft: draft) }
    print(lines: [answer])
    return .answered(.text(answer))
  }

  private var style: TextStyle { context.terminal.style }

  private func print(lines: [String]) { context.terminal.print(lines: lines) }
}

extension AskedItem.Form {
  /// The ending of a file with the answer.
  fileprivate var fileEnding: String {
    switch self {
    case .text(.sql): "sql"
    case .text(.request), .text(.response): "http"
    case .text(.json), .text(.jsonSchema): "json"
    case .text(.openAPI): "yaml"
    case .text(.graphQL): "graphql"
    default: "txt"
    }
  }
}
