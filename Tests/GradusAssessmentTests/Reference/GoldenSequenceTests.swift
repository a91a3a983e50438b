import GradusAssessment
import GradusModel
import Testing

/// Whole adaptive sequences, and the higher-order posterior, against independent computations.
@Suite(
  "Golden sequences",
  .enabled(
    if: AssessmentReference.folder != nil,
    Comment(rawValue: AssessmentReference.absence)
  )
)
struct GoldenSequenceTests {
  @Test("the same items in the same order, with the same estimates")
  func sequences() throws {
    let bank = try AssessmentReference.bank()
    let traces = try AssessmentReference.golden().traces
    #expect(traces.count == 4)
    let prior = AbilityPosterior(on: AbilityGrid(count: 121, bound: 6))
    for (name, trace) in traces {
      var test = AdaptiveTest(bank, prior: prior, stopping: .count(trace.count))
      for (number, step) in trace.enumerated() {
        let next = try #require(test.next)
        try #require(next.position == step.item, "\(name), item \(number + 1)")
        #expect(abs(next.merit - step.info) < 1e-9)
        test.record(step.response, at: next.position)
        #expect(abs(test.posterior.estimate.ability - step.eap) < 1e-9)
        #expect(abs(test.posterior.estimate.deviation - step.psd) < 1e-9)
      }
      #expect(test.next == nil)
    }
  }

  @Test("the posterior over all domains")
  func higherOrder() throws {
    let golden = try AssessmentReference.golden().higherOrder
    let domains = (golden.domains.max() ?? 0) + 1
    var profile = AbilityProfile(HigherOrderModel(domainCount: domains, loading: golden.lam))
    for index in golden.x.indices {
      profile.record(
        ItemResponse(golden.x[index], to: .twoParameter(golden.a[index], golden.b[index])),
        in: golden.domains[index]
      )
    }
    var found = ["G": profile.general, "composite": profile.overall]
    for domain in 0..<domains { found["theta\(domain)"] = profile.estimates[domain] }
    #expect(golden.expected.count == 2 * found.count)
    for (name, estimate) in found {
      let ability = try #require(golden.expected["EAP_\(name)"])
      let deviation = try #require(golden.expected["SD_\(name)"])
      #expect(abs(estimate.ability - ability) < 1e-6, "EAP_\(name)")
      #expect(abs(estimate.deviation - deviation) < 1e-6, "SD_\(name)")
    }
  }

  @Test("1,000 learners on 300 items take as many items, and err as much, as elsewhere")
  func recovery() throws {
    let outcome = RecoverySimulation(try AssessmentReference.bank())
      .outcome(of: try AssessmentReference.abilities(), seed: Seed(1))
    #expect(outcome.learners == 1000)
    #expect((19.3...20.0).contains(outcome.meanLength))
    #expect((0.278...0.323).contains(outcome.rootMeanSquareError))
    #expect(abs(outcome.bias) < 0.03)
  }
}
