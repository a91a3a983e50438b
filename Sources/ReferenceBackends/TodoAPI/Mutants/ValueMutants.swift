import Foundation
import Hummingbird
import Synchronization

extension TodoMutants {
  /// Days that are read by another calendar, or in another form.
  static let calendars: [Altered<TodoBackend>] = [
    calendar(
      "due-april-31",
      "Gives every month but February 31 days.",
      fails: "validation.due-beyond-month"
    ) { text in
      Day.isDay(text) || text.wholeMatch(of: /[0-9]{4}-(04|06|09|11)-31/) != nil
    },
    calendar(
      "due-rolls-over",
      "Moves a day that does not exist into the next month.",
      fails: """
        validation.due-range validation.due-beyond-month validation.due-centuries
        validation.due-impossible validation.due-leap validation.patch-due_date
        validation.put-due_date validation.several
        """
    ) {
      $0.wholeMatch(of: /[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}/) != nil
    },
    calendar("due-july-30", "Gives July and August 30 days.", fails: "validation.due-month-ends") {
      text in
      Day.isDay(text) && text.wholeMatch(of: /[0-9]{4}-0[78]-31/) == nil
    },
    calendar(
      "due-julian",
      "Takes every fourth year for a leap year.",
      fails: "validation.due-centuries"
    ) { text in
      Day.isDay(text)
        || text.hasSuffix("-02-29") && text.count == 10
          && (Int(text.prefix(4)) ?? 1).isMultiple(of: 4)
    },
    calendar(
      "due-no-leap-centuries",
      "Takes no century for a leap year.",
      fails: "validation.due-leap-days"
    ) { text in
      Day.isDay(text) && text.wholeMatch(of: /[0-9]{2}00-02-29/) == nil
    },
    calendar("due-zero", "Takes month and day zero, as MySQL does.", fails: "validation.due-range")
    { text in
      Day.isDay(text) || text.wholeMatch(of: /[0-9]{4}-(00-[0-9]{2}|[0-9]{2}-00)/) != nil
    },
    calendar(
      "due-any-year",
      "Takes years of any length, and with a sign.",
      fails: "validation.due-years"
    ) { text in
      Day.isDay(text)
        || text.wholeMatch(of: /[+-]?[0-9]{2,6}-[0-9]{2}-[0-9]{2}/) != nil && text.count != 10
    },
    calendar("due-guessed", "Reads a day in whatever form it is.", fails: "validation.due-forms") {
      text in
      Day.isDay(text) || text.wholeMatch(of: /[0-9]+[\/.][0-9]+[\/.][0-9]+/) != nil
    },
    calendar("due-trimmed", "Trims the day before it reads it.", fails: "validation.due-forms") {
      text in
      Day.isDay(text.trimmingCharacters(in: .whitespaces))
    },
    calendar(
      "due-32-bit",
      "Counts seconds since 1970 in 32 bits.",
      fails: "validation.due-far validation.due-leap-days"
    ) {
      text in
      Day.isDay(text) && "1970-01-01"..."2038-01-19" ~= text
    },
  ]

