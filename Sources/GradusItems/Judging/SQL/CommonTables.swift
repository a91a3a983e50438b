/// The common table expressions of a statement, by how often SQLite copies them.
///
/// Each time that one is named, SQLite copies it while it reads the statement, with what it names itself:
/// a statement of a few lines can make millions of copies, and SQLite can't be interrupted before it has
/// made them all.
struct CommonTables {
  /// Far more than queries of people need, and done in a few milliseconds.
  static let mostCopies = 1_000
  private static let mostBodies = 64

  /// What a table's name stands behind.
  private static let beforeTables: Set<SQLToken> = [
    .word("from"), .word("join"), .word("in"), .sign(","), .sign("("),
  ]

  private let tokens: [SQLToken]
  /// Where the bodies are, by their names; a name may stand for several.
  private var bodies: [String: [Range<Int>]] = [:]

  init(_ tokens: [SQLToken]) {
    self.tokens = tokens
    var count = 0
    for index in tokens.indices where tokens[index] == .word("as") && count <= Self.mostBodies {
      guard let name = name(before: index), let body = body(behind: index) else { continue }
      bodies[name, default: []].append(body)
      count += 1
    }
  }

  /// How many copies SQLite makes, at most; more than can be made count as 1,000,000.
  var countOfCopies: Int {
    let inside = Array(bodies.values.joined())
    guard inside.count <= Self.mostBodies else { return 1_000_000 }
    var known: [String: Int] = [:]
    return uses(in: tokens.indices).filter { use in !inside.contains { $0.contains(use.index) } }
      .reduce(0) { min($0 + copies(of: $1.name, &known), 1_000_000) }
  }

  private func copies(of name: String, _ known: inout [String: Int]) -> Int {
    if let count = known[name] { return count }
    // What names itself is not copied into itself.
    known[name] = 1
    var count = 1
    for body in bodies[name] ?? [] {
      for use in uses(in: body) { count = min(count + copies(of: use.name, &known), 1_000_000) }
    }
    known[name] = count
    return count
  }

  /// The places where one is named as a table is.
  private func uses(in range: Range<Int>) -> [(name: String, index: Int)] {
    range.compactMap { index -> (name: String, index: Int)? in
      guard index > 0, case .word(let name) = tokens[index], bodies[name] != nil else { return nil }
      return Self.beforeTables.contains(tokens[index - 1]) ? (name, index) : nil
    }
  }

  /// The name before `AS`, or before the list of columns before it.
  private func name(before index: Int) -> String? {
    var index = index - 1
    if index > 0, tokens[index] == .sign(")") {
      while index > 0, tokens[index] != .sign("(") { index -= 1 }
      index -= 1
    }
    guard index >= 0, case .word(let name) = tokens[index] else { return nil }
    return name
  }

  /// What stands in the brackets behind `AS`, `AS MATERIALIZED` or `AS NOT MATERIALIZED`.
  private func body(behind index: Int) -> Range<Int>? {
    let start = tokens[(index + 1)...].firstIndex {
      $0 != .word("not") && $0 != .word("materialized")
    }
    guard let start, tokens[start] == .sign("(") else { return nil }
    var depth = 0
    for index in start..<tokens.count {
      if tokens[index] == .sign("(") { depth += 1 }
      if tokens[index] == .sign(")") { depth -= 1 }
      if depth == 0 { return start..<index }
    }
    return start..<tokens.count
  }
}
