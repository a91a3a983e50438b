/// A store some of whose operations are replaced; the others go to the store behind it.
struct FaultyStore: TodoStore {
  let base: any TodoStore
  var onCreate: (@Sendable (any TodoStore, TodoInput) async throws -> Todo)?
  var onFind: (@Sendable (any TodoStore, Int64) async throws -> Todo?)?
  var onList: (@Sendable (any TodoStore, ListQuery) async throws -> (todos: [Todo], total: Int))?
  var onUpdate:
    (
      @Sendable (
        any TodoStore, Int64, @escaping Condition, @escaping @Sendable (Todo) throws -> TodoInput
      ) async throws -> Todo?
    )?
  var onDelete: (@Sendable (any TodoStore, Int64, @escaping Condition) async throws -> Bool)?

  func create(_ input: TodoInput) async throws -> Todo {
    if let onCreate { return try await onCreate(base, input) }
    return try await base.create(input)
  }

  func find(_ id: Int64) async throws -> Todo? {
    if let onFind { return try await onFind(base, id) }
    return try await base.find(id)
  }

  func list(_ query: ListQuery) async throws -> (todos: [Todo], total: Int) {
    if let onList { return try await onList(base, query) }
    return try await base.list(query)
  }

  func update(
    _ id: Int64,
    if condition: @escaping Condition,
    _ change: @escaping @Sendable (Todo) throws -> TodoInput
  ) async throws -> Todo? {
    if let onUpdate { return try await onUpdate(base, id, condition, change) }
    return try await base.update(id, if: condition, change)
  }

  func delete(_ id: Int64, if condition: @escaping Condition) async throws -> Bool {
    if let onDelete { return try await onDelete(base, id, condition) }
    return try await base.delete(id, if: condition)
  }

  /// Every todo, in the order of creation.
  static func everything(_ store: any TodoStore) async throws -> [Todo] {
    var query = ListQuery()
    query.limit = .max
    return try await store.list(query).todos
  }
}

extension TodoBackend {
  /// Puts a store with replaced operations before the real one.
  mutating func onStore(_ change: @escaping @Sendable (inout FaultyStore) -> Void) {
    wrap = { base in
      var store = FaultyStore(base: base)
      change(&store)
      return store
    }
  }
}
