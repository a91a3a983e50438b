import Foundation
import Hummingbird

extension TodoMutants {
  /// Searches that find by something else than the text as it is.
  static let searchTexts: [Altered<TodoBackend>] = [
    Altered(
      "q-split",
      "Splits the text at blanks, and looks for each word.",
      fails: "collections.q-phrase collections.q-edges"
    ) {
      $0.onSearch { title, _, text in
        text.lowercased().split(separator: " ").allSatisfy { title.lowercased().contains($0) }
      }
    },
    Altered(
      "q-without-accents",
      "Takes the accents off before it compares.",
      fails: "collections.q-accents collections.q-accented"
    ) {
      $0.onSearch { title, _, text in
        let plain: (String) -> String = {
          $0.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        }
        return plain(title).contains(plain(text))
      }
    },
    Altered(
      "q-compatible",
      "Compares compatibility forms.",
      fails: "collections.q-look-alikes collections.q-phrase"
    ) {
      $0.onSearch { title, _, text in
        title.precomposedStringWithCompatibilityMapping.lowercased()
          .contains(text.precomposedStringWithCompatibilityMapping.lowercased())
      }
    },
    Altered(
      "q-typographic",
      "Takes typographic dashes and quotes for plain ones.",
      fails: "collections.q-look-alikes"
    ) {
      $0.onSearch { title, _, text in
        title.lowercased().replacing("\u{2013}", with: "-").replacing("\u{2019}", with: "'")
          .contains(text.lowercased())
      }
    },
    Altered("q-trimmed", "Trims the text to look for.", fails: "collections.q-edges") {
      $0.onParameter("q") { $0.trimmingCharacters(in: .whitespaces) }
    },
    Altered(
      "q-operators",
      "Takes OR in the text for an operator.",
      fails: "collections.q-operators"
    ) {
      $0.onSearch { title, _, text in
        text.components(separatedBy: " OR ").contains { part in
          title.lowercased().contains(part.trimmingCharacters(in: ["-", "\""]).lowercased())
        }
      }
    },
    Altered(
      "q-from-three",
      "Finds nothing for a text of fewer than three characters.",
      fails: "collections.q-short"
    ) {
      $0.onSearch { title, _, text in
        text.count >= 3 && title.lowercased().contains(text.lowercased())
      }
    },
    Altered("q-stop-words", "Leaves frequent words out of its index.", fails: "collections.q-short")
    {
      $0.onSearch { title, _, text in
        !["the", "to", "of"].contains(text.lowercased())
          && title.lowercased().contains(text.lowercased())
      }
    },
    Altered(
      "q-turkish",
      "Compares letters in the case rules of Turkish.",
      fails: "collections.q-case"
    ) {
      $0.onSearch { title, _, text in
        let turkish = Locale(identifier: "tr")
        return title.lowercased(with: turkish).contains(text.lowercased(with: turkish))
      }
    },
    Altered(
      "q-marks-blank",
      "Takes every mark for a blank.",
      fails: """
        collections.q-marks collections.q-dot collections.q-percent collections.q-star
        collections.q-underscore
        """
    ) {
      $0.onSearch { title, _, text in
        let plain: (String) -> String = { $0.lowercased().replacing(/[!-\/:-@\[-`{-~]/, with: " ") }
        return plain(title).contains(plain(text))
      }
    },
    Altered("q-empty-nothing", "Finds nothing for an empty text.", fails: "collections.q-empty") {
      $0.onReply { request, reply in
        guard request.isListing, request[parameter: "q"] == "", reply.status == .ok else { return }
        reply.json?["data"] = []
        reply.json?["pagination"]?["total"] = 0
      }
    },
    Altered("q-empty-refused", "Refuses an empty text.", fails: "collections.q-empty") {
      $0.onParameter("q") { $0.isEmpty ? String(repeating: "q", count: 201) : $0 }
    },
    Altered("q-length-utf16", "Counts units of UTF-16 in the text.", fails: "collections.q-longest")
    {
      $0.onParameter("q") { $0.utf16.count > 200 ? String(repeating: "q", count: 201) : $0 }
    },
    Altered("q-unlimited", "Takes a text of any length.", fails: "collections.q-long") {
      $0.onParameter("q") { String($0.unicodeScalars.prefix(200)) }
    },
    Altered(
      "q-length-graphemes",
      "Counts the characters that one sees in the text.",
      fails: "collections.q-long"
    ) {
      $0.onParameter("q") { $0.count <= 200 ? String($0.unicodeScalars.prefix(200)) : $0 }
    },
  ]

  /// Parameters that are told, or read, in another way than they were written.
  static let spellings: [Altered<TodoBackend>] = [
    Altered(
      "limit-counted",
      "Tells the number of todos on the page as its limit.",
      fails: "collections.told"
    ) {
      $0.onReply { request, reply in
        guard request.isListing, case .array(let todos)? = reply.json?["data"] else { return }
        reply.json?["pagination"]?["limit"] = .integer(max(1, todos.count))
      }
    },
    Altered(
      "page-told-last",
      "Tells the last page there is where a later one was asked.",
      fails: "collections.told collections.beyond"
    ) {
      $0.onReply { request, reply in
        guard request.isListing, case .array(let todos)? = reply.json?["data"], todos.isEmpty else {
          return
        }
        reply.json?["pagination"]?["page"] = 1
      }
    },
    Altered(
      "booleans-of-forms",
      "Takes 1, on and TRUE for true, as forms and settings are read.",
      fails: """
        collections.invalid-completed-spelling collections.invalid-completed-word
        """
    ) {
      $0.onParameter("completed") { text in
        switch text.lowercased() {
        case "1", "t", "on", "yes", "true": "true"
        case "0", "f", "off", "no", "false": "false"
        default: text
        }
      }
    },
    Altered(
      "values-any-case",
      "Compares the values of parameters without case.",
      fails: """
        collections.invalid-order-spelling collections.invalid-completed-spelling
        collections.invalid-priority-spelling collections.invalid-sort-spelling
        """
    ) { backend in
      for name in ["completed", "priority", "sort", "order"] {
        backend.onParameter(name) { $0.lowercased() }
      }
    },
    Altered(
      "values-trimmed",
      "Trims the values of parameters.",
      fails: """
        collections.invalid-order-spelling collections.invalid-completed-spelling
        collections.invalid-limit-notation collections.invalid-page-notation
        collections.invalid-priority-spelling collections.invalid-sort-spelling
        """
    ) { backend in
      for name in ["page", "limit", "completed", "priority", "sort", "order"] {
        backend.onParameter(name) { $0.isEmpty ? $0 : $0.trimmingCharacters(in: .whitespaces) }
      }
    },
    Altered(
      "sort-signed",
      "Takes -title for title downwards.",
      fails: "collections.invalid-sort-spelling"
    ) { backend in
      backend.onParameter("sort") { $0.hasPrefix("-") ? String($0.dropFirst()) : $0 }
    },
    Altered(
      "sort-list",
      "Takes the first of several keys.",
      fails: "collections.invalid-sort-spelling"
    ) { backend in
      backend.onParameter("sort") { String($0.prefix { $0 != "," }) }
    },
    Altered(
      "priority-list",
      "Takes the first of several priorities.",
      fails: "collections.invalid-priority-spelling"
    ) {
      backend in
      backend.onParameter("priority") { String($0.prefix { $0 != "," }) }
    },
    Altered(
      "fields-empty-names",
      "Passes over empty names in fields.",
      fails: "collections.invalid-fields-spelling"
    ) { backend in
      backend.onParameter("fields") { text in
        text.isEmpty ? text : text.split(separator: ",").joined(separator: ",")
      }
    },
    Altered(
      "fields-any-case",
      "Compares the names in fields without case.",
      fails: "collections.invalid-fields-spelling"
    ) { $0.onParameter("fields") { $0.lowercased() } },
    Altered(
      "fields-omit-empty",
      "Leaves out members that are false, null or empty.",
      fails: "collections.fields-each"
    ) {
      $0.onReply { request, reply in
        guard request[parameter: "fields"] != nil else { return }
        reply.eachTodo { $0.omitEmptyMembers() }
      }
    },
    Altered("fields-without-times", "Has no times to choose.", fails: "collections.fields-each") {
      $0.onReply { request, reply in
        guard request[parameter: "fields"] != nil else { return }
        reply.eachTodo { todo in
          todo["created_at"] = nil
          todo["updated_at"] = nil
        }
      }
    },
    Altered(
      "list-omits-empty",
      "Leaves out members that are false, null or empty in the list.",
      fails: """
        list.same collections.completed-false collections.fields-each
        """
    ) {
      $0.onReply { request, reply in
        if request.isListing { reply.eachTodo { $0.omitEmptyMembers() } }
      }
    },
    Altered(
      "read-omits-empty",
      "Leaves out members that are false, null or empty where a todo is read.",
      fails: """
        read.same-defaults update.patch-others update.patch-stored update.put-others
        update.put-resets delete.others validation.body-patch validation.body-put
        validation.json-patch validation.json-put validation.patch-completed
        validation.patch-due_date validation.patch-notes validation.patch-notes-long
        validation.patch-priority validation.patch-title validation.patch-title-long
        validation.patch-whole validation.put-completed validation.put-due_date
        validation.put-notes validation.put-notes-long validation.put-priority
        validation.put-title validation.put-title-long
        """
    ) {
      $0.onReply { request, reply in
        if request.method == .get, !request.isListing { reply.eachTodo { $0.omitEmptyMembers() } }
      }
    },
  ]
}

extension JSONValue {
  fileprivate mutating func omitEmptyMembers() {
    guard case .object(let members) = self else { return }
    self = .object(members.filter { ![.null, .bool(false), .string("")].contains($0.value) })
  }
}
