/// One statement of SQL, of a kind that is asked for.
struct SQLStatement {
  /// What is given to SQLite.
  let text: String
  let mayWrite: Bool

  private static let deepest = 100
  private static let reading: Set<String> = ["select", "with", "values"]
  private static let writing: Set<String> = ["insert", "replace", "update", "delete", "create"]

  /// Looks at a statement, without running it.
  ///
  /// - Parameters:
  ///   - text: What was written.
  ///   - mayWrite: Whether a statement that changes the database is asked for.
  /// - Throws: `UnreadableAnswer` where it is none, more than one, or of another kind.
  init(_ text: String, mayWrite: Bool) throws(UnreadableAnswer) {
    let tokens = SQLToken.tokens(of: text)
    guard let first = tokens.first(where: { $0 != .sign(";") }) else {
      throw UnreadableAnswer("There is no statement in the answer")
    }
    let behind = tokens.drop { $0 == .sign(";") }.drop { $0 != .sign(";") }
    guard !behind.contains(where: { $0 != .sign(";") }) else {
      throw UnreadableAnswer("There is more than one statement; write a single one")
    }
    try Self.require(first, mayWrite: mayWrite)
    // Each level takes some of the stack, however small that is.
    guard Self.deepestNesting(of: tokens) <= Self.deepest else {
      throw UnreadableAnswer(
        "The statement has more than \(Self.deepest) brackets within one another"
      )
    }
    guard CommonTables(tokens).countOfCopies <= CommonTables.mostCopies else {
      throw UnreadableAnswer(
        "The common table expressions are too many, or use one another too often, to be run"
      )
    }
    self.text = text
    self.mayWrite = mayWrite
  }

  private static func deepestNesting(of tokens: [SQLToken]) -> Int {
    var depth = 0
    var deepest = 0
    for token in tokens {
      if token == .sign("(") { depth += 1 }
      if token == .sign(")") { depth -= 1 }
      deepest = max(deepest, depth)
    }
    return deepest
  }

  private static func require(_ first: SQLToken, mayWrite: Bool) throws(UnreadableAnswer) {
    guard case .word(let word) = first else {
      throw UnreadableAnswer("A statement begins with a word such as SELECT")
    }
    if reading.contains(word) || mayWrite && writing.contains(word) { return }
    let keyword = String(word.prefix(20)).uppercased()
    throw UnreadableAnswer(
      writing.contains(word)
        ? "The statement begins with \(keyword), and a query is asked for, which changes nothing"
        : "The statement begins with \(keyword), which can't be used here"
    )
  }
}
