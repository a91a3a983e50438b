package import GradusModel

/// What an item asks, with the numbers of one of its cases.
package struct Question: Hashable, Sendable {
  /// Markdown.
  package let stem: String
  package let task: ItemTask
  /// Why the key is right, and what is likely to be taken for it isn't; Markdown.
  package let explanation: String
  /// Answers that don't get full marks, besides the options.
  package let wrong: [WrongAnswer]
}

/// How a question is answered, and what is right.
package enum ItemTask: Hashable, Sendable {
  /// Some of 3 to 5 options; exactly one of them where `takesSeveral` is false.
  case choice([ItemOption], takesSeveral: Bool)
  /// Steps, in their right order.
  case order([String])
  /// What a program prints.
  case output(ItemListing, answer: String)
  /// The numbers, from 1, of the lines any of which is the faulty one.
  case fault(ItemListing, lines: Set<Int>)
  case sql(SQLTask)
  case request(ExpectedRequest, answer: String)
  case response(ExpectedResponse, answer: String)
  /// A JSON value that a JSON Schema allows.
  case json(schema: JSON, answer: String)
  /// A JSON Schema that tells values apart.
  case schema(accepts: [JSON], rejects: [JSON], answer: String)
  /// A part of an OpenAPI description, at a place of a document that is valid with it.
  case openapi(at: String, schema: JSON, answer: String)
  /// A GraphQL document that is one of these in other words; never empty, the model answer first.
  case graphql([String])
}

/// Something to choose.
package struct ItemOption: Hashable, Sendable {
  /// Markdown.
  package let text: String
  /// Who believes it, and believes what; nil where it is right.
  package let misconception: String?

  package var isRight: Bool { misconception == nil }
}

/// A program to read.
package struct ItemListing: Hashable, Sendable {
  /// As fenced blocks name it: `python`.
  package let language: String
  package let text: String

  /// Without their line ends.
  package var lines: [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

/// An answer that doesn't get full marks.
package struct WrongAnswer: Hashable, Sendable {
  package let answer: ItemAnswer
  /// Who gives it, and believes what.
  package let misconception: String
}
