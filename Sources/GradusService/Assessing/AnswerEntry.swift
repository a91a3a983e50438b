package import GradusModel

/// What keys do while an item is answered: no clock, no terminal.
package struct AnswerEntry: Hashable, Sendable {
  /// What comes of a key.
  package enum Action: Hashable, Sendable {
    /// What has been entered is another now.
    case changed
    case answer(GivenAnswer)
    /// Enter was pressed before there was an answer; what is missing, in a sentence.
    case incomplete(String)
    /// The answer is to be written in lines.
    case write
    /// The answer is to be written in an editor.
    case edit
    case quit
  }

  private let form: AskedItem.Form
  /// What was chosen, in the order of the keys.
  private var numbers: [Int] = []
  private var isUnknown = false

  package init(_ form: AskedItem.Form) {
    self.form = form
  }

  /// What has been entered, as the learner sees it.
  package var shown: String {
    isUnknown ? "I don't know" : numbers.map(String.init).joined(separator: isLine ? "" : " ")
  }

  /// Decides what comes of a key; nil where it means nothing here.
  ///
  /// A digit chooses, Enter answers, `?` and Enter is "I don't know", `q` quits; where a text is wanted
  /// `w` writes it, and `e` in an editor.
  package mutating func pressed(_ key: Character) -> Action? {
    switch key {
    case "q": return .quit
    case "?":
      isUnknown.toggle()
      numbers = []
      return .changed
    case "\u{7F}", "\u{8}":
      isUnknown = false
      if !numbers.isEmpty { numbers.removeLast() }
      return .changed
    case "w" where isText: return .write
    case "e" where isText: return .edit
    case _ where key.isNewline: return entered
    default:
      guard !isText, key.isASCII, let digit = key.wholeNumberValue else { return nil }
      return chosen(digit)
    }
  }

  private var entered: Action {
    if isUnknown { return .answer(.unknown) }
    switch form {
    case .choice(_, let takesSeveral):
      guard !numbers.isEmpty else {
        return .incomplete(
          takesSeveral ? "Type the numbers of all that are right." : "Type a number first."
        )
      }
      return .answer(.numbers(numbers))
    case .order(let steps):
      guard numbers.count == steps.count else {
        return .incomplete("Type all \(steps.count) numbers, in the right order.")
      }
      return .answer(.numbers(numbers))
    case .line:
      guard let line = Int(shown), line > 0 else {
        return .incomplete("Type the number of a line first.")
      }
      return .answer(.numbers([line]))
    case .text: return .incomplete("Press w to write the answer, or ? if you don't know.")
    }
  }

  private mutating func chosen(_ digit: Int) -> Action? {
    switch form {
    case .choice(let options, let takesSeveral):
      guard (1...options.count).contains(digit) else { return nil }
      if !takesSeveral {
        numbers = [digit]
      } else if let index = numbers.firstIndex(of: digit) {
        numbers.remove(at: index)
      } else {
        numbers.append(digit)
      }
    case .order(let steps):
      guard (1...steps.count).contains(digit), !numbers.contains(digit) else { return nil }
      numbers.append(digit)
    case .line(let listing):
      let lines = listing.text.split(separator: "\n", omittingEmptySubsequences: false).count
      guard let line = Int("\(isUnknown ? "" : shown)\(digit)"), (1...lines).contains(line) else {
        return nil
      }
      numbers.append(digit)
    case .text: return nil
    }
    isUnknown = false
    return .changed
  }

  private var isLine: Bool { if case .line = form { true } else { false } }
  private var isText: Bool { if case .text = form { true } else { false } }
}
