import Foundation
import Hummingbird

extension TodoMutants {
  static let read: [Altered<TodoBackend>] = [
    Altered(
      "read-missing",
      "Has no route for GET of one todo.",
      fails: "create.location read.works"
    ) { backend in
      backend.onRequest { if $0.isReading { $0.path = "/none" } }
    },
    Altered(
      "read-wrapped",
      "Wraps the todo into data when it is read.",
      fails: "create.location create.text-like-values read.works"
    ) { backend in
      backend.onReply { request, reply in
        if request.isReading, reply.status == .ok, let todo = reply.json {
          reply.json = ["data": todo]
        }
      }
    },
    Altered(
      "read-other-shape",
      "Leaves members out when a todo is read.",
      fails: """
        read.same update.put-stored update.put-others update.patch-stored update.patch-others
        update.patch-unknown-members update.put-unknown-members delete.others validation.put-title
        validation.put-completed validation.put-priority validation.put-due_date
        validation.patch-title validation.patch-completed validation.patch-priority
        validation.patch-due_date validation.patch-notes validation.patch-notes-long
        validation.patch-title-long validation.put-notes validation.put-notes-long
        validation.put-title-long validation.body-patch validation.body-put validation.json-patch
        validation.json-put
        """
    ) { backend in
      backend.onReply { request, reply in
        if request.isReading { reply.json?["updated_at"] = nil }
      }
    },
    Altered(
      "read-newest",
      "Reads the newest todo, whatever the id.",
      fails: "read.right-one update.put-others update.patch-others delete.others"
    ) { backend in
      backend.onStore { store in
        store.onFind = { base, id in
          guard try await base.find(id) != nil else { return nil }
          return try await FaultyStore.everything(base).last
        }
      }
    },
    Altered(
      "read-touches",
      "Moves updated_at whenever a todo is read.",
      fails: """
        read.same read.repeatable update.put-stored update.put-others update.patch-stored
        update.patch-others delete.others validation.put-title validation.put-completed
        validation.put-priority validation.put-due_date validation.patch-title
        validation.patch-completed validation.patch-priority validation.patch-due_date
        validation.patch-notes validation.patch-notes-long validation.patch-title-long
        validation.put-notes validation.put-notes-long validation.put-title-long
        validation.body-patch validation.body-put validation.json-patch validation.json-put
        """
    ) {
      backend in
      let count = Counter()
      backend.onReply { request, reply in
        guard request.isReading, reply.status == .ok else { return }
        reply.json?["updated_at"] = .string("2040-01-01T00:00:00.\(1_000 + count.next())Z")
      }
    },
    Altered(
      "unknown-id-null",
      "Answers 200 and null where there is no todo.",
      fails: """
        read.unknown-id read.malformed-id-words read.malformed-id-symbols
        read.malformed-id-minus delete.gone delete.changes
        """
    ) {
      backend in
      backend.onReply { request, reply in
        guard request.isReading, reply.status == .notFound else { return }
        reply.status = .ok
        reply.json = .null
      }
    },
    Altered(
      "unknown-id-500",
      "Takes it for granted that the todo is found.",
      fails: """
        read.unknown-id read.malformed-id-words read.malformed-id-symbols
        read.malformed-id-minus read.head-unknown update.put-unknown update.patch-unknown
        delete.gone delete.again delete.unknown delete.changes
        """
    ) {
      backend in
      backend.onReply { request, reply in
        if request.todoID != nil, reply.status == .notFound { reply.status = .internalServerError }
      }
    },
    Altered(
      "unknown-id-silent",
      "Answers 404 without an error.",
      fails: """
        read.unknown-id read.malformed-id-words read.malformed-id-symbols
        read.malformed-id-minus update.put-unknown update.patch-unknown delete.gone
        delete.again delete.unknown
        """
    ) { backend in
      backend.onReply { request, reply in
        if request.todoID != nil, reply.status == .notFound { reply.content = Data() }
      }
    },
    Altered(
      "malformed-id-500",
      "Fails on ids that are no numbers.",
      fails: "read.malformed-id-words read.malformed-id-symbols"
    ) { backend in
      backend.onReply { request, reply in
        if let id = request.todoID, Int(id) == nil { reply.status = .internalServerError }
      }
    },
    Altered(
      "negative-id",
      "Takes the id for a position in an array, from the end where it is negative.",
      fails: "read.malformed-id-minus"
    ) {
      backend in
      backend.onStore { store in
        store.onFind = { base, id in
          if id < 0 { return try await FaultyStore.everything(base).suffix(Int(-id)).first }
          return try await base.find(id)
        }
      }
    },
    Altered(
      "head-missing",
      "Has no route for HEAD.",
      fails: "read.head read.head-unknown"
    ) {
      backend in
      backend.onReply { request, reply in
        if request.method == .head { reply.status = .methodNotAllowed }
      }
    },
    Altered(
      "head-always-200",
      "Answers every HEAD with 200.",
      fails: "read.head-unknown"
    ) {
      backend in
      backend.onReply { request, reply in
        if request.method == .head { reply.status = .ok }
      }
    },
  ]

