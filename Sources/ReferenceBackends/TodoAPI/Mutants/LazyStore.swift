import Foundation
import GRDB
import Synchronization

/// A store that works in memory, and writes to its folder what and when it likes.
///
/// Whatever is in the folder is read when it is opened. Until something is written, it is lost with
/// the process.
final class LazyStore: TodoStore {
  /// What is left out, and when the rest is written.
  struct Habits: Sendable {
    var writesUpdates = true
    var writesDeletions = true
    var writing = Writing.atOnce
  }

  /// When something is written.
  enum Writing: Sendable {
    /// Before it is acknowledged.
    case atOnce
    case every(Duration)
    /// Before it is acknowledged while no more than so many are stored at once; what is more, later.
    case atOnceUnlessBusy(most: Int, later: Duration)
    /// In an orderly stop.
    case atTheEnd
  }

  private enum Change: Sendable {
    case put(Todo)
    case deletion(Int64)
  }

  private let memory: SQLiteTodoStore
  private let file: SQLiteTodoStore
  private let habits: Habits
  private let pending = Mutex<[Change]>([])
  private let crowd = Crowd()

  init(folder: String?, habits: Habits) throws {
    memory = try SQLiteTodoStore(folder: nil)
    file = try SQLiteTodoStore(folder: folder)
    self.habits = habits
    try file.database.backup(to: memory.database)
    if let period = habits.writing.period {
      Task { [weak self] in
        while let self {
          try await Task.sleep(for: period)
          try await self.write()
        }
      }
    }
  }

  /// Writes what has not been written.
  func write() async throws {
    try await file.database.write { [self] database in
      let changes = pending.withLock { pending in
        defer { pending = [] }
        return pending
      }
      for change in changes { try Self.carryOut(change, in: database) }
    }
  }

  private func note(_ change: Change, besides others: Int = 0) async throws {
    if case .atOnceUnlessBusy(let most, _) = habits.writing, others <= most {
      return try await file.database.write { try Self.carryOut(change, in: $0) }
    }
    pending.withLock { $0.append(change) }
    if case .atOnce = habits.writing { try await write() }
  }

  private static func carryOut(_ change: Change, in database: Database) throws {
    switch change {
    case .put(var todo): try todo.save(database)
    case .deletion(let id): try Todo.deleteOne(database, key: id)
    }
  }

  func create(_ input: TodoInput) async throws -> Todo {
    let others = crowd.enter()
    defer { crowd.leave() }
    let todo = try await memory.create(input)
    try await note(.put(todo), besides: others)
    return todo
  }

  func find(_ id: Int64) async throws -> Todo? {
    try await memory.find(id)
  }

  func list(_ query: ListQuery) async throws -> (todos: [Todo], total: Int) {
    try await memory.list(query)
  }

  func update(
    _ id: Int64,
    if condition: @escaping Condition,
    _ change: @escaping @Sendable (Todo) throws -> TodoInput
  ) async throws -> Todo? {
    guard let todo = try await memory.update(id, if: condition, change) else { return nil }
    if habits.writesUpdates { try await note(.put(todo)) }
    return todo
  }

  func delete(_ id: Int64, if condition: @escaping Condition) async throws -> Bool {
    guard try await memory.delete(id, if: condition) else { return false }
    if habits.writesDeletions { try await note(.deletion(id)) }
    return true
  }
}

/// The store that a process has opened, for its end.
final class Opened: Sendable {
  private let opened = Mutex<LazyStore?>(nil)

  var store: LazyStore? { opened.withLock { $0 } }

  func set(_ store: LazyStore) {
    opened.withLock { $0 = store }
  }
}

extension LazyStore.Writing {
  /// How often what waits is written; nil for never.
  fileprivate var period: Duration? {
    switch self {
    case .every(let period), .atOnceUnlessBusy(_, let period): period
    case .atOnce, .atTheEnd: nil
    }
  }
}
