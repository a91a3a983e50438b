import Foundation
import GRDB
import Hummingbird

extension TodoMutants {
  static let durability: [Altered<TodoBackend>] = [
    Altered(
      "memory-only",
      "Keeps everything in memory.",
      fails: """
        durability.survives-stop durability.survives-kill durability.kill-at-work
        durability.again durability.ids durability.etag durability.order
        durability.stop-finishes
        """
    ) { backend in
      backend.open = { _ in try SQLiteTodoStore(folder: nil) }
    },
    lazy(
      "written-each-second",
      "Writes to the disk once a second, and when it stops.",
      fails: "durability.survives-kill durability.kill-at-work"
    ) {
      $0.writing = .every(.seconds(1))
    },
    lazy(
      "written-at-the-end",
      "Writes to the disk when it stops in order.",
      fails: "durability.survives-kill durability.kill-at-work"
    ) {
      $0.writing = .atTheEnd
    },
    lazy(
      "written-soon",
      "Acknowledges first, and writes to the disk seconds later.",
      fails: "durability.survives-kill durability.kill-at-work"
    ) {
      $0.writing = .every(.seconds(5))
    },
    lazy(
      "deletions-not-written",
      "Deletes in memory, and not on the disk.",
      fails: "durability.survives-stop durability.survives-kill durability.ids"
    ) {
      $0.writesDeletions = false
    },
    lazy(
      "updates-not-written",
      "Writes new todos to the disk, and not what becomes of them.",
      fails: "durability.survives-stop durability.survives-kill"
    ) {
      $0.writesUpdates = false
    },
    Altered(
      "ids-from-the-greatest",
      "Counts on from the greatest id that is there at the start.",
      fails: "durability.ids"
    ) {
      backend in
      backend.open = { folder in
        let store = try SQLiteTodoStore(folder: folder)
        try store.database.write { database in
          try database.execute(
            sql: "UPDATE sqlite_sequence SET seq = (SELECT COALESCE(MAX(id), 0) FROM todo)"
          )
        }
        return store
      }
    },
    Altered(
      "table-exists",
      "Makes its table at every start, whether there is one or not.",
      fails: """
        durability.survives-stop durability.survives-kill durability.kill-at-work
        durability.again durability.ids durability.etag durability.order
        durability.stop-finishes
        """
    ) {
      backend in
      backend.open = { folder in
        if let folder, FileManager.default.fileExists(atPath: "\(folder)/todos.sqlite") {
          throw DatabaseError(message: "table todo already exists")
        }
        return try SQLiteTodoStore(folder: folder)
      }
    },
    Altered(
      "wipes-at-start",
      "Drops its table at every start, to begin afresh.",
      fails: """
        durability.survives-stop durability.survives-kill durability.kill-at-work
        durability.again durability.etag durability.order durability.stop-finishes
        """
    ) { backend in
      backend.open = { folder in
        let store = try SQLiteTodoStore(folder: folder)
        try store.database.write { try $0.execute(sql: "DELETE FROM todo") }
        return store
      }
    },
    Altered(
      "times-from-start",
      "Sets the times of all todos again when it starts.",
      fails: """
        durability.survives-stop durability.survives-kill durability.kill-at-work
        durability.stop-finishes
        """
    ) { backend in
      backend.open = { folder in
        let store = try SQLiteTodoStore(folder: folder)
        try store.database.write { database in
          try database.execute(
            sql: "UPDATE todo SET updatedAt = ?",
            arguments: [Int64(Date.now.timeIntervalSince1970 * 1000)]
          )
        }
        return store
      }
    },
    Altered(
      "creates-in-parts",
      "Stores the title first, and the other members then.",
      fails: "durability.kill-at-work"
    ) { backend in
      backend.onStore { store in
        store.onCreate = { base, input in
          guard let database = (base as? SQLiteTodoStore)?.database else {
            return try await base.create(input)
          }
          var part = try TodoInput(["title": .string(input.title)])
          part.priority = input.priority
          let todo = try await base.create(part)
          try await Task.sleep(for: .milliseconds(5))
          return try await database.write { database in
            var whole = todo
            whole.apply(input, now: todo.updatedAt)
            whole.version = todo.version
            try whole.update(database)
            return whole
          }
        }
      }
    },
  ]

  static let ending: [Altered<TodoBackend>] = [
    Altered(
      "ignores-sigterm",
      "Goes on after SIGTERM.",
      fails: "durability.stop-in-time"
    ) { $0.ending = .ignoresSignals },
    Altered(
      "ends-at-once",
      "Ends with SIGTERM, whatever it is at.",
      fails: "durability.stop-finishes"
    ) { $0.ending = .atOnce },
    Altered(
      "ends-when-all-leave",
      "Waits for every client to close its connection.",
      fails: """
        durability.stop-with-idle-clients durability.stop-with-half-requests
        durability.stop-finishes durability.stop-refuses
        """
    ) { backend in
      backend.ending = .patient
      backend.connections.areKept = true
    },
    Altered(
      "serves-after-sigterm",
      "Takes new connections for four seconds after SIGTERM.",
      fails: "durability.stop-refuses"
    ) { $0.ending = .late(.seconds(4), Flag()) },
    Altered(
      "ends-without-limit",
      "Waits for content that never comes before it ends.",
      fails: "durability.stop-with-half-requests durability.stop-refuses"
    ) {
      $0.ending = .patient
    },
  ]

  /// A mutant that stores as it likes.
  static func lazy(
    _ id: String,
    _ summary: String,
    fails: String = "",
    _ change: (inout LazyStore.Habits) -> Void
  ) -> Altered<TodoBackend> {
    var habits = LazyStore.Habits()
    change(&habits)
    return Altered(id, summary, fails: fails) { [habits] backend in
      let opened = Opened()
      backend.open = { folder in
        let store = try LazyStore(folder: folder, habits: habits)
        opened.set(store)
        return store
      }
      backend.last = { try await opened.store?.write() }
    }
  }
}
