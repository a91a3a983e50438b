/// Judges a GraphQL document by documents any of which is right.
struct GraphQLJudge: WrittenAnswerJudge {
  let documents: [String]

  /// Each variable of a document costs a pass over it.
  private static let mostVariables = 100

  /// Whether the document is one of them in other words.
  ///
  /// White space, commas, comments, names of operations and of variables make no difference, nor does the
  /// order of arguments, of definitions, and of fields, but for the fields of a mutation itself.
  ///
  /// - Throws: `UnreadableAnswer` with the line and the column of what can't be read.
  func isRight(_ answer: WrittenAnswer) throws(UnreadableAnswer) -> Bool {
    let tree = try GraphQLParser.document(answer.text)
    guard Set(tree.variables).count <= Self.mostVariables else {
      throw UnreadableAnswer("The document has more than \(Self.mostVariables) variables")
    }
    let text = tree.canonicalText
    return documents.contains { document in
      (try? GraphQLParser.document(document))?.canonicalText == text
    }
  }
}
