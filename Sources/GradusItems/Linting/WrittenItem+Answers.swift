internal import GradusModel

extension WrittenItem {
  /// How long a program is that can be read in a minute or two.
  private static let listingLines = 5...20
  /// How many wrong answers show that a judge can tell them from right ones.
  private static let leastWrong = 2

  /// Diagnostics where too few wrong answers are listed, or right ones among them, or a listing is
  /// too long.
  func wrongAnswers(of question: Question) -> [Diagnostic] {
    guard let key = Self.key(of: question.task) else { return [] }
    var found: [Diagnostic] = []
    if question.wrong.count < Self.leastWrong {
      found.append(
        diagnostic(
          question.wrong.count == 1
            ? "there is 1 wrong answer" : "there are \(question.wrong.count) wrong answers",
          advice: "Write \(Self.leastWrong) or more, each with its misconception"
        )
      )
    }
    var known: Set<ItemAnswer> = []
    for wrong in question.wrong.map(\.answer.trimmed) {
      if key.contains(wrong) {
        found.append(
          diagnostic("a wrong answer is the right one", advice: "Write one that is wrong")
        )
      } else if !known.insert(wrong).inserted {
        found.append(
          diagnostic("a wrong answer is there twice", advice: "Write another one, or remove it")
        )
      }
    }
    return found + wrongListing(of: question)
  }

  private func wrongListing(of question: Question) -> [Diagnostic] {
    let listing: ItemListing? =
      switch question.task {
      case .output(let listing, _), .fault(let listing, _): listing
      default: nil
      }
    guard let count = listing?.lines.count, !Self.listingLines.contains(count) else { return [] }
    let (least, most) = (Self.listingLines.lowerBound, Self.listingLines.upperBound)
    return [
      diagnostic("the listing has \(count) lines", advice: "Write \(least) to \(most)")
    ]
  }

  /// The answers that are certainly right; nil where the options are the answers.
  private static func key(of task: ItemTask) -> Set<ItemAnswer>? {
    switch task {
    case .choice, .order: nil
    case .fault(_, let lines): Set(lines.map { .line($0) })
    case .sql(let task): [.text(task.answer).trimmed]
    case .graphql(let documents): Set(documents.map { .text($0).trimmed })
    case .output(_, let answer), .request(_, let answer), .response(_, let answer),
      .json(_, let answer), .schema(_, _, let answer), .openapi(_, _, let answer):
      [.text(answer).trimmed]
    }
  }
}

extension ItemAnswer {
  /// The answer without what nobody sees: spaces at the ends of lines, and empty lines around it.
  fileprivate var trimmed: ItemAnswer {
    guard case .text(let text) = self else { return self }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.reversed().drop { $0 == " " }.reversed()
    }
    let shown = lines.drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed()
    return .text(shown.map { String($0) }.joined(separator: "\n"))
  }
}
