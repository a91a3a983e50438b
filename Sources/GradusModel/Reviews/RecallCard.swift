/// A question of a lesson that is asked again and again, at growing intervals.
package struct RecallCard: Hashable, Sendable {
  package let id: CardID
  package let lesson: TopicID
  /// The title of the lesson.
  package let title: String
  /// Which question of its lesson it is, from 1.
  package let number: Int
  package let question: String
  package let answer: String

  /// - Parameters:
  ///   - lesson: The lesson that asks it.
  ///   - title: The lesson's title.
  ///   - number: Which question of its lesson it is, from 1.
  ///   - question: A question that is worded anew is another card: what is remembered is its answer.
  ///   - answer: What to remember.
  package init(lesson: TopicID, title: String, number: Int, question: String, answer: String) {
    id = CardID("\(lesson).\(number)-\(StableHash.digits(of: question))")
    self.lesson = lesson
    self.title = title
    self.number = number
    self.question = question
    self.answer = answer
  }
}
