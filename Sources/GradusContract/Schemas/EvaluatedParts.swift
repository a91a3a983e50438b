/// Which members or elements of one value have been seen to (2020-12 core, section 11).
struct EvaluatedParts {
  /// By position; empty where there are none.
  private var isEvaluated: [Bool] = []

  mutating func insert(_ index: Int, of count: Int) {
    if isEvaluated.isEmpty { isEvaluated = Array(repeating: false, count: count) }
    isEvaluated[index] = true
  }

  func contains(_ index: Int) -> Bool {
    isEvaluated.isEmpty ? false : isEvaluated[index]
  }

  func union(_ other: EvaluatedParts) -> EvaluatedParts {
    if isEvaluated.isEmpty { return other }
    if other.isEvaluated.isEmpty { return self }
    var union = self
    for index in union.isEvaluated.indices where other.isEvaluated[index] {
      union.isEvaluated[index] = true
    }
    return union
  }
}
