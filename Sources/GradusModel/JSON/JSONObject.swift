/// The members of a JSON object, in the order of the text, duplicates included.
package struct JSONObject: Sendable {
  /// One name with its value.
  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: JSON

    package init(name: String, value: JSON) {
      self.name = name
      self.value = value
    }

    package static func == (left: Member, right: Member) -> Bool {
      left.name.utf8.elementsEqual(right.name.utf8) && left.value == right.value
    }
  }

  package var members: [Member]

  package init(_ members: [Member] = []) {
    self.members = members
  }

  /// The names in the order of the text.
  package var names: [String] { members.map(\.name) }

  /// The value of that name; of duplicates the last.
  ///
  /// Setting a value replaces the last member of the name, or adds one at the end; setting nil
  /// removes every member of the name.
  package subscript(name: String) -> JSON? {
    get { members.last { $0.name.utf8.elementsEqual(name.utf8) }?.value }
    set {
      guard let newValue else {
        members.removeAll { $0.name.utf8.elementsEqual(name.utf8) }
        return
      }
      if let index = members.lastIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
        members[index].value = newValue
      } else {
        members.append(Member(name: name, value: newValue))
      }
    }
  }

  /// The names that stand more than once, each once, in the order of the text.
  package var duplicateNames: [String] {
    var seen: Set<[UInt8]> = []
    var told: Set<[UInt8]> = []
    return names.filter { name in
      let bytes = Array(name.utf8)
      return !seen.insert(bytes).inserted && told.insert(bytes).inserted
    }
  }

  /// The members by name, so that objects compare without regard to order.
  private var sorted: [Member] {
    members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral members: (String, JSON)...) {
    self.init(members.map { Member(name: $0, value: $1) })
  }
}

extension JSONObject: Hashable {
  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members.count == right.members.count && left.sorted == right.sorted
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(members.count)
  }
}
