internal import GradusModel

extension WrittenItem {
  /// Diagnostics where the stem doesn't ask, asks for nothing in particular, or asks for what is
  /// not so.
  ///
  /// The rules are those of T. M. Haladyna, S. M. Downing, M. C. Rodriguez, A review of
  /// multiple-choice item-writing guidelines, Applied Measurement in Education 15, 2002.
  func wrongStem(of question: Question) -> [Diagnostic] {
    let prose = ItemProse(question.stem)
    var found: [Diagnostic] = []
    if !asks(prose) {
      found.append(
        diagnostic(
          isChoice(question)
            ? "the stem doesn't end with a question, or with what to choose"
            : "the stem is no question, and doesn't say what to do",
          advice: "End it with a question, or begin its last sentence with a verb such as "
            + (isChoice(question) ? "Choose" : "Write")
        )
      )
    }
    if prose.sentences.contains(where: { $0.asksForNothing }) {
      found.append(
        diagnostic(
          "the stem can't be understood without its options",
          advice: "Ask about something, instead of which of them is true"
        )
      )
    }
    let isNegative = isChoice(question) && prose.sentences.contains { $0.asksForWhatIsNot }
    if isNegative && !prose.hasEmphasis || prose.hasPlainCapitals {
      found.append(
        diagnostic(
          "the stem asks for what is not so, and doesn't stress it",
          advice: "Ask for what is so, or write **NOT** or **EXCEPT**"
        )
      )
    }
    if prose.text.contains("${") {
      found.append(
        diagnostic(
          "the stem names a variable, and there is no case that gives it",
          advice: "Write cases with a value for it"
        )
      )
    }
    return found
  }

  private func isChoice(_ question: Question) -> Bool {
    if case .choice = question.task { true } else { false }
  }

  /// Whether a learner is told what to do; last of all where there are options to read.
  private func asks(_ prose: ItemProse) -> Bool {
    switch kind {
    case .single, .multiple: prose.sentences.last.map { $0.asks } ?? false
    default: prose.sentences.contains { $0.asks }
    }
  }
}

extension ItemProse {
  private static let stressed = ["**NOT**", "**EXCEPT**"]

  /// Whether something is stressed as not so.
  fileprivate var hasEmphasis: Bool { Self.stressed.contains { text.contains($0) } }

  /// Whether capitals alone stress something as not so, which those who read fast overlook.
  fileprivate var hasPlainCapitals: Bool {
    let plain = Self.stressed.reduce(text) { $0.replacing($1, with: "") }
    return plain.split { !$0.isLetter }.contains { $0 == "NOT" || $0 == "EXCEPT" }
  }
}

extension ItemProse.Sentence {
  private static let imperatives: Set = [
    "add", "choose", "complete", "correct", "declare", "define", "describe", "design", "extend",
    "fill", "find", "give", "insert", "mark", "pick", "predict", "put", "remove", "replace",
    "select", "tell", "write",
  ]

  private static let auxiliaries: Set = [
    "is", "are", "was", "were", "do", "does", "did", "can", "could", "may", "might", "must",
    "should", "will", "would", "has", "have", "had", "need", "needs",
  ]

  fileprivate var asks: Bool { isQuestion || Self.imperatives.contains(words[0]) }

  /// `Which of the following is true`, and the like.
  fileprivate var asksForNothing: Bool {
    let openings = [
      ["which", "of", "the", "following"], ["which", "of", "these"], ["which", "statement"],
      ["which", "statements"], ["what", "of", "the", "following"],
    ]
    let judgements = ["true", "correct", "right", "false", "wrong", "incorrect"]
    guard openings.contains(where: { words.starts(with: $0) }) else { return false }
    let opening = words.prefix(8)
    return zip(opening, opening.dropFirst()).contains { verb, judgement in
      ["is", "are", "not"].contains(verb) && judgements.contains(judgement)
    }
  }

  /// Whether the question itself is negative: `Which header does not …`, `all of these except …`.
  ///
  /// A negation further behind is part of what is asked about, and may be read over without harm.
  fileprivate var asksForWhatIsNot: Bool {
    guard asks else { return false }
    if words.contains("except") { return true }
    let isChoosing = Self.imperatives.contains(words[0])
    guard isChoosing || ["which", "what", "who"].contains(words[0]) else { return false }
    // Behind `that` what is to be chosen is described, and at once behind the verb it is negated.
    let start = isChoosing ? words.firstIndex { ["that", "which", "who"].contains($0) } ?? 0 : 0
    let clause = words[start...].prefix(7)
    if clause.contains(where: Self.isNegatedAuxiliary) { return true }
    return zip(clause, clause.dropFirst()).contains { verb, negation in
      Self.auxiliaries.contains(verb) && ["not", "never"].contains(negation)
    }
  }

  private static func isNegatedAuxiliary(_ word: String) -> Bool {
    word == "cannot" || word.hasSuffix("n't") || word.hasSuffix("n’t")
  }
}
