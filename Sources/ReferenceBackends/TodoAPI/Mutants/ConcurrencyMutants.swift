import Foundation
import GRDB
import Hummingbird
import Synchronization

extension TodoMutants {
  /// As long as another query or a call over the network takes: what races, races meanwhile.
  static let moment = Duration.microseconds(400)

  static let concurrency: [Altered<TodoBackend>] = [
    Altered(
      "ids-race",
      "Takes the next id from a variable, and waits before it counts on.",
      fails: "concurrency.ids concurrency.all-stored concurrency.total"
    ) {
      backend in
      let box = Shared<Int64?>(nil)
      backend.onStore { store in
        store.onCreate = { base, input in
          guard let database = (base as? SQLiteTodoStore)?.database else {
            return try await base.create(input)
          }
          let stored = try await database.read {
            try Int64.fetchOne($0, sql: "SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence")
          }
          let id = (box.value.withLock { $0 } ?? stored ?? 0) + 1
          try await Task.sleep(for: moment)
          box.value.withLock { $0 = id }
          return try await database.write { database in
            var todo = Todo(input, now: Int64(Date.now.timeIntervalSince1970 * 1000))
            todo.id = id
            try todo.save(database)
            return todo
          }
        }
      }
    },
    Altered(
      "rate-of-80",
      "Turns clients away that come more than 80 times in ten seconds.",
      fails: "concurrency.connects"
    ) { backend in
      let visits = Shared<[ContinuousClock.Instant]>([])
      backend.onReply { request, reply in
        guard request.path == "/health" else { return }
        let count = visits.value.withLock { visits in
          visits = visits.filter { $0.duration(to: .now) < .seconds(10) } + [.now]
          return visits.count
        }
        if count > 80 { reply.status = .tooManyRequests }
      }
    },
    Altered(
      "lost-update",
      "Reads a todo, changes it, and writes all of it back later.",
      fails: "concurrency.patches"
    ) {
      backend in
      backend.onStore { store in
        store.onUpdate = { base, id, condition, change in
          guard let todo = try await base.find(id) else { return nil }
          try condition(todo)
          let input = try change(todo)
          try await Task.sleep(for: moment)
          return try await base.update(id, if: condition) { _ in input }
        }
      }
    },
    Altered(
      "if-match-race",
      "Compares If-Match first, and changes the todo then.",
      fails: "concurrency.match-put concurrency.match-patch"
    ) { backend in
      backend.onStore { store in
        store.onUpdate = { base, id, condition, change in
          guard let todo = try await base.find(id) else { return nil }
          try condition(todo)
          try await Task.sleep(for: moment)
          return try await base.update(id, if: { _ in }, change)
        }
      }
    },
    Altered(
      "delete-race",
      "Looks first whether there is a todo, and deletes it then.",
      fails: "concurrency.match-delete concurrency.deletes"
    ) { backend in
      backend.onStore { store in
        store.onDelete = { base, id, condition in
          guard let todo = try await base.find(id) else { return false }
          try condition(todo)
          try await Task.sleep(for: moment)
          _ = try await base.delete(id) { _ in }
          return true
        }
      }
    },
    Altered(
      "total-race",
      "Counts the todos in a variable, and waits before it counts on.",
      fails: "concurrency.all-stored concurrency.total"
    ) {
      backend in
      let box = Shared<Int?>(nil)
      @Sendable
      func count(_ base: any TodoStore, _ step: Int) async throws {
        let known = box.value.withLock { $0 }
        guard let known else { return }
        try await Task.sleep(for: moment)
        box.value.withLock { $0 = known + step }
      }
      backend.onStore { store in
        store.onCreate = { base, input in
          let todo = try await base.create(input)
          try await count(base, 1)
          return todo
        }
        store.onDelete = { base, id, condition in
          let isDeleted = try await base.delete(id, if: condition)
          if isDeleted { try await count(base, -1) }
          return isDeleted
        }
        store.onList = { base, query in
          let (todos, total) = try await base.list(query)
          guard query.isUnfiltered else { return (todos, total) }
          let known = box.value.withLock { known in
            known = known ?? total
            return known ?? total
          }
          return (todos, known)
        }
      }
    },
    Altered(
      "put-in-parts",
      "Writes the title first, and the other members then.",
      fails: "concurrency.reading"
    ) { backend in
      // Writers wait for one another, so that only readers see what is half done.
      let turn = Turn()
      backend.onStore { store in
        store.onUpdate = { base, id, condition, change in
          await turn.begin()
          defer { turn.end() }
          let first = try await base.update(id, if: condition) { todo in
            var input = try TodoInput(todo, patchedWith: [:])
            input.title = try change(todo).title
            return input
          }
          guard first != nil else { return nil }
          try await Task.sleep(for: moment)
          return try await base.update(id, if: { _ in }) { todo in
            var input = try change(todo)
            input.title = todo.title
            return input
          }
        }
      }
    },
    Altered(
      "busy-500",
      "Fails while another request writes, because it does not wait.",
      fails: """
        concurrency.ids concurrency.all-stored concurrency.patches concurrency.replacements
        concurrency.match-put concurrency.match-patch concurrency.match-delete concurrency.deletes
        concurrency.total concurrency.etags
        """
    ) { backend in
      let writers = Shared(0)
      @Sendable
      func alone<Result>(_ write: () async throws -> Result) async throws -> Result {
        let isBusy = writers.value.withLock { writers in
          writers += 1
          return writers > 1
        }
        defer { writers.value.withLock { $0 -= 1 } }
        if isBusy { throw DatabaseError(resultCode: .SQLITE_BUSY) }
        try await Task.sleep(for: moment)
        return try await write()
      }
      backend.onStore { store in
        store.onCreate = { base, input in try await alone { try await base.create(input) } }
        store.onUpdate = { base, id, condition, change in
          try await alone { try await base.update(id, if: condition, change) }
        }
        store.onDelete = { base, id, condition in
          try await alone { try await base.delete(id, if: condition) }
        }
      }
    },
    Altered(
      "queue-of-one",
      "Serves three requests, lets one wait, and turns away all that come then.",
      fails: """
        concurrency.ids concurrency.all-stored concurrency.patches concurrency.replacements
        concurrency.match-put concurrency.match-patch concurrency.match-delete concurrency.deletes
        concurrency.total concurrency.reading concurrency.etags robustness.slow-client
        """
    ) { backend in
      backend.filters.append(ExchangeFilter(crowd: Crowd(room: 4)))
    },
    Altered(
      "answers-mixed",
      "Keeps the todo of a request in a variable that all requests share.",
      fails: "concurrency.ids"
    ) {
      backend in
      let current = Shared<Todo?>(nil)
      backend.onStore { store in
        store.onCreate = { base, input in
          let todo = try await base.create(input)
          current.value.withLock { $0 = todo }
          try await Task.sleep(for: moment)
          return current.value.withLock { $0 } ?? todo
        }
      }
    },
  ]
}

extension ListQuery {
  /// Whether it counts every todo.
  fileprivate var isUnfiltered: Bool { completed == nil && priority == nil && text.isEmpty }
}
