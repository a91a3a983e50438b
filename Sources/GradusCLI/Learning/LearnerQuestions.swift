internal import GradusReport
internal import GradusService

/// Asks a learner what is not known of them yet, one key an answer.
struct LearnerQuestions {
  /// What came of asking.
  enum Outcome {
    case answered(LearnerAnswers)
    /// The learner stopped.
    case stopped
    /// There is nobody to ask.
    case noTerminal
  }

  let terminal: Terminal
  /// Languages to choose from, at most ten.
  let languages: [(id: String, title: String)]

  /// Asks questions, one after the other.
  ///
  /// - Parameters:
  ///   - questions: What is missing.
  ///   - known: What was said already.
  /// - Returns: The answers together, or why there are none.
  func ask(_ questions: [LearnerQuestion], beside known: LearnerAnswers) async -> Outcome {
    let (keys, continuation) = AsyncStream.makeStream(of: Character.self)
    let press = { @Sendable (key: Character) in _ = continuation.yield(key) }
    return await Keyboard.reading(press) { hasKeys in
      guard hasKeys else { return .noTerminal }
      var answers = known
      var pressed = keys.makeAsyncIterator()
      for question in questions {
        let choices = choices(for: question)
        terminal.print(lines: lines(question, choices))
        guard let number = await Self.choice(of: choices.count, &pressed) else { return .stopped }
        choices[number].apply(&answers)
        terminal.print("> \(choices[number].words)\n")
      }
      return .answered(answers)
    }
  }

  /// An answer that can be chosen.
  private struct Choice {
    let words: String
    let apply: (inout LearnerAnswers) -> Void
  }

  private func choices(for question: LearnerQuestion) -> [Choice] {
    switch question {
    case .goal:
      LearningGoal.allCases.map { goal in
        Choice(words: "I want to \(goal.words)") { $0.goal = goal }
      }
    case .experience:
      LearningExperience.allCases.map { experience in
        Choice(words: experience.words) { $0.experience = experience }
      }
    case .language:
      languages.map { language in Choice(words: language.title) { $0.language = language.id } }
    case .hours:
      Self.hours.map { hours in Choice(words: "\(hours) hours") { $0.hoursAWeek = hours } }
    }
  }

  private func lines(_ question: LearnerQuestion, _ choices: [Choice]) -> [String] {
    [terminal.style.styled(Self.words(question), .bold)]
      + zip(Self.keys, choices).map { "  \($0)  \($1.words)" } + ["  q  stop, and keep nothing"]
  }

  private static func words(_ question: LearnerQuestion) -> String {
    switch question {
    case .goal: "What do you learn for?"
    case .experience: "Where do you start?"
    case .language: "Which language do you build in?"
    case .hours: "How much time do you have a week?"
    }
  }

  /// The number of the choice whose key is pressed first; nil where the learner stops.
  private static func choice(
    of count: Int,
    _ pressed: inout AsyncStream<Character>.Iterator
  ) async -> Int? {
    while let key = await pressed.next(isolation: #isolation) {
      if key == "q" { return nil }
      if let number = keys.firstIndex(of: key), number < count { return number }
    }
    return nil
  }

  /// The keys of the choices, in their order.
  private static let keys: [Character] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
  /// Hours a week to choose from; any other number can be said on the command line.
  private static let hours = [3, 5, 10, 20, 40]
}
