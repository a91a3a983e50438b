internal import GradusAssessment
internal import GradusCatalog
internal import GradusItems
package import GradusModel

extension Sitting {
  /// What is asked; nil where the sitting has ended.
  package var asked: AskedItem? {
    guard let slot = session.next, let item = content.pool.item(slot.item.id) else { return nil }
    let question = question(of: item)
    let topic = content.catalog.topic(item.topic)
    return AskedItem(
      number: slot.number,
      id: item.id,
      place: (
        domain: topic.flatMap { content.catalog.domain($0.domain) }?.title ?? "",
        topic: topic?.title ?? item.topic.rawValue
      ),
      stem: question.stem,
      form: form(of: question, item),
      remaining: session.remaining
    )
  }

  /// What an answer is worth, as the learner saw the item.
  func judgement(of answer: GivenAnswer, to item: WrittenItem) -> Judgement {
    let question = question(of: item)
    switch answer {
    case .unknown: return question.judgement(of: .unknown)
    case .text(let text):
      guard question.task.isWritten else {
        return .unreadable("Numbers are wanted, and not a text")
      }
      return question.judgement(of: .text(text.withoutFence))
    case .numbers(let numbers):
      guard Set(numbers).count == numbers.count else {
        return .unreadable("A number is there twice")
      }
      return judgement(of: numbers, to: question, item)
    }
  }

  /// What numbers are worth that are all different.
  private func judgement(of numbers: [Int], to question: Question, _ item: WrittenItem) -> Judgement
  {
    switch question.task {
    case .fault(let listing, _):
      guard numbers.count == 1, (1...listing.lines.count).contains(numbers[0]) else {
        return .unreadable("One number of a line is wanted, from 1 to \(listing.lines.count)")
      }
      return question.judgement(of: .line(numbers[0]))
    case .choice(let options, let takesSeveral):
      let chosen = places(numbers, of: options.count, item)
      guard let chosen, takesSeveral || chosen.count == 1 else {
        let wanted = takesSeveral ? "Numbers from 1 to" : "One number from 1 to"
        return .unreadable("\(wanted) \(options.count) \(takesSeveral ? "are" : "is") wanted")
      }
      return question.judgement(of: .choice(Set(chosen)))
    case .order(let steps):
      let chosen = places(numbers, of: steps.count, item)
      guard let chosen, chosen.count == steps.count else {
        return .unreadable("Each number from 1 to \(steps.count) is wanted once")
      }
      return question.judgement(of: .order(chosen))
    default: return .unreadable("A text is wanted, and not numbers")
    }
  }

  /// The question with the numbers that the seed draws.
  private func question(of item: WrittenItem) -> Question {
    var generator = recorded.seed.generator(for: "case \(item.id)")
    return item.questions[Int.random(in: 0..<item.questions.count, using: &generator)]
  }

  /// For each option that is shown its position as it was written.
  private func order(of count: Int, _ item: WrittenItem) -> [Int] {
    var generator = recorded.seed.generator(for: "order \(item.id)")
    let shuffled = Array(0..<count).shuffled(using: &generator)
    // Steps that stand in their right order already would be given away.
    if case .order = item.questions[0].task, shuffled == Array(0..<count) {
      return shuffled.reversed()
    }
    return shuffled
  }

  /// The written positions of what was shown at some numbers; nil where there are none, or one is none.
  private func places(_ numbers: [Int], of count: Int, _ item: WrittenItem) -> [Int]? {
    guard !numbers.isEmpty, numbers.allSatisfy({ (1...count).contains($0) }) else { return nil }
    let order = order(of: count, item)
    return numbers.map { order[$0 - 1] }
  }

  private func form(of question: Question, _ item: WrittenItem) -> AskedItem.Form {
    switch question.task {
    case .choice(let options, let takesSeveral):
      .choice(
        order(of: options.count, item).map { options[$0].text },
        takesSeveral: takesSeveral
      )
    case .order(let steps): .order(order(of: steps.count, item).map { steps[$0] })
    case .fault(let listing, _): .line(AskedItem.Listing(listing))
    case .output(let listing, _): .text(.output(of: AskedItem.Listing(listing)))
    case .sql(let task): .text(.sql(schema: task.schema, data: task.data))
    case .request: .text(.request)
    case .response: .text(.response)
    case .json: .text(.json)
    case .schema: .text(.jsonSchema)
    case .openapi: .text(.openAPI)
    case .graphql: .text(.graphQL)
    }
  }
}

extension ItemTask {
  /// Whether the answer is a text.
  fileprivate var isWritten: Bool {
    switch self {
    case .choice, .order, .fault: false
    default: true
    }
  }
}

extension String {
  /// Without the fence of Markdown that people put around code.
  fileprivate var withoutFence: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)[...]
    while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    guard lines.count > 2, lines.first?.hasPrefix("```") == true, lines.last == "```" else {
      return self
    }
    return lines.dropFirst().dropLast().joined(separator: "\n")
  }
}

extension AskedItem.Listing {
  fileprivate init(_ listing: ItemListing) {
    self.init(language: listing.language, text: listing.text)
  }
}
