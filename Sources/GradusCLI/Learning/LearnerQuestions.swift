internal import GradusReport
internal import GradusService

/// Asks a learner what is not known of them yet, one key an answer.
struct LearnerQuestions {
  let terminal: Terminal
  /// Languages to choose from, at most ten.
  let languages: [(id: String, title: String)]

  /// Asks what is missing.
  ///
  /// - Parameter known: What was said on the command line.
  /// - Returns: All of it; nil without a terminal, or where the learner stopped.
  func ask(_ known: LearnerAnswers) async throws -> LearnerAnswers? {
    let (keys, continuation) = AsyncStream.makeStream(of: Character.self)
    return try await Keyboard.reading({ continuation.yield($0) }) { hasKeys in
      guard hasKeys else { return nil }
      var answers = known
      var pressed = keys.makeAsyncIterator()
      func choose<Choice>(
        _ question: String,
        _ choices: [(Choice, String)]
      ) async -> Choice? {
        terminal.print(lines: lines(question, choices.map(\.1)))
        while let key = await pressed.next(isolation: #isolation) {
          if key == "q" { return nil }
          if let number = Self.numbers.firstIndex(of: key), number < choices.count {
            terminal.print("  \(choices[number].1)\n")
            return choices[number].0
          }
        }
        return nil
      }
      if answers.goal == nil {
        let goals = LearningGoal.allCases.map { ($0, "I want to \($0.words)") }
        guard let goal = await choose("What do you learn for?", goals) else { return nil }
        answers.goal = goal
      }
      if answers.experience == nil {
        let all = LearningExperience.allCases.map { ($0, $0.words) }
        guard let one = await choose("Where do you start?", all) else { return nil }
        answers.experience = one
      }
      if answers.language == nil {
        let all = languages.map { ($0.id, $0.title) }
        guard let one = await choose("Which language do you build in?", all) else { return nil }
        answers.language = one
      }
      if answers.hoursAWeek == nil {
        let all = Self.hours.map { ($0, "\($0) hours") }
        guard let one = await choose("How much time do you have a week?", all) else { return nil }
        answers.hoursAWeek = one
      }
      return answers
    }
  }

  private func lines(_ question: String, _ choices: [String]) -> [String] {
    [terminal.style.styled(question, .bold)]
      + zip(Self.numbers, choices).map { "  \($0)  \($1)" } + ["  q  stop, and keep nothing"]
  }

  /// The keys of the choices, in their order.
  private static let numbers: [Character] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
  /// Hours a week to choose from; any other number can be said on the command line.
  private static let hours = [3, 5, 10, 20, 40]
}
