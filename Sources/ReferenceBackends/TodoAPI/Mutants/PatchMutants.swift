import Foundation
import Hummingbird

extension TodoMutants {
  static let patch: [Altered<TodoBackend>] = [
    Altered(
      "patch-missing",
      "Has no route for PATCH.",
      fails: """
        update.patch-title update.patch-notes update.patch-completed update.patch-priority
        update.patch-due_date update.patch-type update.patch-stored update.patch-null-notes
        update.patch-null-completed update.patch-null-priority update.patch-null-due_date
        update.patch-empty update.patch-repeatable update.patch-json update.patch-keeps
        update.patch-others update.patch-time update.patch-notes-empty update.patch-text
        update.patch-unknown-members validation.patch-title validation.patch-completed
        validation.patch-priority validation.patch-due_date validation.patch-title-null
        validation.media-type-patch validation.patch-notes validation.patch-notes-long
        validation.patch-title-long validation.body-patch validation.json-patch
        """
    ) { backend in
      backend.onRequest { if $0.method == .patch { $0.path = "/none" } }
    },
    Altered(
      "patch-replaces",
      "Treats PATCH like PUT, and resets what is left out.",
      fails: """
        update.patch-title update.patch-notes update.patch-completed update.patch-priority
        update.patch-due_date update.patch-null-notes update.patch-null-completed
        update.patch-null-priority update.patch-empty update.patch-notes-empty
        validation.media-type-patch
        """
    ) {
      backend in
      backend.onRequest { request in
        guard request.method == .patch, request.json?["title"] != .null else { return }
        if request.json?["title"] == nil { request.json?["title"] = "Untitled" }
        request.method = .put
        request.headers[.contentType] = "application/json"
      }
    },
    Altered(
      "patch-ignores-false",
      "Takes only values that are true, as in `if (body.completed)`.",
      fails: "update.patch-completed"
    ) {
      backend in
      backend.onRequest { request in
        if request.method == .patch, request.json?["completed"] == false {
          request.json?["completed"] = nil
        }
      }
    },
    Altered(
      "patch-ignores-null",
      "Takes null for a member that was left out.",
      fails: """
        update.patch-null-notes update.patch-null-completed update.patch-null-priority
        update.patch-null-due_date
        """
    ) {
      backend in
      backend.onRequest { request in
        guard request.method == .patch, case .object(let members)? = request.json else { return }
        request.json = .object(members.filter { $0.value != .null || $0.key == "title" })
      }
    },
    Altered(
      "patch-toggles",
      "Toggles completed where it is true in the request.",
      fails: "update.patch-repeatable"
    ) {
      backend in
      let seen = Counter()
      backend.onReply { request, reply in
        guard request.method == .patch, request.json?["notes"] == "twice" else { return }
        if seen.next() % 2 == 0 { reply.json?["completed"] = false }
      }
    },
    Altered(
      "patch-refuses-empty",
      "Refuses a PATCH without members.",
      fails: "update.patch-empty"
    ) { backend in
      backend.onRequest { if $0.method == .patch, $0.json == [:] { $0.json = ["title": 0] } }
    },
    Altered(
      "patch-one-type",
      "Accepts PATCH as application/merge-patch+json only.",
      fails: """
        update.patch-json validation.body-patch validation.json-patch
        """
    ) {
      backend in
      backend.onRequest { request in
        guard request.method == .patch, request.headers[.contentType] == "application/json" else {
          return
        }
        request.headers[.contentType] = "text/plain"
      }
    },
    Altered(
      "patch-unknown-200",
      "Answers a PATCH of an unknown id with 200.",
      fails: "update.patch-unknown delete.changes"
    ) {
      backend in
      backend.onReply { request, reply in
        guard request.method == .patch, reply.status == .notFound else { return }
        reply.status = .ok
        reply.json = ["changed": 0]
      }
    },
    Altered(
      "patch-answers-sent",
      "Answers PATCH with the patch alone.",
      fails: """
        update.patch-title update.patch-notes update.patch-completed update.patch-priority
        update.patch-due_date update.patch-stored update.patch-null-notes
        update.patch-null-completed update.patch-null-priority update.patch-empty
        update.patch-time update.patch-notes-empty update.patch-unknown-members
        """
    ) { backend in
      backend.onReply { request, reply in
        if request.method == .patch, reply.status == .ok { reply.json = request.json }
      }
    },
    Altered(
      "change-title-only",
      "Changes nothing but the title.",
      fails: """
        update.put update.put-resets update.patch-notes update.patch-completed
        update.patch-priority update.patch-due_date update.patch-null-notes
        update.patch-null-completed update.patch-null-priority update.patch-null-due_date
        update.patch-json update.patch-notes-empty update.patch-text update.put-empty-values
        update.put-text
        """
    ) { backend in
      backend.onStore { store in
        store.onUpdate = { base, id, condition, change in
          try await base.update(id, if: condition) { todo in
            var input = try TodoInput(todo, patchedWith: [:])
            input.title = try change(todo).title
            return input
          }
        }
      }
    },
  ]
}
