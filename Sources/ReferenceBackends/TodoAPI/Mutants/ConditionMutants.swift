import Foundation
import HTTPTypes
import Hummingbird

extension TodoMutants {
  static let conditionalReads: [Altered<TodoBackend>] = [
    Altered(
      "if-none-match-ignored",
      "Sends the todo whether the client has it or not.",
      fails: """
        http.none-match http.none-match-list http.none-match-weak http.none-match-any
        http.none-match-head
        """
    ) {
      backend in
      backend.onField(.ifNoneMatch) { _ in nil }
    },
    Altered(
      "if-none-match-any",
      "Answers 304 whatever validator is named.",
      fails: """
        http.none-match-stale http.none-match-lines http.none-match-near http.none-match-since
        """
    ) { backend in
      backend.onField(.ifNoneMatch) { _ in "*" }
    },
    Altered(
      "if-none-match-whole",
      "Compares If-None-Match as a whole, and not as a list.",
      fails: "http.none-match-list http.none-match-lines"
    ) {
      backend in
      backend.onField(.ifNoneMatch) { $0.contains(",") ? nil : $0 }
    },
    Altered(
      "if-none-match-strong",
      "Does not find a validator behind W/.",
      fails: "http.none-match-weak http.none-match-forms"
    ) { backend in
      backend.onField(.ifNoneMatch) { $0.contains("W/") ? nil : $0 }
    },
    Altered(
      "if-none-match-star",
      "Takes * in If-None-Match for a validator.",
      fails: "http.none-match-any"
    ) { backend in
      backend.onField(.ifNoneMatch) { $0 == "*" ? nil : $0 }
    },
    Altered(
      "if-none-match-get-only",
      "Answers 304 to GET, and not to HEAD.",
      fails: "http.none-match-head"
    ) { backend in
      backend.onRequest { if $0.method == .head { $0.headers[.ifNoneMatch] = nil } }
    },
    Altered(
      "304-without-etag",
      "Answers 304 without the validator.",
      fails: "http.none-match documentation.conforms"
    ) { backend in
      backend.onReply { _, reply in
        if reply.status == .notModified { reply.headers[.eTag] = nil }
      }
    },
    Altered(
      "304-as-200",
      "Answers 200 without content where the client's copy is current.",
      fails: """
        http.none-match http.none-match-list http.none-match-weak http.none-match-any
        http.none-match-head documentation.conforms documentation.contract
        """
    ) {
      backend in
      backend.onReply { _, reply in
        if reply.status == .notModified { reply.status = .ok }
      }
    },
    Altered(
      "304-as-412",
      "Answers 412 where the client's copy is current.",
      fails: """
        http.none-match http.none-match-list http.none-match-weak http.none-match-any
        http.none-match-head
        """
    ) { backend in
      backend.onReply { _, reply in
        if reply.status == .notModified { reply.refuse(.preconditionFailed) }
      }
    },
  ]

