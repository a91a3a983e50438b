package import GradusModel

/// What a key does while recall questions are asked, one at a time: no clock, no terminal.
package struct ReviewSession: Sendable {
  /// What is to be done.
  package enum Action: Hashable, Sendable {
    case showAnswer
    case rate(Rating)
    case quit
  }

  private var showsAnswer = false

  /// A session whose first question is asked.
  package init() {}

  /// Decides what comes of a key; nil where it means nothing now.
  ///
  /// Enter or the space bar shows the answer, then 1 to 4 or the first letter of a rating rates it; `q`
  /// quits at any time.
  package mutating func pressed(_ key: Character) -> Action? {
    if key == "q" { return .quit }
    guard showsAnswer else {
      guard key.isNewline || key == " " else { return nil }
      showsAnswer = true
      return .showAnswer
    }
    guard
      let rating = Rating.allCases.first(where: {
        key == $0.rawValue.first || key.wholeNumberValue == $0.number
      })
    else { return nil }
    showsAnswer = false
    return .rate(rating)
  }
}
