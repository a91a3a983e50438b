/// Judges a statement of SQL by what it does, on the rows that the learner sees and on hidden ones.
struct SQLJudge: WrittenAnswerJudge {
  let task: SQLTask

  /// Whether the statement gives the rows that the model answer gives, on both sets of rows.
  ///
  /// - Throws: `UnreadableAnswer` where it can't be run on the rows that the learner sees. What it does on
  ///   the hidden ones makes it wrong at most: a message would tell what they are.
  func isRight(_ answer: WrittenAnswer) throws(UnreadableAnswer) -> Bool {
    let statement = try SQLStatement(answer.text, mayWrite: task.probe != nil)
    let shown: [SQLRow]
    do throws(UnreadableAnswer) {
      shown = try rows(after: statement, on: task.data)
    } catch {
      if error.isWrong { return false }
      throw error
    }
    guard let key = try? SQLStatement(task.answer, mayWrite: task.probe != nil),
      let right = try? rows(after: key, on: task.data), isSame(shown, right),
      let hidden = try? rows(after: statement, on: task.hidden),
      let hiddenRight = try? rows(after: key, on: task.hidden), isSame(hidden, hiddenRight)
    else { return false }
    guard task.isOrdered else { return true }
    // An order that nothing asks for is the one in which rows happen to be stored.
    let reversed = try? rows(after: statement, on: task.hidden, isReversed: true)
    return reversed.map { isSame($0, hiddenRight) } ?? false
  }

  /// The rows of a query, or those of the probe after another statement.
  private func rows(
    after statement: SQLStatement,
    on data: String,
    isReversed: Bool = false
  ) throws(UnreadableAnswer) -> [SQLRow] {
    let database = try SQLDatabase(
      script: task.schema + "\n;\n" + data,
      isReversed: isReversed
    )
    let rows = try database.rows(of: statement)
    guard let probe = task.probe else { return rows }
    return try database.rows(ofProbe: probe)
  }

  private func isSame(_ left: [SQLRow], _ right: [SQLRow]) -> Bool {
    guard left.count == right.count else { return false }
    if task.isOrdered { return left == right }
    let counts = { (rows: [SQLRow]) in Dictionary(grouping: rows) { $0 }.mapValues(\.count) }
    return counts(left) == counts(right)
  }
}
