internal import GradusContract
internal import GradusModel

/// Judges a JSON value by a JSON Schema.
struct JSONJudge: WrittenAnswerJudge {
  let schema: JSON

  func isRight(_ answer: WrittenAnswer) throws(UnreadableAnswer) -> Bool {
    let value = try WrittenJSON.value(of: answer.text, named: "The answer")
    guard let schema = try? JSONSchema(schema) else { return false }
    return schema.allows(value)
  }
}
