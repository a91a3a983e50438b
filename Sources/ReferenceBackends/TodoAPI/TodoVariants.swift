import Foundation
import HTTPTypes
import Hummingbird

/// Unusual backends that keep to the contract: every one of them has to pass.
enum TodoVariants {
  static let all: [Altered<TodoBackend>] = core + identifiers + production

  private static let core: [Altered<TodoBackend>] = [
    Altered("integer-ids", "Ids are JSON numbers.") { backend in
      backend.onReply { _, reply in
        reply.eachTodo { $0["id"] = $0["id"]?.text.flatMap { Int($0) }.map { .integer($0) } }
      }
      backend.onDescription { $0.describe(id: ["type": "integer"]) }
    },
    Altered("opaque-ids", "Ids are long strings with characters that have to be encoded.") {
      backend in
      let prefix = "todo:b\u{FC}ro/"
      backend.filters.append(
        ExchangeFilter(
          request: { request in
            guard let id = request.todoID?.removingPercentEncoding, id.hasPrefix(prefix) else {
              return
            }
            let number = id.dropFirst(prefix.count)
            if number.allSatisfy(\.isNumber) { request.path = "/api/v1/todos/\(number)" }
          },
          reply: { _, reply in
            reply.eachTodo { $0["id"] = $0["id"]?.text.map { .string(prefix + $0) } }
            guard let id = reply.json?["id"]?.text, reply.headers[.location] != nil else { return }
            let encoded = id.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? id
            reply.headers[.location] = "/api/v1/todos/\(encoded)"
          }
        )
      )
      backend.onDescription { $0.describe(id: ["type": "string"]) }
    },
    Altered("400-for-422", "What is not valid is refused with 400.") { backend in
      backend.onReply { _, reply in
        if reply.status == .unprocessableContent { reply.status = .badRequest }
      }
    },
    Altered("lower-case-headers", "The names of header fields are in lower case.") { backend in
      backend.onReply { _, reply in
        var headers = HTTPFields()
        for field in reply.headers {
          guard let name = HTTPField.Name(field.name.rawName.lowercased()) else { continue }
          headers.append(HTTPField(name: name, value: field.value))
        }
        reply.headers = headers
      }
    },
    Altered("extra-members", "Todos and pages have members that the contract does not name.") {
      backend in
      backend.onReply { request, reply in
        if request[parameter: "fields"] == nil { reply.eachTodo { $0["links"] = ["self": "/"] } }
        if reply.json?["pagination"] != nil {
          reply.json?["pagination"]?["pages"] = 3
          reply.json?["meta"] = ["took_ms": 1]
        }
      }
    },
    Altered(
      "links-when-alone",
      "A todo has more members when it is answered alone than in the list."
    ) {
      backend in
      backend.onReply { request, reply in
        if !request.isListing { reply.eachTodo { $0["_links"] = ["self": "/"] } }
      }
    },
    Altered(
      "members-that-change",
      "A todo has a version, links and the number of the answer besides, whatever fields chose."
    ) { backend in
      let answers = Counter()
      backend.onReply { _, reply in
        let answer = answers.next()
        reply.eachTodo { todo in
          todo["_links"] = ["self": "/"]
          todo["answer"] = .integer(answer)
          todo["is_done"] = todo["completed"] ?? false
        }
      }
    },
    Altered("q-in-any-case", "The search compares the letters of all scripts without case.") {
      backend in
      backend.onSearch { title, _, text in
        let wanted = Array(text.lowercased().unicodeScalars)
        let title = Array(title.lowercased().unicodeScalars)
        return title.indices.contains { title[$0...].starts(with: wanted) }
      }
    },
    Altered("chunked", "Content is sent in chunks of a byte and a last one, without its length.") {
      backend in
      backend.onReply { _, reply in reply.isChunked = !reply.content.isEmpty }
    },
    Altered("pretty-json", "JSON is written over several lines, members in reverse order.") {
      backend in
      backend.onReply { _, reply in
        guard let json = reply.json else { return }
        reply.content = Data("\n \(json.reversed)\r\n\t".utf8)
      }
    },
    Altered("escaped-json", "Every character of a string is written as \\u escapes.") { backend in
      backend.onReply { _, reply in
        guard let json = reply.json else { return }
        reply.content = Data(json.escaped.utf8)
      }
    },
    Altered("charset", "Content-Type has parameters and capitals.") { backend in
      backend.onReply { _, reply in
        if reply.headers[.contentType] != nil {
          reply.headers[.contentType] = "Application/JSON; charset=\"utf-8\"; v=1"
        }
      }
    },
    Altered("closes", "The connection is closed after each reply.") { backend in
      backend.onReply { _, reply in
        reply.headers[.connection] = "close"
        reply.closes = true
      }
    },
    Altered("absolute-location", "Location is an absolute URL, with the host that was asked.") {
      backend in
      backend.onReply { request, reply in
        guard let path = reply.headers[.location] else { return }
        reply.headers[.location] = "http://\(request.authority ?? "")\(path)"
      }
    },
    Altered("whole-seconds", "Times have no fraction, and +00:00 instead of Z.") { backend in
      backend.onReply { _, reply in
        reply.eachTodo { todo in
          for name in ["created_at", "updated_at"] {
            todo[name] = todo[name]?.text.map { .string($0.prefix { $0 != "." } + "+00:00") }
          }
        }
      }
    },
    Altered("trims-titles", "Blanks around a title are taken off.") { backend in
      backend.onRequest { request in
        guard let title = request.json?["title"]?.text else { return }
        request.json?["title"] = .string(title.trimmingCharacters(in: .whitespaces))
      }
    },
    Altered("refuses-unknown-members", "Unknown members and those of the server are refused.") {
      backend in
      backend.onRequest { request in
        guard case .object(let members)? = request.json else { return }
        let known = ["title", "notes", "completed", "priority", "due_date"]
        // An invalid member stands for a strict reader's refusal.
        if members.keys.contains(where: { !known.contains($0) }) { request.json?["title"] = 0 }
      }
    },
    Altered("fields-with-id", "fields always leaves the id.") { backend in
      backend.onRequest { request in
        guard let fields = request[parameter: "fields"], !fields.isEmpty else { return }
        request[parameter: "fields"] = fields + ",id"
      }
    },
    Altered("bad-request-for-ids", "An id that is no number is refused with 400.") { backend in
      backend.onReply { request, reply in
        // What is below a todo is not its id.
        if let id = request.todoID, Int(id) == nil, !id.contains("/") {
          reply.status = .badRequest
        }
      }
    },
    Altered("slow", "Every reply takes 20 milliseconds.") { backend in
      backend.onReply { _, _ in try await Task.sleep(for: .milliseconds(20)) }
    },
    Altered("more-headers", "Replies have cookies, caching and security headers.") { backend in
      backend.onReply { _, reply in
        for (name, value) in [
          ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2; HttpOnly"), ("Cache-Control", "no-store"),
          ("X-Content-Type-Options", "nosniff"), ("Vary", "Accept, Origin"),
        ] {
          guard let name = HTTPField.Name(name) else { continue }
          reply.headers.append(HTTPField(name: name, value: value))
        }
      }
    },
  ]
}

extension JSONValue {
  /// JSON text with the members of every object from Z to A.
  fileprivate var reversed: String {
    switch self {
    case .object(let members):
      let lines = members.sorted { $0.key > $1.key }
        .map { "\(JSONValue.string($0.key).reversed) :\n\t\($0.value.reversed)" }
      return "{\n\(lines.joined(separator: " ,\n"))\n}"
    case .array(let values): return "[ \(values.map(\.reversed).joined(separator: " , ")) ]"
    default: return (try? String(decoding: data, as: UTF8.self)) ?? "null"
    }
  }

  /// JSON text in which strings are nothing but escapes.
  fileprivate var escaped: String {
    switch self {
    case .object(let members):
      "{"
        + members.map { "\(JSONValue.string($0.key).escaped):\($0.value.escaped)" }.joined(
          separator: ","
        ) + "}"
    case .array(let values): "[\(values.map(\.escaped).joined(separator: ","))]"
    case .string(let text):
      "\"" + text.utf16.map { String(format: "\\u%04X", $0) }.joined() + "\""
    default: (try? String(decoding: data, as: UTF8.self)) ?? "null"
    }
  }
}
