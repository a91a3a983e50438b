internal import GradusModel
internal import GradusReport
internal import GradusService

/// A sitting for programs: one JSON object a line, items out and answers in.
struct AssessmentDialogue {
  let context: CommandContext

  /// Asks until the sitting has come to its end, or nobody answers any more.
  ///
  /// - Returns: `interrupted` where the task was cancelled.
  /// - Throws: `Problem` where a line is no answer, or one cannot be recorded.
  func run(_ sitting: Sitting) async throws -> GradusModel.ExitCode {
    var sitting = sitting
    var number = 0
    while let item = sitting.asked {
      print(AssessmentJSON.item(item))
      var isAnswered = false
      while !isAnswered {
        guard let line = await LineInput.next() else {
          if Task.isCancelled { return .interrupted }
          return try await conclude(sitting)
        }
        number += 1
        if line.allSatisfy(\.isWhitespace) { continue }
        let answer = try Self.answer(in: line, number: number)
        let reason = try await context.gradus.answer(answer, in: &sitting)
        isAnswered = reason == nil
        if let reason { print(AssessmentJSON.unreadable(reason)) }
      }
    }
    return try await conclude(sitting)
  }

  private func conclude(_ sitting: Sitting) async throws -> GradusModel.ExitCode {
    print(AssessmentJSON.report(try await context.gradus.report(on: sitting)))
    return .passed
  }

  private func print(_ value: JSON) { context.terminal.print(value.compact) }

  /// The answer in a line: `{"answer": 2}`, `{"answer": [1, 3]}`, `{"answer": "…"}` or `{"answer": null}`.
  ///
  /// - Throws: `Problem` where it is none.
  static func answer(in line: String, number: Int) throws(Problem) -> GivenAnswer {
    let value: JSON
    do {
      value = try JSONReader.read(line)
    } catch {
      throw Problem("Line \(number) of standard input is no JSON: \(error).", advice: form)
    }
    guard case .object(let object) = value, object.names == ["answer"] else {
      throw Problem(
        "Line \(number) of standard input is no object with the one member 'answer'.",
        advice: form
      )
    }
    switch object.members[0].value {
    case .null: return .unknown
    case .string(let text): return .text(text)
    case .number(let one):
      if let one = one.integer { return .numbers([one]) }
    case .array(let elements):
      let numbers = elements.compactMap(\.integer)
      if numbers.count == elements.count { return .numbers(numbers) }
    // Who writes JSON may forget to put it into a text.
    case .object: return .text(object.members[0].value.compact)
    default: break
    }
    throw Problem("The answer on line \(number) of standard input is none.", advice: form)
  }

  private static let form =
    #"Write {"answer": 2}, {"answer": [1, 3]}, {"answer": "text"}, or {"answer": null} for "I don't know"."#
}
