import GradusModel

/// One value being held against a schema.
///
/// Schemas and values may both be hostile: how deep schemas are applied within one another is
/// bounded, and so is the number of steps.
struct Evaluation {
  /// One step from a value into a part of it.
  enum Step {
    case member(String)
    case element(Int)

    var token: String {
      switch self {
      case .member(let name): name
      case .element(let index): String(index)
      }
    }
  }

  /// Schemas that are applied within one another at most.
  ///
  /// In a release build so many fit 128 KiB of stack; threads on macOS have 512.
  private static let deepest = 256

  let program: SchemaProgram
  private let mostDeviations: Int
  private(set) var deviations: [SchemaDeviation] = []
  private var isSilent: Bool
  private var path: [Step] = []
  private var depth = 0
  private let mostSteps: Int
  private var steps: Int
  /// Steps that are left for patterns.
  var patternSteps: Int
  /// The resources that were entered on the way here, outermost first.
  private(set) var scope: [Int] = []
  private var current = 0
  /// Which parts of the value have been seen to by the schema that is being applied.
  var evaluated = EvaluatedParts()

  init(_ program: SchemaProgram, options: SchemaOptions, isSilent: Bool) {
    self.program = program
    self.isSilent = isSilent
    mostDeviations = options.mostDeviations
    mostSteps = options.mostSteps
    steps = options.mostSteps
    patternSteps = options.mostPatternSteps
  }

  /// Whether only the result counts, so that the first deviation ends the examination.
  var endsAtFirst: Bool { isSilent }

  /// Applies a schema to a value.
  ///
  /// - Returns: Whether the value is what it says.
  mutating func apply(_ number: Int, to value: JSON) throws(EvaluationLimit) -> Bool {
    try spend(1)
    depth += 1
    guard depth <= Self.deepest else { throw .depth(Self.deepest) }
    let node = program.nodes[number]
    let outer = current
    current = number
    let isEntered = scope.last != node.resource
    if isEntered { scope.append(node.resource) }
    var isMet = true
    if node.boolean == false { isMet = deviates(nil, "must not be there at all", value) }
    for keyword in node.keywords where try !keyword.holds(for: value, in: &self) {
      isMet = false
      if isSilent { break }
    }
    if isEntered { scope.removeLast() }
    current = outer
    depth -= 1
    return isMet
  }

  /// Applies a schema to the value that is being examined already.
  mutating func applyInPlace(_ number: Int, to value: JSON) throws(EvaluationLimit) -> Bool {
    guard program.tracksEvaluation else { return try apply(number, to: value) }
    let outer = evaluated
    evaluated = EvaluatedParts()
    let isMet = try apply(number, to: value)
    evaluated = isMet ? outer.union(evaluated) : outer
    return isMet
  }

  /// Applies a schema to a part of the value that is being examined.
  mutating func apply(
    _ number: Int,
    to part: JSON,
    at step: Step
  ) throws(EvaluationLimit) -> Bool {
    path.append(step)
    let outer = evaluated
    evaluated = EvaluatedParts()
    let isMet = try apply(number, to: part)
    evaluated = outer
    path.removeLast()
    return isMet
  }

  /// Does something without noting deviations.
  mutating func silently(
    _ body: (inout Evaluation) throws(EvaluationLimit) -> Bool
  ) throws(EvaluationLimit) -> Bool {
    let wasSilent = isSilent
    isSilent = true
    let result = try body(&self)
    isSilent = wasSilent
    return result
  }

  mutating func spend(_ count: Int) throws(EvaluationLimit) {
    steps -= count
    if steps < 0 { throw .steps(mostSteps) }
  }
}

// MARK: - Deviations

extension Evaluation {
  /// Notes a deviation.
  ///
  /// - Parameters:
  ///   - keyword: The keyword that says so; nil for a schema that is `false`.
  ///   - rule: What was to be.
  ///   - value: What is there.
  ///   - step: From the value that is being examined to the part of it that is at fault.
  ///   - causes: Of a choice, why the nearest alternative is not met.
  /// - Returns: false, for the keyword to return.
  mutating func deviates(
    _ keyword: String?,
    _ rule: @autoclosure () -> String,
    _ value: JSON,
    at step: Step? = nil,
    causes: [SchemaDeviation] = []
  ) -> Bool {
    if isSilent || deviations.count >= mostDeviations { return false }
    var tokens = path.map(\.token)
    if let step { tokens.append(step.token) }
    deviations.append(
      SchemaDeviation(
        instance: JSONPointer(tokens),
        keyword: program.nodes[current].location + (keyword.map { "/" + $0 } ?? ""),
        rule: rule(),
        value: value,
        causes: causes
      )
    )
    return false
  }

  /// How many deviations have been noted so far.
  var mark: Int { deviations.count }

  /// Takes back what was noted after a mark.
  mutating func takeBack(to mark: Int) -> [SchemaDeviation] {
    let taken = Array(deviations[mark...])
    deviations.removeSubrange(mark...)
    return taken
  }

  /// The deviation that says that there is no result.
  func undecided(_ limit: EvaluationLimit, value: JSON) -> SchemaDeviation {
    SchemaDeviation(
      instance: JSONPointer(path.prefix(20).map(\.token)),
      keyword: program.nodes[current].location,
      rule: limit.sentence,
      value: value,
      isUndecided: true
    )
  }
}
