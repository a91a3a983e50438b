import Foundation
import Hummingbird

extension TodoMutants {
  static let paging: [Altered<TodoBackend>] = [
    Altered(
      "paging-missing",
      "Lists everything, whatever page and limit say.",
      fails: """
        list.defaults collections.limit collections.page collections.beyond
        collections.limit-1 collections.combined
        """
    ) {
      backend in
      backend.onStore { store in
        store.onList = { base, query in
          let every = try await FaultyStore.everything(base, query)
          return (every, every.count)
        }
      }
    },
    Altered(
      "page-from-zero",
      "Counts pages from 0.",
      fails: """
        list.defaults collections.page collections.complete collections.completed-true
        collections.completed-false collections.priority-low collections.priority-high
        collections.q collections.q-notes collections.q-case collections.q-percent
        collections.q-underscore collections.q-star collections.q-dot collections.q-encoded
        collections.combined collections.priority-normal collections.q-longest
        """
    ) { backend in
      backend.onStore { store in
        store.onList = { base, query in
          var query = query
          query.page += 1
          return try await base.list(query)
        }
      }
    },
    Altered(
      "pages-overlap",
      "Begins a page with the last todo of the one before.",
      fails: """
        list.everything collections.page collections.complete collections.combined
        collections.completed-false collections.priority-normal collections.q-short
        """
    ) {
      backend in
      backend.onStore { store in
        store.onList = { base, query in
          let every = try await FaultyStore.everything(base, query)
          let start = (query.page - 1) * max(1, query.limit - 1)
          return (Array(every.dropFirst(start).prefix(query.limit)), every.count)
        }
      }
    },
    Altered(
      "pages-skip",
      "Leaves a todo out between two pages.",
      fails: """
        list.everything collections.page collections.complete collections.combined
        collections.completed-false collections.priority-normal collections.q-short
        """
    ) { backend in
      backend.onStore { store in
        store.onList = { base, query in
          let every = try await FaultyStore.everything(base, query)
          let start = (query.page - 1) * (query.limit + 1)
          return (Array(every.dropFirst(start).prefix(query.limit)), every.count)
        }
      }
    },
    Altered(
      "beyond-404",
      "Answers 404 for a page beyond the last.",
      fails: "collections.beyond collections.told"
    ) {
      backend in
      backend.onReply { request, reply in
        guard request.isListing, (request[parameter: "page"].flatMap { Int($0) } ?? 1) > 1 else {
          return
        }
        if reply.json?["data"] == [] { reply.status = .notFound }
      }
    },
    Altered(
      "beyond-total-0",
      "Loses total on a page beyond the last, as a window function does.",
      fails: "collections.beyond"
    ) {
      backend in
      backend.onReply { request, reply in
        if request.isListing, reply.json?["data"] == [] { reply.json?["pagination"]?["total"] = 0 }
      }
    },
    Altered(
      "beyond-last-page",
      "Gives the last page again beyond it.",
      fails: "collections.beyond"
    ) { backend in
      backend.onStore { store in
        store.onList = { base, query in
          let (todos, total) = try await base.list(query)
          guard todos.isEmpty, total > 0 else { return (todos, total) }
          var last = query
          last.page = (total + query.limit - 1) / query.limit
          return try await base.list(last)
        }
      }
    },
    Altered(
      "limit-below-100",
      "Refuses the largest limit that is allowed.",
      fails: """
        list.same list.order delete.gone-from-list collections.complete collections.limit-100
        collections.completed-true collections.completed-false collections.priority-low
        collections.priority-high collections.q collections.q-case collections.q-percent
        collections.q-underscore collections.q-star collections.q-dot collections.q-encoded
        collections.sort-title-asc collections.sort-title-desc collections.sort-priority-asc
        collections.sort-priority-desc collections.sort-due_date-asc
        collections.sort-due_date-desc collections.sort-created_at collections.order-default
        collections.ties-asc collections.ties-desc collections.fields-one
        collections.priority-normal collections.q-longest
        """
    ) { backend in
      backend.onRequest { if $0[parameter: "limit"] == "100" { $0[parameter: "limit"] = "101" } }
    },
    Altered(
      "limit-clamped",
      "Takes 100 for every larger limit.",
      fails: "collections.invalid-limit-large"
    ) { backend in
      backend.onParameter("limit") { Int($0).map { String(min($0, 100)) } ?? $0 }
    },
    Altered(
      "limit-at-least-2",
      "Has pages of two todos at least.",
      fails: "collections.limit-1"
    ) {
      backend in
      backend.onParameter("limit") { $0 == "1" ? "2" : $0 }
    },
    Altered(
      "limit-not-answered",
      "Answers the default limit whatever was asked.",
      fails: "collections.limit collections.limit-100 collections.combined"
    ) {
      backend in
      backend.onReply { request, reply in
        if request.isListing, reply.json?["pagination"] != nil {
          reply.json?["pagination"]?["limit"] = 20
        }
      }
    },
    Altered(
      "numbers-from-prefix",
      "Reads as much of a number as it can, like parseInt.",
      fails: """
        collections.invalid-page-fraction collections.invalid-limit-notation
        collections.invalid-page-notation
        """
    ) { backend in
      for name in ["page", "limit"] {
        backend.onParameter(name) { String($0.prefix { $0 != "." }) }
      }
    },
    Altered(
      "wrong-numbers-default",
      "Takes the default where page or limit is wrong.",
      fails: """
        collections.invalid-page-zero collections.invalid-page-minus collections.invalid-page-word
        collections.invalid-page-fraction collections.invalid-page-empty
        collections.invalid-limit-zero collections.invalid-limit-minus
        collections.invalid-limit-word collections.invalid-limit-empty
        collections.invalid-page-notation collections.invalid-limit-notation
        """
    ) {
      backend in
      for name in ["page", "limit"] {
        backend.onParameter(name) {
          Int($0).map { 1...100 ~= $0 } == true || ($0.count > 2 && Int($0) ?? 0 > 0) ? $0 : nil
        }
      }
    },
    Altered(
      "wrong-choices-default",
      "Takes the default where a parameter has an unknown value.",
      fails: """
        collections.invalid-completed-word collections.invalid-completed-empty
        collections.invalid-priority-word collections.invalid-priority-empty
        collections.invalid-sort-word collections.invalid-sort-empty
        collections.invalid-order-word collections.invalid-order-empty collections.inherited
        collections.invalid-completed-spelling collections.invalid-order-spelling
        collections.invalid-priority-spelling collections.invalid-sort-spelling
        """
    ) { backend in
      let known = [
        "completed": ["true", "false"], "priority": TodoInput.priorities, "order": ["asc", "desc"],
        "sort": ["created_at", "title", "priority", "due_date"],
      ]
      for (name, values) in known { backend.onParameter(name) { values.contains($0) ? $0 : nil } }
    },
    Altered(
      "empty-parameters-ignored",
      "Takes a parameter without a value for one that is not there.",
      fails: """
        collections.invalid-page-empty collections.invalid-limit-empty
        collections.invalid-completed-empty collections.invalid-priority-empty
        collections.invalid-sort-empty collections.invalid-order-empty
        collections.invalid-fields-empty
        """
    ) {
      backend in
      for name in ["page", "limit", "completed", "priority", "sort", "order", "fields"] {
        backend.onParameter(name) { $0.isEmpty ? nil : $0 }
      }
    },
  ]
}
