import GradusAssessment
import GradusModel
import Testing

@Suite("The profile of abilities")
struct AbilityProfileTests {
  private let model = HigherOrderModel(domainCount: 6)

  @Test("the order of responses does not matter, nor whether they come one by one")
  func order() {
    var generator = Seed(2).generator(for: "order")
    let responses = (0..<24).map { number -> (response: ItemResponse, domain: Int) in
      let model = ResponseModel.twoParameter(
        0.7 + generator.drawUnit(),
        generator.drawNormal()
      )
      return (ItemResponse(generator.draw(below: 2), to: model), number % 6)
    }
    var forwards = AbilityProfile(model)
    var backwards = AbilityProfile(model)
    var atOnce = AbilityProfile(model)
    for (response, domain) in responses { forwards.record(response, in: domain) }
    for (response, domain) in responses.reversed() { backwards.record(response, in: domain) }
    atOnce.record(responses)
    for domain in 0..<6 {
      for other in [backwards, atOnce] {
        let (one, two) = (forwards.estimates[domain], other.estimates[domain])
        #expect(abs(one.ability - two.ability) < 1e-12)
        #expect(abs(one.deviation - two.deviation) < 1e-12)
      }
    }
  }

  @Test("without a loading domains say nothing about each other")
  func independent() {
    var profile = AbilityProfile(HigherOrderModel(domainCount: 2, loading: 0))
    for _ in 0..<5 { profile.record(ItemResponse(1, to: .twoParameter(1.5, 0)), in: 0) }
    #expect(profile.estimates[0].ability > 0.8)
    #expect(abs(profile.estimates[1].ability) < 1e-12)
    #expect(abs(profile.estimates[1].deviation - 1) < 1e-6)
  }

  @Test("hundreds of contradicting responses leave numbers")
  func stable() {
    var profile = AbilityProfile(model)
    for number in 0..<300 {
      // Easy items are missed and hard ones solved, in each domain.
      let category = number / 6 % 2
      profile.record(
        ItemResponse(category, to: .twoParameter(2, category == 0 ? -3 : 3)),
        in: number % 6
      )
    }
    for estimate in profile.estimates + [profile.general, profile.overall] {
      #expect(estimate.ability.isFinite && estimate.deviation > 0)
      #expect(abs(estimate.ability) < 0.5 && estimate.deviation < 1)
    }
  }
}