  static let list: [Altered<TodoBackend>] = [
    Altered(
      "list-missing",
      "Has no route for the list.",
      fails: "list.works"
    ) { backend in
      backend.onRequest { if $0.method == .get, $0.isList { $0.path = "/none" } }
    },
    Altered(
      "list-bare",
      "Answers a bare array.",
      fails: "list.works"
    ) { backend in
      backend.onReply { request, reply in
        if request.isList, let data = reply.json?["data"] { reply.json = data }
      }
    },
    Altered(
      "total-of-page",
      "Counts the todos on the page instead of all.",
      fails: """
        list.total collections.completed-false collections.completed-true
        collections.priority-high collections.priority-low collections.priority-normal
        collections.q-short
        """
    ) { backend in
      backend.onStore { store in
        store.onList = { base, query in
          let todos = try await base.list(query).todos
          return (todos, todos.count)
        }
      }
    },
    Altered(
      "page-as-text",
      "Answers page as it came in the query, as a string.",
      fails: """
        list.defaults collections.page collections.beyond collections.combined collections.told
        """
    ) {
      backend in
      backend.onReply { _, reply in
        if case .integer(let page)? = reply.json?["pagination"]?["page"] {
          reply.json?["pagination"]?["page"] = .string(String(page))
        }
      }
    },
    Altered(
      "default-limit-10",
      "Has 10 as the default of limit.",
      fails: "list.defaults collections.told"
    ) {
      backend in
      backend.onRequest {
        if $0.isListing, $0[parameter: "limit"] == nil { $0[parameter: "limit"] = "10" }
      }
    },
    Altered(
      "newest-first",
      "Lists the newest todo first unless asked otherwise.",
      fails: "list.order"
    ) {
      backend in
      backend.onRequest { request in
        guard request.isListing, request[parameter: "sort"] == nil,
          request[parameter: "order"] == nil
        else { return }
        request[parameter: "order"] = "desc"
      }
    },
    Altered(
      "list-misses-newest",
      "Lists what was there a moment ago, from a cache.",
      fails: """
        list.everything collections.complete collections.completed-false collections.priority-high
        collections.q-short
        """
    ) {
      backend in
      backend.onStore { store in
        store.onList = { base, query in
          let (todos, total) = try await base.list(query)
          guard query.isPlain else { return (todos, total) }
          let newest = try await FaultyStore.everything(base).last?.id
          return (todos.filter { $0.id != newest }, total)
        }
      }
    },
    Altered(
      "list-summary",
      "Leaves notes out of the list.",
      fails: "list.same collections.fields-each"
    ) { backend in
      backend.onReply { request, reply in
        if request.isListing { reply.eachTodo { $0["notes"] = nil } }
      }
    },
    Altered(
      "empty-list-404",
      "Answers 404 where the list is empty.",
      fails: """
        list.empty collections.beyond collections.q-none collections.told
        """
    ) { backend in
      backend.onReply { request, reply in
        if request.isListing, reply.json?["data"] == [] { reply.status = .notFound }
      }
    },
    Altered(
      "starts-with-samples",
      "Starts with a sample todo.",
      fails: "list.empty"
    ) { backend in
      backend.wrap = { base in
        let first = Counter()
        var store = FaultyStore(base: base)
        store.onList = { base, query in
          if first.next() == 1, try await base.find(1) == nil {
            _ = try await base.create(try TodoInput(["title": "Welcome"]))
          }
          return try await base.list(query)
        }
        return store
      }
    },
  ]
}

extension ListQuery {
  /// Whether it asks for the list as it is, neither filtered nor sorted.
  fileprivate var isPlain: Bool {
    completed == nil && priority == nil && text.isEmpty && sort == .createdAt && !isDescending
  }
}

extension DraftRequest {
  /// Whether this reads one todo.
  var isReading: Bool { method == .get && todoID != nil }
  /// Whether this reads the list.
  var isListing: Bool { method == .get && isList }
}
