import Foundation
import GradusAssessment
import GradusModel
import Testing

@Suite("Calibration")
struct CalibrationTests {
  @Test("ratings are shrunk towards their mean, those of few raters more")
  func shrinking() {
    let prior = RatingPrior(of: SampleBank.ratings)
    #expect(abs(prior.mean) < 0.1)
    #expect(abs(prior.errorVariance - 0.0625) < 0.015)
    let three = prior.difficulty(of: [2, 2, 2])
    let one = prior.difficulty(of: [2])
    #expect(one.mean > prior.mean && one.mean < three.mean && three.mean < 2)
    #expect(one.variance > three.variance && one.variance < prior.trueVariance)
    let none = prior.difficulty(of: [])
    #expect(none.mean == prior.mean && none.variance == prior.trueVariance)
    let middle = prior.difficulty(of: [prior.mean, prior.mean, prior.mean])
    #expect(abs(middle.mean - prior.mean) < 1e-12)
  }

  @Test("shrunk ratings err less than the ratings, and by as much as they say")
  func honesty() {
    // Difficulties, misjudgements and errors as the prior takes them to be.
    var generator = Seed(9).generator(for: "honesty")
    let truths = (0..<4000).map { _ in 0.7 * generator.drawNormal() }
    let ratings = truths.map { truth in
      let shared = truth + RatingPrior.misjudgement * generator.drawNormal()
      return (0..<3).map { _ in shared + 0.3 * generator.drawNormal() }
    }
    let prior = RatingPrior(of: ratings)
    let found = ratings.map(prior.difficulty(of:))
    func meanSquare(_ values: [Double]) -> Double {
      zip(values, truths).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 4000
    }
    let shrunk = meanSquare(found.map(\.mean))
    #expect(shrunk < 0.7 * meanSquare(ratings.map { $0.reduce(0, +) / 3 }))
    #expect(abs(shrunk / found[0].variance - 1) < 0.06)
  }

  @Test("a bank without ratings, or with equal ones, still has a prior")
  func few() {
    #expect(RatingPrior(of: []).difficulty(of: []).mean == 0)
    let equal = RatingPrior(of: [[1, 1, 1], [1, 1, 1]])
    #expect(equal.trueVariance > 0)
    #expect(equal.difficulty(of: [1, 1, 1]).mean == 1)
  }

  @Test("a response refines the difficulty as the formula says")
  func formula() throws {
    let (a, b, v, m, s) = (1.1, 0.4, 0.3, 0.2, 0.5)
    for c in [0.0, 0.25] {
      for x in 0...1 {
        let item = Item(
          "one",
          topic: "topic",
          domain: 0,
          model: .logistic(LogisticModel(discrimination: a, difficulty: b, guessing: c)),
          difficultyVariance: v
        )
        let refined = item.refined(by: x, from: Estimate(ability: m, deviation: s))
        let g = a / (1 + .pi * a * a * s * s / 8).squareRoot()
        let q = 1 / (1 + exp(-g * (m - b)))
        let p = c + (1 - c) * q
        let variance = 1 / (1 / v + g * g * q * q * (1 - p) / p)
        #expect(abs(refined.difficultyVariance - variance) < 1e-12)
        let difficulty = b - variance * g * (Double(x) - p) * q / p
        #expect(abs(refined.model.difficulty - difficulty) < 1e-12)
        #expect(refined.model.discrimination == a)
      }
    }
  }

  @Test("partial credit moves all thresholds alike, full marks down and none up")
  func graded() {
    let model = ResponseFormat.partialCredit.model(discrimination: 1, difficulty: 0.5)
    let item = Item("one", topic: "topic", domain: 0, model: model, difficultyVariance: 0.3)
    let ability = Estimate(ability: 0, deviation: 0.4)
    let difficulties = (0...2).map { item.refined(by: $0, from: ability).model.difficulty }
    #expect(difficulties[0] > 0.5 && difficulties[2] < 0.5)
    #expect(difficulties[0] > difficulties[1] && difficulties[1] > difficulties[2])
    guard case .graded(let refined) = item.refined(by: 2, from: ability).model else {
      Issue.record("another model")
      return
    }
    #expect(abs(refined.thresholds[1] - refined.thresholds[0] - 1) < 1e-12)
  }

  @Test("an item is held against all responses but its own, and pilots against all scored ones")
  func leavingOut() throws {
    var session = try AssessmentSession(
      .comprehensive,
      bank: SampleBank.bank(pilots: 4),
      scale: SampleBank.scale,
      seed: Seed(2)
    )
    let slots = try SampleBank.finish(&session, ability: 1)
    let refined = session.refinedItems
    #expect(refined.map(\.id) == slots.map(\.item.id))
    for (left, slot) in slots.enumerated() {
      var others = AbilityProfile(session.scale.model)
      for (index, other) in slots.enumerated() where index != left && !other.item.isPilot {
        let category = session.record.answers[index].category
        others.record(
          ItemResponse(category, to: other.item.scoringModel),
          in: other.item.domain
        )
      }
      let expected = slot.item.refined(
        by: session.record.answers[left].category,
        from: others.estimates[slot.item.domain]
      )
      #expect(abs(refined[left].model.difficulty - expected.model.difficulty) < 1e-9)
      #expect(refined[left].difficultyVariance < slot.item.difficultyVariance)
    }
    #expect(slots.contains { $0.item.isPilot })
  }
}