  /// Texts that something changes, counts or takes for blank.
  static let units: [Altered<TodoBackend>] = [
    Altered(
      "notes-trimmed",
      "Trims notes, as its framework does with every text.",
      fails: "create.text-untidy update.patch-text update.put-text"
    ) {
      $0.onNotes { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    },
    Altered(
      "blanks-collapsed",
      "Makes one blank of several.",
      fails: """
        create.text-untidy update.patch-text update.put-text collections.q-phrase
        """
    ) {
      $0.onText { $0.replacing(#/ {2,}/#, with: " ") }
    },
    Altered(
      "quotes-smart",
      "Replaces quotes by typographic ones.",
      fails: "robustness.injection-sql robustness.text-marks"
    ) {
      $0.onNotes { $0.replacing("'", with: "\u{2019}") }
    },
    Altered(
      "types-guessed",
      "Has a column whose type is guessed.",
      fails: "create.text-like-values update.patch-text update.put-text"
    ) {
      $0.onNotes { text in
        guard text.wholeMatch(of: /[0-9]+(\.[0-9]+)?/) != nil, let number = Double(text) else {
          return text
        }
        return number == number.rounded() ? String(Int(number)) : String(number)
      }
    },
    Altered(
      "null-text",
      "Takes the text null for no text.",
      fails: "create.text-like-values update.patch-text update.put-text"
    ) {
      $0.onNotes { $0 == "null" ? "" : $0 }
    },
    Altered("put-trims", "Trims notes where a todo is replaced.", fails: "update.put-text") {
      $0.onNotes(of: .put) { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    },
    Altered("patch-escapes", "Escapes notes where a todo is changed.", fails: "update.patch-text") {
      $0.onNotes(of: .patch) { $0.replacing("&", with: "&amp;").replacing("<", with: "&lt;") }
    },
    Altered(
      "put-falsy-kept",
      "Keeps notes where an empty text replaces them.",
      fails: "update.put-empty-values"
    ) { backend in
      backend.onStore { store in
        store.onUpdate = { base, id, condition, change in
          try await base.update(id, if: condition) { todo in
            var input = try change(todo)
            // Whether they were sent is not known here: a title of its own tells.
            if input.title == "Emptied", input.notes.isEmpty { input.notes = todo.notes }
            return input
          }
        }
      }
    },
    Altered(
      "patch-falsy-kept",
      "Takes an empty text in a patch for none.",
      fails: "update.patch-notes-empty"
    ) {
      $0.onRequest { request in
        if request.method == .patch, request.json?["notes"] == "" { request.json?["notes"] = nil }
      }
    },
    Altered(
      "change-stores-anything",
      "Stores members of a change that nobody named.",
      fails: "update.put-unknown-members update.patch-unknown-members"
    ) {
      $0.onReply { request, reply in
        guard [.put, .patch].contains(request.method), reply.status == .ok,
          case .object(let sent)? = request.json
        else { return }
        for (name, value) in sent where reply.json?[name] == nil { reply.json?[name] = value }
      }
    },
    Altered(
      "change-chooses-time",
      "Copies updated_at from a change.",
      fails: "update.put-unknown-members update.patch-unknown-members"
    ) {
      let chosen = Shared<[JSONValue: JSONValue]>([:])
      $0.onReply { request, reply in
        if [.put, .patch].contains(request.method), reply.status == .ok,
          let time = request.json?["updated_at"], let id = reply.json?["id"]
        {
          chosen.value.withLock { $0[id] = time }
        }
        reply.eachTodo { todo in
          if let id = todo["id"], let time = chosen.value.withLock({ $0[id] }) {
            todo["updated_at"] = time
          }
        }
      }
    },
    Altered(
      "change-malformed-500",
      "Catches the JSON reader's error where a todo is created, and nowhere else.",
      fails: "validation.json-put validation.json-patch"
    ) {
      $0.onReply { request, reply in
        if request.method != .post, reply.errorCode == "MALFORMED_JSON" {
          reply.status = .internalServerError
        }
      }
    },
    Altered(
      "change-any-json",
      "Takes a change that is no object for one of nothing.",
      fails: "validation.body-put validation.body-patch"
    ) {
      $0.onRequest { request in
        guard [.put, .patch].contains(request.method), let json = request.json else { return }
        if case .object = json { return }
        request.json = request.method == .put ? ["title": "Untitled"] : [:]
      }
    },
    Altered(
      "priority-normal-unfiltered",
      "Takes the default priority for no filter.",
      fails: "collections.priority-normal"
    ) {
      $0.onParameter("priority") { $0 == "normal" ? nil : $0 }
    },
    Altered("limit-million", "Takes a million bytes for 1 MiB.", fails: "robustness.limit-allowed")
    {
      $0.content.largest = { _ in 1_000_000 }
    },
    Altered(
      "limit-off-by-one",
      "Refuses only what is longer by two bytes.",
      fails: "robustness.limit-over"
    ) {
      $0.content.largest = { _ in (1 << 20) + 1 }
    },
    Altered("notes-empty-refused", "Refuses empty notes.", fails: "validation.notes-empty") {
      $0.onMember("notes") { $0 == "" ? 0 : $0 }
    },
    Altered(
      "length-graphemes",
      "Counts the characters that one sees.",
      fails: "validation.title-marks validation.notes-marks"
    ) {
      $0.rules.length = { $0.count }
    },
    Altered(
      "length-utf16",
      "Counts units of UTF-16.",
      fails: """
        validation.title-units validation.notes-units collections.q-longest
        """
    ) {
      $0.rules.length = { $0.utf16.count }
    },
    Altered(
      "length-normalised",
      "Counts what is left after normalising.",
      fails: "validation.title-marks validation.notes-marks"
    ) {
      $0.rules.length = { $0.precomposedStringWithCanonicalMapping.unicodeScalars.count }
    },
    Altered("blank-ascii", "Knows the blanks of ASCII alone.", fails: "validation.title-blanks") {
      $0.rules.isBlank = {
        $0.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isWhitespace }
      }
    },
    Altered(
      "blank-breaking",
      "Takes a blank at which no line breaks for a letter.",
      fails: "validation.title-blanks"
    ) {
      let kept: Set<Unicode.Scalar> = ["\u{A0}", "\u{2007}", "\u{202F}"]
      $0.rules.isBlank = { text in
        text.unicodeScalars.allSatisfy { $0.properties.isWhitespace && !kept.contains($0) }
      }
    },
    Altered("priority-trimmed", "Trims the priority.", fails: "validation.priority-blanks") {
      $0.onMember("priority") { value in
        value?.text.map { .string($0.trimmingCharacters(in: .whitespaces)) } ?? value
      }
    },
    Altered("mark-500", "Fails on a byte order mark.", fails: "robustness.byte-order-marks") {
      $0.onReply { request, reply in
        if request.content.starts(with: [0xEF, 0xBB, 0xBF]) { reply.status = .internalServerError }
      }
    },
    Altered("utf16-500", "Fails on JSON in UTF-16.", fails: "robustness.byte-order-marks") {
      $0.onReply { request, reply in
        if request.content.starts(with: [0xFF, 0xFE]) { reply.status = .internalServerError }
      }
    },
  ]

  private static func calendar(
    _ id: String,
    _ summary: String,
    fails: String,
    isDay: @escaping @Sendable (String) -> Bool
  ) -> Altered<TodoBackend> {
    Altered(id, summary, fails: fails) { $0.rules.isDay = isDay }
  }
}

extension TodoBackend {
  /// Rewrites the notes of requests that have them.
  ///
  /// - Parameters:
  ///   - method: Of the requests; nil for all.
  ///   - change: Makes the text that is stored.
  fileprivate mutating func onNotes(
    of method: HTTPRequest.Method? = nil,
    _ change: @escaping @Sendable (String) -> String
  ) {
    onRequest { request in
      guard method == nil || request.method == method, let notes = request.json?["notes"]?.text
      else { return }
      request.json?["notes"] = .string(change(notes))
    }
  }
}
