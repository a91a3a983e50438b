package import GradusModel

/// A path with dates.
package struct LearningPlan: Hashable, Sendable {
  /// A phase with the days between which there is time for it.
  package struct Phase: Hashable, Sendable {
    package let title: String
    package let hours: Int
    package let begins: Day
    /// The day after the last one.
    package let ends: Day
  }

  package let phases: [Phase]

  /// - Parameters:
  ///   - hours: The phases with their hours, in order.
  ///   - hoursAWeek: 1 to 168.
  ///   - start: The first day.
  package init(_ hours: [(title: String, hours: Int)], hoursAWeek: Int, from start: Day) {
    var spent = 0
    phases = hours.map { phase in
      let begins = start.adding(days: Self.days(spent, hoursAWeek))
      spent += phase.hours
      return Phase(
        title: phase.title,
        hours: phase.hours,
        begins: begins,
        ends: start.adding(days: Self.days(spent, hoursAWeek))
      )
    }
  }

  /// The day by which all of it is done; nil without a phase.
  package var ends: Day? { phases.last?.ends }

  /// The days in which there are so many hours, rounded up.
  private static func days(_ hours: Int, _ hoursAWeek: Int) -> Int {
    (hours * 7 + hoursAWeek - 1) / hoursAWeek
  }
}
