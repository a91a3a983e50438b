import Foundation
import Hummingbird
import Synchronization

extension TodoMutants {
  /// Values that readers of many languages take, and that the contract does not.
  static let leniency: [Altered<TodoBackend>] = [
    Altered(
      "priority-array",
      "Compares an array of one text as that text.",
      fails: "validation.priority-array"
    ) { backend in
      backend.onMember("priority") { value in
        if case .array(let values)? = value, values.count == 1 { values[0] } else { value }
      }
    },
    Altered(
      "names-inherited",
      "Looks whether an object has a name, and finds those that every object has.",
      fails: "validation.priority-inherited collections.inherited"
    ) { backend in
      let inherited: Set = ["constructor", "toString"]
      backend.onMember("priority") { value in
        value?.text.map(inherited.contains) == true ? "normal" : value
      }
      for name in ["completed", "priority", "sort", "order", "fields"] {
        backend.onParameter(name) { inherited.contains($0) ? nil : $0 }
      }
    },
    Altered(
      "due-short",
      "Reads a day whose month and day have single digits.",
      fails: "validation.due-short"
    ) { backend in
      backend.rules.isDay = {
        Day.isDay($0) || $0.wholeMatch(of: /[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}/) != nil && $0.count < 10
      }
    },
    Altered(
      "due-line",
      "Looks for the end of a day before the last line feed.",
      fails: "validation.due-line"
    ) { backend in
      backend.rules.isDay = { Day.isDay($0.hasSuffix("\n") ? String($0.dropLast()) : $0) }
    },
    Altered(
      "due-digits",
      "Takes the digits of every script for digits.",
      fails: "validation.due-digits"
    ) { backend in
      backend.rules.isDay = { text in
        Day.isDay(String(text.map { $0.wholeNumberValue.map { Character("\($0)") } ?? $0 }))
      }
    },
    Altered(
      "due-empty",
      "Takes an empty text for no date.",
      fails: "validation.due-empty"
    ) { backend in
      backend.onMember("due_date") { $0 == "" ? .null : $0 }
    },
    Altered(
      "numbers-of-javascript",
      "Reads page and limit with Number.",
      fails: "collections.invalid-page-notation collections.invalid-limit-notation"
    ) { backend in
      for name in ["page", "limit"] {
        backend.onParameter(name) { ["1e1": "10", "0x1": "1"][$0] ?? $0 }
      }
    },
    Altered(
      "numbers-of-python",
      "Reads page and limit with int.",
      fails: "collections.invalid-page-notation collections.invalid-limit-notation"
    ) { backend in
      for name in ["page", "limit"] {
        backend.onParameter(name) { ["1_0": "10", "\u{662}": "2"][$0] ?? $0 }
      }
    },
    Altered(
      "media-type-of-post-only",
      "Looks at the media type where a todo is created, and nowhere else.",
      fails: "validation.media-type-put validation.media-type-patch"
    ) { backend in
      backend.onRequest { request in
        if request.headers[.contentType] == "text/plain", request.method != .post {
          request.headers[.contentType] = "application/json"
        }
      }
    },
  ]

  /// What comes in pieces, twice, or with more behind it.
  static let pieces: [Altered<TodoBackend>] = [
    Altered(
      "decodes-pieces",
      "Decodes each piece of the content as it comes, unless it is long enough for a buffer.",
      fails: "robustness.text-in-pieces"
    ) { backend in
      // Where long content is cut is the system's choice.
      let decoding: @Sendable (Data) -> Data = { part in
        part.count < 64 ? Data(String(decoding: part, as: UTF8.self).utf8) : part
      }
      backend.filters.append(ExchangeFilter(part: decoding))
    },
    Altered(
      "body-unread",
      "Leaves the body of what it answers with 405 in the connection.",
      fails: "http.refused-body http.refused-early"
    ) { backend in
      let isLeft = Shared(false)
      backend.onReply { request, reply in
        let wasLeft = isLeft.value.withLock { isLeft in
          defer { isLeft = reply.status == .methodNotAllowed && !request.isEmpty }
          return isLeft
        }
        // Unsafe requests come on connections of their own.
        if wasLeft, request.method == .get { reply.status = .badRequest }
      }
    },
    Altered(
      "query-twice-500",
      "Fails on a parameter that is there twice.",
      fails: "robustness.query-odd"
    ) { backend in
      backend.onReply { request, reply in
        if Set(request.query.map(\.name)).count < request.query.count {
          reply.status = .internalServerError
        }
      }
    },
    Altered(
      "id-beginning",
      "Reads as much of an id as is a number, like parseInt.",
      fails: """
        http.unknown-path robustness.id-longer robustness.id-sql robustness.id-nul
        robustness.id-spelled
        """
    ) { backend in
      backend.onRequest { request in
        guard let digits = request.todoID?.prefix(while: \.isNumber), !digits.isEmpty else {
          return
        }
        request.path = "/api/v1/todos/\(digits)"
      }
    },
    Altered(
      "id-into-sql",
      "Puts the id into a statement as it is.",
      fails: "robustness.id-sql"
    ) { backend in
      backend.onRequest { request in
        guard let id = request.todoID?.removingPercentEncoding, id.contains(" OR 1=1") else {
          return
        }
        request.path = "/api/v1/todos/\(id.prefix(while: \.isNumber))"
      }
    },
    Altered(
      "limit-of-post-only",
      "Limits content where a todo is created, and nowhere else.",
      fails: "robustness.limit-put robustness.limit-patch"
    ) { backend in
      backend.content.largest = { $0.method == .post ? 1 << 20 : .max }
    },
  ]
}
