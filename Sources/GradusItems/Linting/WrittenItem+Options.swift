internal import GradusModel

extension WrittenItem {
  /// Diagnostics where there are too many or too few options or steps, or where they give the key
  /// away.
  func wrongOptions(of question: Question) -> [Diagnostic] {
    switch question.task {
    case .choice(let options, let takesSeveral):
      wrongCount(options.count, of: "options", allowed: takesSeveral ? 4...5 : 3...5)
        + repeated(options.map(\.text), named: "option")
        + options.flatMap { pointless($0.text) }
        + longKey(among: options, takesSeveral: takesSeveral) + absolutes(among: options)
    case .order(let steps):
      wrongCount(steps.count, of: "steps", allowed: 4...6) + repeated(steps, named: "step")
    default: []
    }
  }

  private func wrongCount(
    _ count: Int,
    of things: String,
    allowed: ClosedRange<Int>
  ) -> [Diagnostic] {
    if allowed.contains(count) { return [] }
    return [
      diagnostic(
        "there are \(count) \(things)",
        advice: "Write \(allowed.lowerBound) to \(allowed.upperBound)"
      )
    ]
  }

  private func repeated(_ texts: [String], named thing: String) -> [Diagnostic] {
    var known: Set<String> = []
    return texts.filter { !known.insert($0.collapsed).inserted }.map { text in
      diagnostic("the \(thing) '\(text.collapsed)' is there twice", advice: "Write another one")
    }
  }

  /// A diagnostic for an option that is about the others, which are shuffled.
  private func pointless(_ option: String) -> [Diagnostic] {
    guard ItemProse(option).words.isAboutOptions else { return [] }
    return [
      diagnostic(
        "the option '\(option.collapsed)' is about other options",
        advice: "Write what is believed by those who would choose it; options are shuffled"
      )
    ]
  }

  /// A diagnostic where the key can be told by its length.
  private func longKey(among options: [ItemOption], takesSeveral: Bool) -> [Diagnostic] {
    guard !takesSeveral, let key = options.first(where: \.isRight) else { return [] }
    let lengths = options.map(\.text.collapsed.count).sorted()
    let median = Double(lengths[lengths.count / 2] + lengths[(lengths.count - 1) / 2]) / 2
    let length = key.text.collapsed.count
    guard length > KeyLength.free, Double(length) > KeyLength.most * median else { return [] }
    return [
      diagnostic(
        "the right option has \(length) characters, the median of all is \(Int(median))",
        advice: "Shorten it, or say as much in the others"
      )
    ]
  }

  /// A diagnostic where what is too strong to be true is said in wrong options alone.
  private func absolutes(among options: [ItemOption]) -> [Diagnostic] {
    func words(_ isRight: Bool) -> [String] {
      options.filter { $0.isRight == isRight }.flatMap { ItemProse($0.text).words.absolutes }
    }
    guard words(true).isEmpty, let first = words(false).first else { return [] }
    return [
      diagnostic(
        "'\(first)' gives a wrong option away, since no right one is as strong",
        advice: "Say how it is believed to be, without it"
      )
    ]
  }
}

/// How long the right option may be.
private enum KeyLength {
  /// Times the median of all options.
  static let most = 1.5
  /// A key of at most so many characters is a value or a name, whose length nobody chose.
  static let free = 12
}

extension [String] {
  /// Words that somebody who knows nothing of the matter strikes out at sight.
  ///
  /// `all` and `no` are none of them: they mostly say how many.
  private static let strong: Set = [
    "always", "never", "only", "must", "impossible", "completely", "entirely",
  ]

  fileprivate var absolutes: [String] {
    let phrases = [
      ["in", "every", "case"], ["in", "all", "cases"], ["under", "no", "circumstances"],
    ]
    return filter { Self.strong.contains($0) }
      + phrases.filter { firstRange(of: $0) != nil }.map { $0.joined(separator: " ") }
  }

  /// `all of the above`, `none of these`, `the second option`, and the like.
  fileprivate var isAboutOptions: Bool {
    let quantities: Set = ["all", "none", "both", "any", "neither", "either", "some"]
    let others: Set = ["above", "below", "others", "other", "options", "answers", "choices"]
    let numbers: Set = ["first", "second", "third", "fourth", "last"]
    if let first, quantities.contains(first), dropFirst().first == "of" {
      let rest = Array(dropFirst(2))
      if rest.count == 1, ["these", "those", "them"].contains(rest[0]) { return true }
      if rest.first == "the", rest.dropFirst().first.map(others.contains) == true { return true }
    }
    return zip(self, dropFirst()).contains { word, next in
      numbers.contains(word) && ["option", "answer", "choice"].contains(next)
    }
  }
}

extension String {
  /// The text with single spaces in place of all white space.
  var collapsed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
