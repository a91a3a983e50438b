import Foundation
import Hummingbird

extension TodoMutants {
  static let sorting: [Altered<TodoBackend>] = [
    Altered(
      "sort-ignored",
      "Does not know sort.",
      fails: """
        collections.sort-title-asc collections.sort-title-desc collections.sort-priority-asc
        collections.sort-priority-desc collections.sort-due_date-asc
        collections.sort-due_date-desc collections.order-default collections.ties-desc
        collections.combined
        """
    ) { backend in
      backend.onParameter("sort") { ["title", "priority", "due_date"].contains($0) ? nil : $0 }
    },
    Altered(
      "order-ignored",
      "Does not know order.",
      fails: """
        collections.sort-title-desc collections.sort-priority-desc
        collections.sort-due_date-desc collections.sort-created_at collections.combined
        """
    ) { backend in
      backend.onParameter("order") { ["asc", "desc"].contains($0) ? nil : $0 }
    },
    Altered(
      "order-default-desc",
      "Sorts downwards unless asked otherwise.",
      fails: "collections.order-default"
    ) { backend in
      backend.onRequest { request in
        if request.isListing, request[parameter: "sort"] != nil, request[parameter: "order"] == nil
        {
          request[parameter: "order"] = "desc"
        }
      }
    },
    Altered(
      "sort-on-page",
      "Sorts the page instead of the list.",
      fails: "collections.combined collections.sort-title-letters"
    ) {
      backend in
      backend.onStore { store in
        store.onList = { base, query in
          var unsorted = query
          unsorted.sort = .createdAt
          unsorted.isDescending = false
          let (todos, total) = try await base.list(unsorted)
          guard query.sort == .title else { return try await base.list(query) }
          return (
            todos.sorted { query.isDescending ? $0.title > $1.title : $0.title < $1.title }, total
          )
        }
      }
    },
    Altered(
      "title-by-length",
      "Sorts titles by their length.",
      fails: """
        collections.sort-title-asc collections.sort-title-desc collections.order-default
        collections.combined
        """
    ) { backend in
      backend.onOrder(of: .title) { $0.title.count < $1.title.count }
    },
    Altered(
      "priority-by-alphabet",
      "Sorts priorities by the alphabet.",
      fails: "collections.sort-priority-asc collections.sort-priority-desc"
    ) { backend in
      backend.onOrder(of: .priority) { $0.priority < $1.priority }
    },
    Altered(
      "due-nulls-first",
      "Puts todos without a day first when it sorts upwards.",
      fails: "collections.sort-due_date-asc"
    ) {
      backend in
      backend.onOrder(of: .dueDate) { ($0.dueDate ?? "") < ($1.dueDate ?? "") }
    },
    Altered(
      "desc-reverses",
      "Turns the whole ascending list round for desc.",
      fails: "collections.sort-due_date-desc collections.ties-desc"
    ) {
      backend in
      backend.onStore { store in
        store.onList = { base, query in
          guard query.isDescending else { return try await base.list(query) }
          var ascending = query
          ascending.isDescending = false
          let every = try await FaultyStore.everything(base, ascending)
          return (Array(every.reversed()).page(query), every.count)
        }
      }
    },
    Altered(
      "ties-newest-first",
      "Puts the newest of equal todos first.",
      fails: "collections.ties-asc collections.ties-desc"
    ) { backend in
      backend.onStore { store in
        store.onList = { base, query in
          guard query.sort == .priority else { return try await base.list(query) }
          let every = try await FaultyStore.everything(base, query)
          let groups = Dictionary(grouping: every, by: \.priority)
          let order = every.map(\.priority).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
          }
          return (order.flatMap { (groups[$0] ?? []).reversed() }.page(query), every.count)
        }
      }
    },
    Altered(
      "created-at-upwards",
      "Sorts by created_at upwards only.",
      fails: "collections.sort-created_at"
    ) { backend in
      backend.onRequest { request in
        if request[parameter: "sort"] == "created_at" { request[parameter: "order"] = "asc" }
      }
    },
    Altered(
      "sort-unstable",
      "Sorts by the key alone, and every page on its own.",
      fails: "collections.complete"
    ) {
      backend in
      let calls = Counter()
      backend.onStore { store in
        store.onList = { base, query in
          guard query.sort == .priority else { return try await base.list(query) }
          let every = try await FaultyStore.everything(base, query)
          let turn = calls.next()
          let ranks = ["low": 0, "normal": 1, "high": 2]
          let shifted = every.enumerated().map { ($1, ($0 * 7 + turn * 3) % max(1, every.count)) }
          let sorted = shifted.sorted { left, right in
            let (low, high) = (ranks[left.0.priority] ?? 0, ranks[right.0.priority] ?? 0)
            if low != high { return query.isDescending ? low > high : low < high }
            return left.1 < right.1
          }
          return (sorted.map(\.0).page(query), every.count)
        }
      }
    },
  ]

  static let fields: [Altered<TodoBackend>] = [
    Altered(
      "fields-ignored",
      "Does not know fields.",
      fails: """
        collections.fields collections.fields-one collections.combined collections.inherited
        collections.invalid-fields-spelling
        """
    ) { backend in
      backend.onParameter("fields") { $0.contains("colour") || $0.isEmpty ? $0 : nil }
    },
    Altered(
      "fields-first",
      "Takes only the first of the fields.",
      fails: """
        collections.fields collections.combined collections.fields-each
        collections.invalid-fields-spelling
        """
    ) { backend in
      backend.onParameter("fields") { $0.contains("colour") ? $0 : String($0.prefix { $0 != "," }) }
    },
    Altered(
      "fields-nulls",
      "Sets the other members to null instead of leaving them out.",
      fails: "collections.fields collections.fields-one collections.combined"
    ) { backend in
      backend.onReply { request, reply in
        guard request[parameter: "fields"] != nil else { return }
        reply.eachTodo { todo in
          for name in Todo.members where todo[name] == nil { todo[name] = .null }
        }
      }
    },
    Altered(
      "fields-unknown",
      "Passes over names that are no members.",
      fails: """
        collections.invalid-fields-unknown collections.invalid-fields-spelling
        """
    ) { backend in
      backend.onParameter("fields") { text in
        text.split(separator: ",").filter { Todo.members.contains(String($0)) }.joined(
          separator: ","
        )
      }
    },
  ]
}
