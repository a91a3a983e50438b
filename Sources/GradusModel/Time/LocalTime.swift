/// An instant, and the day that it belongs to where the learner is.
package struct LocalTime: Hashable, Sendable {
  package let moment: Moment
  package let day: Day

  /// - Parameters:
  ///   - moment: The instant.
  ///   - offset: How far the learner's clock is ahead of UTC, in minutes.
  package init(_ moment: Moment, offset: Int) {
    self.moment = moment
    day = moment.day(offset: offset)
  }
}
