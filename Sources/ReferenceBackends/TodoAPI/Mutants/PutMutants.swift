import Foundation
import Hummingbird

extension TodoMutants {
  static let put: [Altered<TodoBackend>] = [
    Altered(
      "put-missing",
      "Has no route for PUT.",
      fails: """
        update.put update.put-type update.put-stored update.put-resets update.put-repeatable
        update.put-keeps update.put-others update.put-time update.put-empty-values update.put-text
        update.put-unknown-members validation.put-title validation.put-completed
        validation.put-priority validation.put-due_date validation.put-title-missing
        validation.media-type-put validation.put-notes validation.put-notes-long
        validation.put-title-long validation.body-put validation.json-put
        """
    ) { backend in
      backend.onRequest { if $0.method == .put { $0.path = "/none" } }
    },
    Altered(
      "put-silent",
      "Answers PUT with 204.",
      fails: """
        update.put update.put-stored update.put-repeatable update.put-keeps update.put-time
        update.put-empty-values update.put-text update.put-unknown-members
        """
    ) { backend in
      backend.onReply { request, reply in
        guard request.method == .put, reply.status == .ok else { return }
        reply.status = .noContent
        reply.content = Data()
      }
    },
    Altered(
      "put-merges",
      "Keeps what a PUT leaves out.",
      fails: "update.put-resets"
    ) { backend in
      backend.onRequest { if $0.method == .put, $0.json?["title"] != nil { $0.method = .patch } }
    },
    Altered(
      "change-not-stored",
      "Answers a change without storing it.",
      fails: """
        update.put-stored update.put-resets update.patch-stored update.patch-text update.put-text
        """
    ) { backend in
      backend.onStore { store in
        store.onUpdate = { base, id, condition, change in
          guard var todo = try await base.find(id) else { return nil }
          try condition(todo)
          todo.apply(try change(todo), now: todo.updatedAt + 1000)
          return todo
        }
      }
    },
    Altered(
      "change-creates",
      "Creates a todo where there is none to change.",
      fails: "update.put-unknown update.patch-unknown delete.changes"
    ) {
      backend in
      backend.onStore { store in
        store.onUpdate = { base, id, condition, change in
          if let todo = try await base.update(id, if: condition, change) { return todo }
          let input = try change(Todo(try TodoInput(["title": "new"]), now: 0))
          return try await base.create(input)
        }
      }
    },
    Altered(
      "change-moves-id",
      "Deletes the todo and stores a new one in its place.",
      fails: """
        update.put update.put-stored update.put-resets update.put-repeatable update.put-keeps
        update.patch-title update.patch-notes update.patch-completed update.patch-priority
        update.patch-due_date update.patch-stored update.patch-empty update.patch-repeatable
        update.patch-keeps update.patch-notes-empty update.patch-text update.patch-unknown-members
        update.put-text update.put-unknown-members
        """
    ) {
      backend in
      backend.onStore { store in
        store.onUpdate = { base, id, condition, change in
          guard let todo = try await base.find(id) else { return nil }
          let input = try change(todo)
          _ = try await base.delete(id, if: condition)
          return try await base.create(input)
        }
      }
    },
    Altered(
      "change-without-condition",
      "Changes every todo, because the statement has no condition.",
      fails: """
        update.put-others update.patch-others collections.order-after-change
        """
    ) {
      backend in
      backend.onStore { store in
        store.onUpdate = { base, id, condition, change in
          let changed = try await base.update(id, if: condition, change)
          guard let changed else { return nil }
          for other in try await FaultyStore.everything(base).suffix(3) where other.id != id {
            _ = try await base.update(other.id ?? 0, if: { _ in }) { _ in
              try TodoInput(["title": .string(changed.title), "notes": .string(changed.notes)])
            }
          }
          return changed
        }
      }
    },
    Altered(
      "change-appends-notes",
      "Appends notes to those that are there.",
      fails: """
        update.put-resets update.put-repeatable update.patch-title update.patch-notes
        update.patch-completed update.patch-priority update.patch-due_date update.patch-null-notes
        update.patch-empty update.patch-repeatable update.patch-notes-empty update.patch-text
        update.put-empty-values update.put-text
        """
    ) {
      backend in
      backend.onStore { store in
        store.onUpdate = { base, id, condition, change in
          try await base.update(id, if: condition) { todo in
            var input = try change(todo)
            if input.notes != todo.notes || !todo.notes.isEmpty {
              input.notes = todo.notes + input.notes
            }
            return input
          }
        }
      }
    },
    Altered(
      "updated-at-frozen",
      "Never moves updated_at.",
      fails: "update.put-time update.patch-time collections.fields-each"
    ) { backend in
      backend.onReply { _, reply in
        reply.eachTodo { if $0["updated_at"] != nil { $0["updated_at"] = $0["created_at"] } }
      }
    },
    Altered(
      "created-at-moves",
      "Sets created_at with every change as well.",
      fails: """
        update.put-keeps update.put-repeatable update.patch-title update.patch-notes
        update.patch-completed update.patch-priority update.patch-due_date update.patch-empty
        update.patch-repeatable update.patch-keeps update.patch-notes-empty
        collections.fields-each
        """
    ) {
      backend in
      backend.onReply { request, reply in
        // The clock tells milliseconds: two changes within one would hide the fault.
        if request.method != .get { try await Task.sleep(for: .milliseconds(2)) }
        reply.eachTodo { if $0["created_at"] != nil { $0["created_at"] = $0["updated_at"] } }
      }
    },
  ]
}
