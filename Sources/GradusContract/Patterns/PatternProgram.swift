/// A pattern as steps for a machine that follows all of its states at once.
struct PatternProgram: Sendable {
  enum Step: Sendable {
    /// Takes one scalar of the set, the number of which is given.
    case take(Int)
    case split(Int, Int)
    case jump(Int)
    case position(PatternPosition)
    /// Asks the routine of that number about this place.
    case look(Int, isAhead: Bool, isNegated: Bool)
    case accept
  }

  /// Steps that the routines may have together.
  private static let mostSteps = 50_000

  /// The pattern itself, then those of its lookarounds.
  private(set) var routines: [[Step]] = [[]]
  private(set) var sets: [ScalarSet] = []
  private var count = 0

  init(_ node: PatternNode) throws(PatternError) {
    try write(node, to: 0)
    try add(.accept, to: 0)
  }

  private mutating func add(_ step: Step, to routine: Int) throws(PatternError) {
    try countStep()
    routines[routine].append(step)
  }

  private mutating func countStep() throws(PatternError) {
    count += 1
    guard count <= Self.mostSteps else {
      throw PatternError(
        "its counted repetitions come to more than \(Self.mostSteps) steps",
        isUnsupported: true
      )
    }
  }

  private mutating func write(_ node: PatternNode, to routine: Int) throws(PatternError) {
    switch node {
    case .set(let set):
      sets.append(set)
      try add(.take(sets.count - 1), to: routine)
    case .sequence(let nodes): for node in nodes { try write(node, to: routine) }
    case .choice(let nodes): try write(choice: nodes, to: routine)
    case .repeated(let node, let least, let most):
      try write(repeated: node, least: least, most: most, to: routine)
    case .position(let position): try add(.position(position), to: routine)
    case .look(let node, let isAhead, let isNegated):
      routines.append([])
      let number = routines.count - 1
      try write(node, to: number)
      try add(.accept, to: number)
      try add(.look(number, isAhead: isAhead, isNegated: isNegated), to: routine)
    case .backReference:
      throw PatternError("back references are not supported", isUnsupported: true)
    }
  }

  private mutating func write(
    choice nodes: [PatternNode],
    to routine: Int
  ) throws(PatternError) {
    var jumps: [Int] = []
    for (index, node) in nodes.enumerated() {
      guard index < nodes.count - 1 else {
        try write(node, to: routine)
        break
      }
      let split = routines[routine].count
      try add(.split(split + 1, 0), to: routine)
      try write(node, to: routine)
      jumps.append(routines[routine].count)
      try add(.jump(0), to: routine)
      routines[routine][split] = .split(split + 1, routines[routine].count)
    }
    for jump in jumps { routines[routine][jump] = .jump(routines[routine].count) }
  }

  private mutating func write(
    repeated node: PatternNode,
    least: Int,
    most: Int?,
    to routine: Int
  ) throws(PatternError) {
    for _ in 0..<least {
      // Nothing repeated has no steps of its own, and would be written out for ever.
      try countStep()
      try write(node, to: routine)
    }
    guard let most else {
      let split = routines[routine].count
      try add(.split(split + 1, 0), to: routine)
      try write(node, to: routine)
      try add(.jump(split), to: routine)
      routines[routine][split] = .split(split + 1, routines[routine].count)
      return
    }
    var splits: [Int] = []
    for _ in least..<most {
      splits.append(routines[routine].count)
      try add(.split(0, 0), to: routine)
      try write(node, to: routine)
    }
    for split in splits { routines[routine][split] = .split(split + 1, routines[routine].count) }
  }
}
