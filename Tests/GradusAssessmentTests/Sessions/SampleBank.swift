import GradusAssessment
import GradusModel

/// A bank as authors make one, without their texts: six domains of 30 items of every format.
enum SampleBank {
  static let formats: [ResponseFormat] = [
    .choice(options: 4), .constructed, .constructed, .partialCredit, .choice(options: 5),
  ]

  /// The ratings of 180 items: spread from easy to hard, by three raters who differ.
  static let ratings: [[Double]] = {
    var generator = Seed(3).generator(for: "ratings")
    return (0..<180).map { number in
      let difficulty = -2 + 4 * Double(number % 30) / 29
      return (0..<3).map { _ in difficulty + 0.25 * generator.drawNormal() }
    }
  }()

  static let items: [Item] = {
    let prior = RatingPrior(of: ratings)
    return ratings.enumerated().map { number, ratings in
      let domain = number / 30
      return Item(
        ItemID("domain\(domain).item\(number)"),
        topic: TopicID("domain\(domain).topic\(number % 6)"),
        domain: domain,
        format: formats[number % formats.count],
        difficulty: prior.difficulty(of: ratings)
      )
    }
  }()

  /// The bank, with the last items of each domain as pilots.
  ///
  /// - Parameter pilots: How many of each domain's 30 items are tried out.
  /// - Returns: Six domains of 30 items.
  /// - Throws: Never, as long as the items above make a bank.
  static func bank(pilots: Int = 0) throws -> ItemBank {
    let items = items.enumerated().map { number, item in
      var item = item
      item.isPilot = number % 30 >= 30 - pilots
      return item
    }
    return try ItemBank(items, domainCount: 6)
  }

  static let scale = LevelScale(HigherOrderModel(domainCount: 6))

  /// Answers a session to its end.
  ///
  /// - Returns: What was asked.
  @discardableResult
  static func finish(
    _ session: inout AssessmentSession,
    ability: Double = 0,
    seed: Seed = Seed(1)
  ) throws -> [AssessmentSession.Slot] {
    var slots: [AssessmentSession.Slot] = []
    var generator = seed.generator(for: "answers")
    while let slot = session.next {
      slots.append(slot)
      try session.answer(slot.item.model.drawn(at: ability, with: &generator))
    }
    return slots
  }
}
