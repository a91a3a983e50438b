import Foundation
import Hummingbird
import Synchronization

extension TodoMutants {
  /// Orders of other alphabets, and those that a change disturbs.
  static let orders: [Altered<TodoBackend>] = [
    Altered(
      "title-order-any-case",
      "Sorts titles without regard to case.",
      fails: "collections.sort-title-case collections.sort-title-marks"
    ) {
      $0.onOrder(of: .title) { left, right in
        Array(left.title.lowercased().unicodeScalars).precedes(
          Array(right.title.lowercased().unicodeScalars)
        )
      }
    },
    Altered(
      "title-order-collated",
      "Sorts titles as a dictionary does.",
      fails: """
        collections.sort-title-case collections.sort-title-beyond collections.sort-title-letters
        collections.sort-title-marks
        """
    ) {
      $0.onOrder(of: .title) { left, right in
        let fold: String.CompareOptions = [.caseInsensitive, .diacriticInsensitive]
        return left.title.folding(options: fold, locale: nil)
          < right.title.folding(options: fold, locale: nil)
      }
    },
    Altered(
      "title-order-natural",
      "Sorts numbers in titles by their value.",
      fails: "collections.sort-title-digits collections.sort-title-beyond"
    ) {
      $0.onOrder(of: .title) { left, right in
        left.title.compare(right.title, options: [.numeric, .literal]) == .orderedAscending
      }
    },
    Altered(
      "title-order-utf16",
      "Compares the units of UTF-16.",
      fails: "collections.sort-title-beyond"
    ) {
      $0.onOrder(of: .title) { $0.title.utf16.lexicographicallyPrecedes($1.title.utf16) }
    },
    Altered(
      "title-order-canonical",
      "Compares titles as if they were normalised.",
      fails: "collections.sort-title-letters"
    ) {
      $0.onOrder(of: .title) { $0.title < $1.title }
    },
    Altered(
      "title-order-letters",
      "Passes over blanks and marks.",
      fails: "collections.sort-title-marks"
    ) {
      $0.onOrder(of: .title) { left, right in
        let marks: (Unicode.Scalar) -> Bool = {
          $0.isASCII && !$0.properties.isAlphabetic && $0.properties.numericType == nil
        }
        return left.title.unicodeScalars.filter { !marks($0) }.map(\.value)
          .lexicographicallyPrecedes(right.title.unicodeScalars.filter { !marks($0) }.map(\.value))
      }
    },
    Altered(
      "title-order-shortest",
      "Compares titles as far as both go, and calls them equal then.",
      fails: """
        collections.sort-title-prefix collections.sort-title-digits collections.sort-title-letters
        """
    ) {
      $0.onOrder(of: .title) { left, right in
        let pairs = zip(left.title.unicodeScalars, right.title.unicodeScalars)
        return pairs.first { $0 != $1 }.map { $0 < $1 } ?? false
      }
    },
    Altered(
      "moves-on-write",
      "Lists todos as they lie in its file, where a change moves them to the end.",
      fails: "collections.order-after-change"
    ) { $0.keepPlaces { places, id in places.moveToEnd(id) } },
    Altered(
      "ties-by-change",
      "Puts equal todos into the order of their last change.",
      fails: "collections.order-after-change"
    ) { $0.keepPlaces(of: .priority) { places, id in places.moveToEnd(id) } },
    Altered(
      "fills-gaps",
      "Stores a new todo where a deleted one was.",
      fails: "collections.order-after-change"
    ) {
      $0.keepPlaces { _, _ in
      } onDelete: { places, id in
        places.free(id)
      }
    },
  ]
}

extension [Unicode.Scalar] {
  fileprivate func precedes(_ other: [Unicode.Scalar]) -> Bool { lexicographicallyPrecedes(other) }
}

/// Where todos lie in a store that has no order of its own.
private struct Places {
  private var places: [Int64: Int] = [:]
  private var gaps: [Int] = []
  private var next = 0

  mutating func add(_ id: Int64) {
    if let gap = gaps.popLast() {
      places[id] = gap
    } else {
      moveToEnd(id)
    }
  }

  mutating func moveToEnd(_ id: Int64) {
    places[id] = next
    next += 1
  }

  mutating func free(_ id: Int64) {
    if let place = places[id] { gaps.append(place) }
  }

  func place(of todo: Todo) -> Int { places[todo.id ?? 0] ?? 0 }
}

extension TodoBackend {
  /// Orders equal todos by where they lie.
  ///
  /// - Parameters:
  ///   - key: The only sort key to which this applies; nil for those whose order is that of creation.
  ///   - onUpdate: What a change does to the places.
  ///   - onDelete: What a deletion does to them.
  fileprivate mutating func keepPlaces(
    of key: ListQuery.Sort = .createdAt,
    _ onUpdate: @escaping @Sendable (inout Places, Int64) -> Void,
    onDelete: @escaping @Sendable (inout Places, Int64) -> Void = { _, _ in }
  ) {
    let places = Shared(Places())
    onStore { store in
      store.onCreate = { base, input in
        let todo = try await base.create(input)
        places.value.withLock { $0.add(todo.id ?? 0) }
        return todo
      }
      store.onUpdate = { base, id, condition, change in
        let todo = try await base.update(id, if: condition, change)
        if todo != nil { places.value.withLock { onUpdate(&$0, id) } }
        return todo
      }
      store.onDelete = { base, id, condition in
        let isDeleted = try await base.delete(id, if: condition)
        if isDeleted { places.value.withLock { onDelete(&$0, id) } }
        return isDeleted
      }
      store.onList = { base, query in
        guard query.sort == key else { return try await base.list(query) }
        let ranks = ["low": 0, "normal": 1, "high": 2]
        let sorted = try await FaultyStore.everything(base, query).sorted { left, right in
          let (low, high) = (ranks[left.priority] ?? 0, ranks[right.priority] ?? 0)
          if key == .priority, low != high { return query.isDescending ? low > high : low < high }
          let (first, second) = places.value.withLock { ($0.place(of: left), $0.place(of: right)) }
          return key == .createdAt && query.isDescending ? first > second : first < second
        }
        return (sorted.page(query), sorted.count)
      }
    }
  }
}
