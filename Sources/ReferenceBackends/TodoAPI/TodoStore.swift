import Foundation
import GRDB

/// Where todos are kept.
protocol TodoStore: Sendable {
  /// Throws unless a todo is as whoever wants to change it expects.
  typealias Condition = @Sendable (Todo) throws -> Void

  func create(_ input: TodoInput) async throws -> Todo
  func find(_ id: Int64) async throws -> Todo?
  /// A page of the todos that match, and how many match in all.
  func list(_ query: ListQuery) async throws -> (todos: [Todo], total: Int)
  /// Reads, checks and changes a todo in one transaction; nil where there is none.
  func update(
    _ id: Int64,
    if condition: @escaping Condition,
    _ change: @escaping @Sendable (Todo) throws -> TodoInput
  ) async throws -> Todo?
  /// Checks and deletes a todo in one transaction; whether there was one.
  func delete(_ id: Int64, if condition: @escaping Condition) async throws -> Bool
}

/// Todos in an SQLite database.
///
/// It reads by `unsafeRead`: `read` lets the connection only read meanwhile, by a pragma after which SQLite compiles
/// each statement anew. What is read together is still of one moment, for nobody else writes to the database, and the
/// queue does one thing after the other.
struct SQLiteTodoStore: TodoStore {
  let database: DatabaseQueue

  /// Opens the database of a folder, and makes it where there is none.
  ///
  /// - Parameter folder: Made where it is missing; nil for a database that is only in memory.
  /// - Throws: Where the folder cannot be made, or the database in it cannot be opened or written.
  init(folder: String?) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // The write-ahead log, synced with every commit: what is acknowledged is on the disk.
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    if let folder {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      database = try DatabaseQueue(path: "\(folder)/todos.sqlite", configuration: configuration)
    } else {
      database = try DatabaseQueue()
    }
    try Self.migrator.migrate(database)
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("todos") { database in
      try database.create(table: "todo") { table in
        // AUTOINCREMENT never gives an id out again, not even the last one after its deletion.
        table.autoIncrementedPrimaryKey("id")
        table.column("title", .text).notNull()
        table.column("notes", .text).notNull()
        table.column("completed", .boolean).notNull()
        table.column("priority", .text).notNull()
        table.column("dueDate", .text)
        table.column("createdAt", .integer).notNull()
        table.column("updatedAt", .integer).notNull()
        table.column("version", .integer).notNull()
      }
    }
    return migrator
  }

  func create(_ input: TodoInput) async throws -> Todo {
    try await database.write { database in
      var todo = Todo(input, now: Self.now())
      try todo.insert(database)
      return todo
    }
  }

  func find(_ id: Int64) async throws -> Todo? {
    try await database.unsafeRead { try Self.todo(id, in: $0) }
  }

  func list(_ query: ListQuery) async throws -> (todos: [Todo], total: Int) {
    let (condition, arguments) = query.condition
    return try await database.unsafeRead { database in
      let count = try database.cachedStatement(sql: "SELECT COUNT(*) FROM todo WHERE \(condition)")
      let total = try Int.fetchOne(count, arguments: arguments) ?? 0
      let (offset, overflow) = (query.page - 1).multipliedReportingOverflow(by: query.limit)
      if overflow { return ([], total) }
      let page = try database.cachedStatement(
        sql: "SELECT * FROM todo WHERE \(condition) ORDER BY \(query.order) LIMIT ? OFFSET ?"
      )
      return (try Todo.fetchAll(page, arguments: arguments + [query.limit, offset]), total)
    }
  }

  func update(
    _ id: Int64,
    if condition: @escaping Condition,
    _ change: @escaping @Sendable (Todo) throws -> TodoInput
  ) async throws -> Todo? {
    try await database.write { database in
      guard var todo = try Self.todo(id, in: database) else { return nil }
      try condition(todo)
      todo.apply(try change(todo), now: Self.now())
      try todo.update(database)
      return todo
    }
  }

  func delete(_ id: Int64, if condition: @escaping Condition) async throws -> Bool {
    try await database.write { database in
      guard let todo = try Self.todo(id, in: database) else { return false }
      try condition(todo)
      return try todo.delete(database)
    }
  }

  private static func todo(_ id: Int64, in database: Database) throws -> Todo? {
    let statement = try database.cachedStatement(sql: "SELECT * FROM todo WHERE id = ?")
    return try Todo.fetchOne(statement, arguments: [id])
  }

  private static func now() -> Int64 {
    Int64(Date.now.timeIntervalSince1970 * 1000)
  }
}

extension ListQuery {
  /// What todos have to meet to be in the list, with what stands for its question marks.
  ///
  /// Only names of columns are written into the SQL, and never what a client has sent.
  fileprivate var condition: (sql: String, arguments: StatementArguments) {
    var conditions: [String] = []
    var arguments = StatementArguments()
    if let completed {
      conditions.append("completed = ?")
      arguments += [completed]
    }
    if let priority {
      conditions.append("priority = ?")
      arguments += [priority]
    }
    if !text.isEmpty {
      // LIKE of SQLite compares A to Z without case, and all other characters exactly.
      conditions.append(#"title LIKE ? ESCAPE '\'"#)
      arguments += ["%\(escapedText)%"]
    }
    return (conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND "), arguments)
  }

  /// The text with its wildcards taken as they are.
  private var escapedText: String {
    // Scalar by scalar, for a wildcard with an accent on it is still a wildcard.
    let wildcards: Set<Unicode.Scalar> = ["%", "_", "\\"]
    return text.unicodeScalars.map { wildcards.contains($0) ? "\\\($0)" : "\($0)" }.joined()
  }

  /// The order of the list: the key, then the creation, which makes it total.
  fileprivate var order: String {
    let direction = isDescending ? "DESC" : "ASC"
    return switch sort {
    case .createdAt: "id \(direction)"
    case .title: "title \(direction), id"
    case .priority:
      "CASE priority WHEN 'low' THEN 0 WHEN 'normal' THEN 1 ELSE 2 END \(direction), id"
    case .dueDate: "dueDate IS NULL, dueDate \(direction), id"
    }
  }
}
