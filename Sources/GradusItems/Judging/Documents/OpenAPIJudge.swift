internal import GradusContract
internal import GradusModel

/// Judges a part of an OpenAPI description, by itself and in a document.
struct OpenAPIJudge: WrittenAnswerJudge {
  /// Where in the document it stands; objects on the way there are made.
  let pointer: String
  let schema: JSON

  private static let document: JSON = [
    "openapi": "3.1.0", "info": ["title": "An interface", "version": "1.0.0"], "paths": [:],
  ]

  /// Whether the part makes the document a valid one, and is what it has to be.
  ///
  /// What is no valid part is wrong, and not unreadable: a message on it would say what is missing.
  ///
  /// - Throws: `UnreadableAnswer` where it is neither JSON nor YAML.
  func isRight(_ answer: WrittenAnswer) throws(UnreadableAnswer) -> Bool {
    let part = try value(of: answer.text)
    guard let place = JSONPointer(text: pointer), let schema = try? JSONSchema(schema) else {
      return false
    }
    let document = Self.document.putting(part, at: place.tokens[...])
    return schema.allows(part) && OpenAPIReader.read(document).isValid
  }

  private func value(of text: String) throws(UnreadableAnswer) -> JSON {
    if let value = try? JSONReader.read(text) { return value }
    do throws(ContractDiagnostic) {
      return try YAMLReader.read(text)
    } catch {
      let problem = error.problem
      throw UnreadableAnswer(
        problem.hasPrefix("it ")
          ? "The answer \(problem.dropFirst(3))" : "In the answer, \(problem)"
      )
    }
  }
}

extension JSON {
  /// This value with another one at a place in it, in objects that are made where there are none.
  fileprivate func putting(_ value: JSON, at tokens: ArraySlice<String>) -> JSON {
    guard let token = tokens.first else { return value }
    var object = JSONObject()
    if case .object(let present) = self { object = present }
    object[token] = (object[token] ?? [:]).putting(value, at: tokens.dropFirst())
    return .object(object)
  }
}
