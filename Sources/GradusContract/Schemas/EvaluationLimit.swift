/// Why an examination ended without a result.
enum EvaluationLimit: Error, Hashable {
  /// Schemas were applied within one another that often.
  case depth(Int)
  /// That many schemas were applied.
  case steps(Int)
  /// A pattern took too long on a text.
  case pattern(String)
  /// A number would have to be divided by another, and both are too long.
  case division

  var sentence: String {
    switch self {
    case .depth(let deepest):
      "could not be examined: more than \(deepest) schemas are applied within one another, "
        + "because the value is nested too deeply or a $ref leads back to itself"
    case .steps(let most):
      "could not be examined: it took more than \(most) steps, "
        + "because the value is too large or the schema branches too much"
    case .pattern(let pattern):
      "could not be examined: the pattern \(pattern) takes too long on a text of this length"
    case .division:
      "could not be examined: the number is too long to tell whether it is a multiple"
    }
  }
}
