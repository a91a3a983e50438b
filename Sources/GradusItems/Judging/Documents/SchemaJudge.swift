internal import GradusContract
internal import GradusModel

/// Judges a JSON Schema by the values that it accepts.
struct SchemaJudge: WrittenAnswerJudge {
  let accepts: [JSON]
  let rejects: [JSON]

  /// Few enough that all values of an item are tried in a fraction of a second.
  private static let options = SchemaOptions(mostSteps: 20_000, mostPatternSteps: 100_000)

  /// Whether the schema tells the values apart.
  ///
  /// One that takes too long to tell is wrong.
  ///
  /// - Throws: `UnreadableAnswer` where it is no JSON Schema 2020-12.
  func isRight(_ answer: WrittenAnswer) throws(UnreadableAnswer) -> Bool {
    let schema = try compiled(WrittenJSON.value(of: answer.text, named: "The answer"))
    return accepts.allSatisfy { schema.deviations(of: $0).isEmpty }
      && rejects.allSatisfy { value in
        let deviations = schema.deviations(of: value)
        return !deviations.isEmpty && !deviations.contains(where: \.isUndecided)
      }
  }

  private func compiled(_ schema: JSON) throws(UnreadableAnswer) -> JSONSchema {
    do throws(SchemaProblems) {
      return try JSONSchema(schema, options: Self.options)
    } catch {
      guard let first = error.diagnostics.first else {
        throw UnreadableAnswer("The answer is no JSON Schema")
      }
      let place = first.pointer.tokens.isEmpty ? "at its top" : "at \(first.pointer)"
      throw UnreadableAnswer("The answer is no JSON Schema: \(place), \(first.problem)")
    }
  }
}
