import Synchronization

/// Todos that are deleted and not gone.
final class Graveyard: Sendable {
  private let buried = Mutex<[Todo]>([])

  var todos: [Todo] { buried.withLock { $0 } }

  func bury(_ todo: Todo) {
    buried.withLock { $0.append(todo) }
  }

  func todo(_ id: Int64) -> Todo? {
    todos.first { $0.id == id }
  }
}
