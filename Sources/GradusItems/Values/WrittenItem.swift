package import GradusCatalog
package import GradusModel

/// An item of the assessment, as its authors wrote it, with its key.
package struct WrittenItem: Sendable {
  package let id: ItemID
  /// From 1; a change of what is asked makes another one.
  package let version: Int
  package let topic: TopicID
  /// What the learner can do who solves it; begins with a verb.
  package let objective: String
  package let kind: ItemKind
  /// What each rater takes for its difficulty, in logits.
  package let raters: [Double]
  /// The ids of the languages whose writers can solve it; empty where it is for everybody.
  package let languages: [String]
  /// Whether it is tried out: asked, and not scored, until it is known whether it is good.
  package let isPilot: Bool
  /// One for each of its cases, of which the seed draws one; never empty.
  package let questions: [Question]
  /// What the key was checked against.
  package let source: ItemSource
  /// Where it is written.
  package let place: Place
}

/// A document that an item's key was checked against.
package struct ItemSource: Hashable, Sendable {
  package let title: String
  /// With `https://`.
  package let url: String
}

/// What is asked and how it is answered.
package enum ItemKind: String, Hashable, Sendable, CaseIterable {
  /// One of a few options.
  case single
  /// Every right one of a few options.
  case multiple
  /// Steps in their order.
  case order
  /// What a program prints.
  case output
  /// The faulty line of a listing.
  case fault
  /// A statement of SQL.
  case sql
  /// An HTTP request.
  case request
  /// An HTTP response.
  case response
  /// A JSON value.
  case json
  /// A JSON Schema.
  case schema
  /// A part of an OpenAPI description.
  case openapi
  /// A GraphQL document.
  case graphql
}
