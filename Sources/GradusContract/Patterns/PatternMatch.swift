/// One match of a program against one text.
struct PatternMatch {
  private let program: PatternProgram
  private let scalars: [Unicode.Scalar]
  /// Steps that are left.
  private(set) var steps: Int
  /// What the routines of lookarounds said of each place, once asked.
  private var answers: [[Bool?]]

  init(program: PatternProgram, text: String, steps: Int) {
    self.program = program
    scalars = Array(text.unicodeScalars)
    self.steps = steps
    answers = Array(repeating: [], count: program.routines.count - 1)
  }

  /// Whether the pattern matches anywhere.
  mutating func isFound() throws(PatternTooCostly) -> Bool {
    try run(0, from: 0, isAnchored: false) { _ in true }
  }

  /// Runs a routine over the text.
  ///
  /// - Parameters:
  ///   - routine: Which one.
  ///   - start: The first place.
  ///   - isAnchored: Whether it may begin at the first place only.
  ///   - accept: Is told where a match ends, and says whether that is enough.
  /// - Returns: Whether it was enough.
  /// - Throws: `PatternTooCostly` where the steps that are left do not suffice.
  private mutating func run(
    _ routine: Int,
    from start: Int,
    isAnchored: Bool,
    accept: (Int) -> Bool
  ) throws(PatternTooCostly) -> Bool {
    let program = program.routines[routine]
    var states = PatternStates(count: program.count)
    var next = PatternStates(count: program.count)
    for place in start...scalars.count {
      if place == start || !isAnchored {
        if try follow(0, of: program, at: place, into: &states) {
          if accept(place) { return true }
        }
      }
      if states.list.isEmpty && isAnchored || place == scalars.count { return false }
      try spend(states.list.count + 1)
      var isAccepted = false
      for state in states.list {
        guard case .take(let set) = program[state], self.program.sets[set].contains(scalars[place])
        else { continue }
        if try follow(state + 1, of: program, at: place + 1, into: &next) { isAccepted = true }
      }
      if isAccepted, accept(place + 1) { return true }
      swap(&states, &next)
      next.clear()
    }
    return false
  }

  private mutating func spend(_ count: Int) throws(PatternTooCostly) {
    steps -= count
    if steps < 0 { throw PatternTooCostly() }
  }

  /// Adds every state that is reached from one without taking a scalar.
  ///
  /// - Parameters:
  ///   - state: Where to begin.
  ///   - program: The routine.
  ///   - place: The place in the text.
  ///   - states: What has been reached there already, and is added to.
  /// - Returns: Whether the end of the routine is among them.
  /// - Throws: `PatternTooCostly` where the steps that are left do not suffice.
  private mutating func follow(
    _ state: Int,
    of program: [PatternProgram.Step],
    at place: Int,
    into states: inout PatternStates
  ) throws(PatternTooCostly) -> Bool {
    var open = [state]
    var isAccepted = false
    while let state = open.popLast() {
      guard states.visit(state) else { continue }
      try spend(1)
      switch program[state] {
      case .take: states.list.append(state)
      case .accept: isAccepted = true
      case .jump(let target): open.append(target)
      case .split(let first, let second):
        open.append(second)
        open.append(first)
      case .position(let position): if holds(position, at: place) { open.append(state + 1) }
      case .look(let routine, let isAhead, let isNegated):
        if try answer(of: routine, isAhead: isAhead, at: place) != isNegated {
          open.append(state + 1)
        }
      }
    }
    return isAccepted
  }

  private func holds(_ position: PatternPosition, at place: Int) -> Bool {
    switch position {
    case .start: return place == 0
    case .end: return place == scalars.count
    case .wordBoundary, .notWordBoundary:
      let isWordBefore = place > 0 && Self.word.contains(scalars[place - 1])
      let isWordAfter = place < scalars.count && Self.word.contains(scalars[place])
      return (isWordBefore != isWordAfter) == (position == .wordBoundary)
    }
  }

  private static let word = ScalarSet(ScalarSet.word)

  private mutating func answer(
    of routine: Int,
    isAhead: Bool,
    at place: Int
  ) throws(PatternTooCostly) -> Bool {
    if answers[routine - 1].isEmpty {
      try spend(scalars.count)
      answers[routine - 1] = Array(repeating: nil, count: scalars.count + 1)
      if !isAhead {
        var ends = [Bool?](repeating: false, count: scalars.count + 1)
        _ = try run(routine, from: 0, isAnchored: false) { end in
          ends[end] = true
          return false
        }
        answers[routine - 1] = ends
      }
    }
    if let known = answers[routine - 1][place] { return known }
    let answer = try run(routine, from: place, isAnchored: true) { _ in true }
    answers[routine - 1][place] = answer
    return answer
  }
}

/// The states that a match is in at one place of the text.
struct PatternStates {
  var list: [Int] = []
  private var isVisited: [Bool]
  private var visited: [Int] = []

  init(count: Int) {
    isVisited = Array(repeating: false, count: count)
  }

  /// Notes a state; false where it was noted already.
  mutating func visit(_ state: Int) -> Bool {
    if isVisited[state] { return false }
    isVisited[state] = true
    visited.append(state)
    return true
  }

  mutating func clear() {
    for state in visited { isVisited[state] = false }
    visited.removeAll(keepingCapacity: true)
    list.removeAll(keepingCapacity: true)
  }
}
