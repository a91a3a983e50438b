import Foundation
import GRDB
import Hummingbird

extension TodoMutants {
  static let delete: [Altered<TodoBackend>] = [
    Altered(
      "delete-missing",
      "Has no route for DELETE.",
      fails: """
        delete.status delete.gone delete.gone-from-list delete.again
        delete.changes delete.ids
        """
    ) { backend in
      backend.onRequest { if $0.method == .delete { $0.path = "/none" } }
    },
    Altered(
      "delete-answers-200",
      "Answers DELETE with 200 and a message.",
      fails: "delete.status"
    ) { backend in
      backend.onReply { request, reply in
        guard request.method == .delete, reply.status == .noContent else { return }
        reply.status = .ok
        reply.json = ["deleted": true]
      }
    },
    Altered(
      "delete-still-read",
      "Marks a todo as deleted, and still reads it.",
      fails: "delete.gone delete.changes"
    ) {
      backend in
      let graveyard = Graveyard()
      backend.onStore { store in
        store.onDelete = { base, id, condition in
          if let todo = try await base.find(id) { graveyard.bury(todo) }
          return try await base.delete(id, if: condition)
        }
        store.onFind = { base, id in
          if let todo = try await base.find(id) { return todo }
          return graveyard.todo(id)
        }
      }
    },
    Altered(
      "delete-still-listed",
      "Marks a todo as deleted, and still lists it.",
      fails: "delete.gone-from-list"
    ) {
      backend in
      let graveyard = Graveyard()
      backend.onStore { store in
        store.onDelete = { base, id, condition in
          if let todo = try await base.find(id) { graveyard.bury(todo) }
          return try await base.delete(id, if: condition)
        }
        store.onList = { base, query in
          let (todos, total) = try await base.list(query)
          return (todos + graveyard.todos.filter { _ in query.text.isEmpty }, total)
        }
      }
    },
    Altered(
      "delete-still-counted",
      "Counts deleted todos in total.",
      fails: "delete.gone-from-list"
    ) { backend in
      let deleted = Counter()
      let graveyard = Graveyard()
      backend.onStore { store in
        store.onDelete = { base, id, condition in
          if let todo = try await base.find(id) {
            graveyard.bury(todo)
            _ = deleted.next()
          }
          return try await base.delete(id, if: condition)
        }
        store.onList = { base, query in
          let (todos, total) = try await base.list(query)
          return (todos, query.text.isEmpty ? total + graveyard.todos.count : total)
        }
      }
    },
    Altered(
      "delete-always-204",
      "Answers 204 whether there was a todo or not.",
      fails: "delete.again delete.unknown"
    ) {
      backend in
      backend.onStore { store in
        store.onDelete = { base, id, condition in
          _ = try await base.delete(id, if: condition)
          return true
        }
      }
    },
    Altered(
      "delete-two",
      "Deletes the next todo as well.",
      fails: "delete.others"
    ) { backend in
      backend.onStore { store in
        store.onDelete = { base, id, condition in
          let isDeleted = try await base.delete(id, if: condition)
          if isDeleted { _ = try await base.delete(id + 1) { _ in } }
          return isDeleted
        }
      }
    },
    Altered(
      "ids-again",
      "Gives the id of the last todo out again once it is deleted.",
      fails: "delete.ids"
    ) {
      backend in
      backend.onStore { store in
        store.onDelete = { base, id, condition in
          let isDeleted = try await base.delete(id, if: condition)
          try await (base as? SQLiteTodoStore)?.database.write { database in
            try database.execute(
              sql: "UPDATE sqlite_sequence SET seq = (SELECT COALESCE(MAX(id), 0) FROM todo)"
            )
          }
          return isDeleted
        }
      }
    },
  ]
}
