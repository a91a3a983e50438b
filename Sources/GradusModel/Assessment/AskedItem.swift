/// An item of the assessment as a learner sees it: without its key.
package struct AskedItem: Hashable, Sendable {
  /// How it is answered.
  package enum Form: Hashable, Sendable {
    /// One of some options, or all that are right.
    case choice([String], takesSeveral: Bool)
    /// Steps to put into their order.
    case order([String])
    /// The number of a line.
    case line(Listing)
    /// A text.
    case text(TextForm)
  }

  /// A program to read.
  package struct Listing: Hashable, Sendable {
    /// As fenced blocks name it: `python`.
    package var language: String
    package var text: String

    package init(language: String, text: String) {
      self.language = language
      self.text = text
    }
  }

  /// What is written, with what is needed for it.
  package enum TextForm: Hashable, Sendable {
    case output(of: Listing)
    /// A statement for a database of SQLite: its tables, and some of their rows.
    case sql(schema: String, data: String)
    case request
    case response
    case json
    case jsonSchema
    case openAPI
    case graphQL
  }

  /// From 1, in its sitting.
  package var number: Int
  package var id: ItemID
  package var domain: String
  package var topic: String
  /// Markdown.
  package var stem: String
  package var form: Form
  /// How many items are left with this one: the fewest, and the most.
  package var remaining: ClosedRange<Int>

  package init(
    number: Int,
    id: ItemID,
    place: (domain: String, topic: String),
    stem: String,
    form: Form,
    remaining: ClosedRange<Int>
  ) {
    self.number = number
    self.id = id
    domain = place.domain
    topic = place.topic
    self.stem = stem
    self.form = form
    self.remaining = remaining
  }
}

/// What a learner answers to an item, as it was shown.
package enum GivenAnswer: Hashable, Sendable {
  /// "I don't know".
  case unknown
  /// Numbers of options, of steps in their order, or of a line; from 1.
  case numbers([Int])
  case text(String)
}
