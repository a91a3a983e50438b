import GradusModel
import GradusService
import Testing

/// Dates that follow from hours.
@Suite("Learning plans")
struct LearningPlanTests {
  private let start = Day(year: 2030, month: 1, day: 1) ?? Day(number: 0)

  @Test("phases follow one another without a gap, and end when their hours are spent")
  func dates() {
    let plan = LearningPlan([("a", 10), ("b", 25)], hoursAWeek: 10, from: start)
    #expect(plan.phases.map(\.begins.description) == ["2030-01-01", "2030-01-08"])
    // 35 hours are three and a half weeks, and half a day is one.
    #expect(plan.phases.map(\.ends.description) == ["2030-01-08", "2030-01-26"])
    #expect(plan.ends == plan.phases.last?.ends)
  }

  @Test("more hours a week never end later, and no phase ends before it begins", arguments: 1...168)
  func monotone(hours: Int) {
    let phases = [("a", 75), ("b", 1), ("c", 0), ("d", 224)]
    let plan = LearningPlan(phases, hoursAWeek: hours, from: start)
    for (phase, next) in zip(plan.phases, plan.phases.dropFirst()) {
      #expect(phase.begins <= phase.ends)
      #expect(phase.ends == next.begins)
    }
    guard hours > 1, let ends = plan.ends else { return }
    let slower = LearningPlan(phases, hoursAWeek: hours - 1, from: start)
    #expect(slower.ends.map { ends <= $0 } == true)
  }

  @Test("a path without phases has no end")
  func empty() {
    #expect(LearningPlan([], hoursAWeek: 5, from: start).ends == nil)
  }
}
