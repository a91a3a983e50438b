/// A statement to write, for a database of SQLite.
package struct SQLTask: Hashable, Sendable {
  /// Statements that create the tables.
  package let schema: String
  /// Statements that fill them with the rows that the learner sees.
  package let data: String
  /// Statements that fill them with other rows, which catch what is right by luck only.
  package let hidden: String
  /// The model answer.
  package let answer: String
  /// Whether the order of the rows counts.
  package let isOrdered: Bool
  /// A query whose rows are compared, where the answer itself has none; nil for a query.
  package let probe: String?
}
