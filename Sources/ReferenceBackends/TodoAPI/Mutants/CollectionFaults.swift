import Foundation
import Hummingbird

extension [Todo] {
  /// The todos of a page.
  func page(_ query: ListQuery) -> [Todo] {
    Array(dropFirst((query.page - 1) * query.limit).prefix(query.limit))
  }
}

extension String {
  /// Whether a regular expression matches somewhere; one that is wrong matches nothing.
  func matches(_ pattern: String) -> Bool {
    range(of: pattern, options: .regularExpression) != nil
  }
}

extension FaultyStore {
  /// Every todo that matches, in the order of the query.
  static func everything(
    _ store: any TodoStore,
    _ query: ListQuery
  ) async throws -> [Todo] {
    var query = query
    query.page = 1
    query.limit = .max
    return try await store.list(query).todos
  }
}

extension TodoBackend {
  /// Rewrites a parameter of the list; nil takes it out.
  mutating func onParameter(
    _ name: String,
    _ change: @escaping @Sendable (String) -> String?
  ) {
    onRequest { request in
      guard request.isListing, let value = request[parameter: name] else { return }
      request[parameter: name] = change(value)
    }
  }

  /// Searches in its own way: title, notes and text say whether a todo matches.
  mutating func onSearch(
    _ matches: @escaping @Sendable (String, String, String) -> Bool
  ) {
    onStore { store in
      store.onList = { base, query in
        guard !query.text.isEmpty else { return try await base.list(query) }
        var open = query
        open.text = ""
        let found = try await FaultyStore.everything(base, open)
          .filter { matches($0.title, $0.notes, query.text) }
        return (found.page(query), found.count)
      }
    }
  }

  /// Sorts by a key in its own way; equal todos stay in the order of creation.
  mutating func onOrder(
    of key: ListQuery.Sort,
    _ isBefore: @escaping @Sendable (Todo, Todo) -> Bool
  ) {
    onStore { store in
      store.onList = { base, query in
        guard query.sort == key else { return try await base.list(query) }
        var unsorted = query
        unsorted.sort = .createdAt
        unsorted.isDescending = false
        let every = try await FaultyStore.everything(base, unsorted)
        let sorted = every.sorted { left, right in
          if isBefore(left, right) { return !query.isDescending }
          if isBefore(right, left) { return query.isDescending }
          return (left.id ?? 0) < (right.id ?? 0)
        }
        return (sorted.page(query), sorted.count)
      }
    }
  }
}
