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
    try await database.read { try Todo.fetchOne($0, key: id) }
  }

  func list(_ query: ListQuery) async throws -> (todos: [Todo], total: Int) {
    try await database.read { database in
      let matching = query.request
      let total = try matching.fetchCount(database)
      let (offset, overflow) = (query.page - 1).multipliedReportingOverflow(by: query.limit)
      if overflow { return ([], total) }
      let todos = try matching.order(query.ordering).limit(query.limit, offset: offset)
        .fetchAll(database)
      return (todos, total)
    }
  }

  func update(
    _ id: Int64,
    if condition: @escaping Condition,
    _ change: @escaping @Sendable (Todo) throws -> TodoInput
  ) async throws -> Todo? {
    try await database.write { database in
      guard var todo = try Todo.fetchOne(database, key: id) else { return nil }
      try condition(todo)
      todo.apply(try change(todo), now: Self.now())
      try todo.update(database)
      return todo
    }
  }

  func delete(_ id: Int64, if condition: @escaping Condition) async throws -> Bool {
    try await database.write { database in
      guard let todo = try Todo.fetchOne(database, key: id) else { return false }
      try condition(todo)
      return try todo.delete(database)
    }
  }

  private static func now() -> Int64 {
    Int64(Date.now.timeIntervalSince1970 * 1000)
  }
}

extension ListQuery {
  /// The todos that match the filters.
  var request: QueryInterfaceRequest<Todo> {
    var request = Todo.all()
    if let completed { request = request.filter(Column("completed") == completed) }
    if let priority { request = request.filter(Column("priority") == priority) }
    if !text.isEmpty {
      // LIKE of SQLite compares A to Z without case, and all other characters exactly.
      // Scalar by scalar, for a wildcard with an accent on it is still a wildcard.
      let wildcards: Set<Unicode.Scalar> = ["%", "_", "\\"]
      let escaped = text.unicodeScalars.map { wildcards.contains($0) ? "\\\($0)" : "\($0)" }
        .joined()
      request = request.filter(Column("title").like("%\(escaped)%", escape: "\\"))
    }
    return request
  }

  /// The order of the list: the key, then the creation, which makes it total.
  var ordering: [any SQLOrderingTerm] {
    func directed(
      _ expression: some SQLOrderingTerm & SQLSpecificExpressible
    ) -> any SQLOrderingTerm {
      isDescending ? expression.desc : expression.asc
    }
    let creation = Column("id").asc
    switch sort {
    case .createdAt: return isDescending ? [Column("id").desc] : [creation]
    case .title: return [directed(Column("title")), creation]
    case .priority:
      return [
        directed(
          SQL(sql: "CASE priority WHEN 'low' THEN 0 WHEN 'normal' THEN 1 ELSE 2 END").sqlExpression
        ),
        creation,
      ]
    case .dueDate: return [(Column("dueDate") == nil).asc, directed(Column("dueDate")), creation]
    }
  }
}
