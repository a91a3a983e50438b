internal import GRDBSQLite

/// A database of SQLite in memory, for one answer.
///
/// The script that fills it, and the probe, are an item's own. What a learner wrote is bounded: in what it
/// may do and for how long (`StatementWatch`), in the length of values and rows, in columns, in terms, and
/// in pages; nothing is ever put into a file.
@safe
final class SQLDatabase {
  private static let mostRows = 10_000
  /// Bytes of all values of a result together.
  private static let mostBytes = 4 << 20
  private static let mostValueBytes: Int32 = 4_096

  private let handle: OpaquePointer

  /// - Parameters:
  ///   - script: Statements that create the tables and fill them.
  ///   - isReversed: Whether rows whose order nothing says come the other way round.
  /// - Throws: `UnreadableAnswer` where they can't be run.
  init(script: String, isReversed: Bool = false) throws(UnreadableAnswer) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY
    let code = unsafe sqlite3_open_v2(":memory:", &opened, flags, nil)
    guard let handle = unsafe opened else {
      throw UnreadableAnswer("SQLite has no memory for a database")
    }
    unsafe self.handle = handle
    guard code == SQLITE_OK else { throw failure(code) }
    // Builds of SQLite differ in whether "paid" may be a string.
    unsafe _enableDoubleQuotedStringLiterals(handle)
    try execute("PRAGMA temp_store = MEMORY; PRAGMA max_page_count = 2048;")
    if isReversed { try execute("PRAGMA reverse_unordered_selects = ON;") }
    try execute(script)
    limit()
  }

  deinit {
    unsafe sqlite3_close_v2(handle)
  }

  /// Runs what a learner wrote.
  ///
  /// - Throws: `UnreadableAnswer` where it can't be read or run, or takes too much.
  func rows(of statement: SQLStatement) throws(UnreadableAnswer) -> [SQLRow] {
    let watch = StatementWatch(mayWrite: statement.mayWrite)
    unsafe watched(by: Unmanaged.passUnretained(watch).toOpaque())
    defer { unsafe watched(by: nil) }
    do throws(UnreadableAnswer) {
      return try withExtendedLifetime(watch) { () throws(UnreadableAnswer) in
        try run(statement.text)
      }
    } catch {
      // SQLite only knows that it was told to stop.
      throw watch.objection.map { UnreadableAnswer($0) } ?? error
    }
  }

  /// Runs a query of the item itself, which may look at what a learner may not.
  func rows(ofProbe probe: String) throws(UnreadableAnswer) -> [SQLRow] { try run(probe) }

  private func run(_ text: String) throws(UnreadableAnswer) -> [SQLRow] {
    var prepared: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(handle, text, -1, &prepared, nil)
    defer { unsafe sqlite3_finalize(prepared) }
    guard code == SQLITE_OK, let statement = unsafe prepared else { throw failure(code) }
    guard unsafe sqlite3_bind_parameter_count(statement) == 0 else {
      throw UnreadableAnswer("The statement has a parameter; write the value in its place")
    }
    return unsafe try rows(of: statement)
  }

  private func rows(of statement: OpaquePointer) throws(UnreadableAnswer) -> [SQLRow] {
    var rows: [SQLRow] = []
    var size = 0
    while true {
      let code = unsafe sqlite3_step(statement)
      if code == SQLITE_DONE { return rows }
      guard code == SQLITE_ROW else { throw failure(code) }
      let row = unsafe Self.row(of: statement)
      size += row.values.reduce(0) { $0 + $1.size }
      rows.append(row)
      guard rows.count <= Self.mostRows, size <= Self.mostBytes else {
        throw UnreadableAnswer("The result has more than \(Self.mostRows) rows, or very long ones")
      }
    }
  }

  private static func row(of statement: OpaquePointer) -> SQLRow {
    let count = unsafe sqlite3_column_count(statement)
    return SQLRow(values: (0..<count).map { unsafe value(statement, $0) })
  }

  private static func value(_ statement: OpaquePointer, _ column: Int32) -> SQLValue {
    switch unsafe sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return unsafe SQLValue(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: return unsafe SQLValue(sqlite3_column_double(statement, column))
    case SQLITE_NULL: return .null
    case let type:
      let bytes = unsafe sqlite3_column_blob(statement, column)
      let count = unsafe Int(sqlite3_column_bytes(statement, column))
      let copy = unsafe Array(UnsafeRawBufferPointer(start: bytes, count: count))
      return type == SQLITE_BLOB ? .blob(copy) : .text(copy)
    }
  }
}

// MARK: - Bounds

extension SQLDatabase {
  private func execute(_ script: String) throws(UnreadableAnswer) {
    let code = unsafe sqlite3_exec(handle, script, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  private func limit() {
    let limits: [(Int32, Int32)] = [
      (SQLITE_LIMIT_LENGTH, Self.mostValueBytes),
      (SQLITE_LIMIT_SQL_LENGTH, Int32(WrittenAnswer.mostBytes)),
      (SQLITE_LIMIT_COLUMN, 100), (SQLITE_LIMIT_EXPR_DEPTH, 100),
      (SQLITE_LIMIT_COMPOUND_SELECT, 50), (SQLITE_LIMIT_FUNCTION_ARG, 100),
      (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200), (SQLITE_LIMIT_ATTACHED, 0),
      (SQLITE_LIMIT_TRIGGER_DEPTH, 10), (SQLITE_LIMIT_WORKER_THREADS, 0),
    ]
    for (limit, most) in limits { _ = unsafe sqlite3_limit(handle, limit, most) }
  }

  /// Has a watch asked before everything that a statement does, and while it runs; nil for none.
  private func watched(by watch: UnsafeMutableRawPointer?) {
    guard let watch = unsafe watch else {
      _ = unsafe sqlite3_set_authorizer(handle, nil, nil)
      unsafe sqlite3_progress_handler(handle, 0, nil, nil)
      return
    }
    _ = unsafe sqlite3_set_authorizer(
      handle,
      { watch, action, table, function, _, _ in
        guard let watch = unsafe watch else { return SQLITE_DENY }
        let name = unsafe action == SQLITE_FUNCTION ? function : table
        let text = unsafe name.map { unsafe String(cString: $0) } ?? ""
        let asked = unsafe Unmanaged<StatementWatch>.fromOpaque(watch).takeUnretainedValue()
        return asked.allows(action, of: text) ? SQLITE_OK : SQLITE_DENY
      },
      watch
    )
    unsafe sqlite3_progress_handler(
      handle,
      StatementWatch.stepsPerLook,
      { watch in
        guard let watch = unsafe watch else { return 1 }
        let asked = unsafe Unmanaged<StatementWatch>.fromOpaque(watch).takeUnretainedValue()
        return asked.endsStatement() ? 1 : 0
      },
      watch
    )
  }

  /// What SQLite says of the last call.
  private func failure(_ code: Int32) -> UnreadableAnswer {
    switch code & 0xFF {
    case SQLITE_TOOBIG:
      return UnreadableAnswer(
        "The statement makes a value or a name of more than \(Self.mostValueBytes) bytes"
      )
    case SQLITE_FULL: return UnreadableAnswer("The statement writes more than there is room for")
    default:
      let message = unsafe String(cString: sqlite3_errmsg(handle))
      var answer = UnreadableAnswer("SQLite can't run the statement: \(message)")
      // It was run, and the rows were against it.
      answer.isWrong = code & 0xFF == SQLITE_CONSTRAINT
      return answer
    }
  }
}