  static let conditionalWrites: [Altered<TodoBackend>] = [
    Altered(
      "if-match-ignored",
      "Changes a todo whatever If-Match says.",
      fails: """
        http.match-stale-put http.match-stale-patch http.match-stale-delete http.match-lines
        http.match-since http.refused-early
        """
    ) { backend in
      backend.onField(.ifMatch) { _ in nil }
    },
    Altered(
      "if-match-put-only",
      "Looks at If-Match when it replaces, and never else.",
      fails: """
        http.match-stale-patch http.match-stale-delete http.match-lines http.match-since
        http.refused-early
        """
    ) {
      backend in
      backend.onRequest { if $0.method != .put { $0.headers[.ifMatch] = nil } }
    },
    Altered(
      "if-match-not-delete",
      "Deletes a todo whatever If-Match says.",
      fails: """
        http.match-stale-delete http.match-lines http.match-since http.refused-early
        """
    ) { backend in
      backend.onRequest { if $0.method == .delete { $0.headers[.ifMatch] = nil } }
    },
    Altered(
      "if-match-too-late",
      "Answers 412 after it has changed the todo.",
      fails: """
        http.match-stale-put http.match-stale-patch http.match-stale-delete http.match-lines
        http.match-since http.refused-early
        """
    ) { backend in
      backend.onStore { store in
        store.onUpdate = { base, id, condition, change in
          guard let before = try await base.find(id) else { return nil }
          let after = try await base.update(id, if: { _ in }, change)
          try condition(before)
          return after
        }
        store.onDelete = { base, id, condition in
          guard let before = try await base.find(id) else { return false }
          let isDeleted = try await base.delete(id) { _ in }
          try condition(before)
          return isDeleted
        }
      }
    },
    Altered(
      "if-match-required",
      "Answers 428 to a change without If-Match.",
      fails: """
        update.put update.put-type update.put-stored update.put-resets update.put-repeatable
        update.put-keeps update.put-others update.put-time update.patch-title update.patch-notes
        update.patch-completed update.patch-priority update.patch-due_date update.patch-type
        update.patch-stored update.patch-null-notes update.patch-null-completed
        update.patch-null-priority update.patch-null-due_date update.patch-empty
        update.patch-repeatable update.patch-json update.patch-keeps update.patch-others
        update.patch-time update.patch-notes-empty update.patch-text update.patch-unknown-members
        update.put-empty-values update.put-text update.put-unknown-members delete.status
        delete.gone delete.gone-from-list delete.again delete.changes delete.ids
        """
    ) { backend in
      backend.onReply { request, reply in
        guard request.todoID != nil, [.put, .patch, .delete].contains(request.method),
          request.headers[.ifMatch] == nil, reply.status.code < 300
        else { return }
        reply.refuse(
          APIError(
            status: .preconditionRequired,
            code: "PRECONDITION_REQUIRED",
            message: "If-Match is missing."
          )
        )
      }
    },
    Altered(
      "if-match-star",
      "Takes * in If-Match for a validator.",
      fails: "http.match-any"
    ) { backend in
      backend.onField(.ifMatch) { $0 == "*" ? "\"*\"" : $0 }
    },
    Altered(
      "if-match-whole",
      "Compares If-Match as a whole, and not as a list.",
      fails: """
        http.match-current-put http.match-current-patch http.match-current-delete
        """
    ) { backend in
      backend.onField(.ifMatch) { $0.contains(",") ? "\"none\"" : $0 }
    },
    Altered(
      "if-match-409",
      "Answers 409 where If-Match is out of date.",
      fails: """
        http.match-stale-put http.match-stale-patch http.match-stale-delete http.match-lines
        http.match-since
        """
    ) { backend in
      backend.onReply { _, reply in
        if reply.status == .preconditionFailed { reply.status = .conflict }
      }
    },
    Altered(
      "if-match-inverted",
      "Takes If-Match for If-None-Match.",
      fails: """
        http.match-stale-put http.match-current-put http.match-stale-patch
        http.match-current-patch http.match-stale-delete http.match-current-delete
        http.refused-early
        """
    ) { backend in
      backend.onStore { store in
        store.onUpdate = { base, id, condition, change in
          try await base.update(id, if: inverted(condition), change)
        }
        store.onDelete = { base, id, condition in
          try await base.delete(id, if: inverted(condition))
        }
      }
    },
  ]

  /// A condition that has to be unmet, unless there is none.
  @Sendable
  private static func inverted(
    _ condition: @escaping TodoStore.Condition
  ) -> TodoStore.Condition {
    { todo in
      var other = todo
      other.version += 1
      // A condition that both meet is none, or `*`.
      if (try? condition(todo)) != nil, (try? condition(other)) != nil { return }
      guard (try? condition(todo)) == nil else { throw APIError.preconditionFailed }
    }
  }
}

extension TodoBackend {
  /// Rewrites a field of every request that has it; nil takes it out.
  mutating func onField(
    _ name: HTTPField.Name,
    _ change: @escaping @Sendable (String) -> String?
  ) {
    onRequest { request in
      if let value = request.headers[name] { request.headers[name] = change(value) }
    }
  }
}
