import Foundation
import HTTPTypes
import Hummingbird

/// What is legal about messages that are taken apart or refused.
extension TodoVariants {
  static let framing: [Altered<TodoBackend>] = [
    Altered("content-of-get-refused", "A GET or DELETE with content is refused with 400.") {
      backend in
      backend.onRequest { request in
        if [.get, .delete].contains(request.method), !request.isEmpty { request.path = "/none" }
      }
      backend.onReply { request, reply in
        guard [.get, .delete].contains(request.method), !request.isEmpty else { return }
        reply.refuse(
          APIError(status: .badRequest, code: "CONTENT", message: "There is no use for content.")
        )
      }
    },
    Altered("expect-417", "A request that expects 100 Continue is refused with 417.") { backend in
      backend.onRequest { if $0.isExpecting { $0.path = "/none" } }
      backend.onReply { request, reply in
        guard request.isExpecting else { return }
        reply.refuse(
          APIError(status: .expectationFailed, code: "EXPECTATION", message: "Send it at once.")
        )
      }
    },
    Altered("chunks-alone-count", "Content-Length beside chunks is disregarded.") { backend in
      var habits = ReadingHabits()
      habits.onHead = { head, _ in
        if !head.values("Transfer-Encoding").isEmpty { head.set("Content-Length", nil) }
      }
      backend.connections.habits = habits
    },
    Altered("answers-one", "A connection is closed after each answer, whatever came behind it.") {
      backend in
      var habits = ReadingHabits()
      habits.forgetsRest = true
      backend.connections.habits = habits
      backend.onReply { _, reply in
        reply.headers[.connection] = "close"
        reply.closes = true
      }
    },
  ]

  static let hostility: [Altered<TodoBackend>] = [
    Altered("half-pair-kept", "Half a surrogate pair is answered as the escape that came.") {
      $0.onHalfPair(answer: Array(#"\ud83d"#.utf8))
    },
    Altered("half-pair-replaced", "U+FFFD is stored in the place of half a surrogate pair.") {
      $0.onHalfPair(answer: Array("\u{FFFD}".utf8))
    },
    Altered("large-closes", "Content that is too long is refused, and the connection closed.") {
      backend in
      backend.onReply { _, reply in
        guard reply.status == .contentTooLarge else { return }
        reply.headers[.connection] = "close"
        reply.closes = true
      }
    },
    Altered("large-400", "Content that is too long is refused with 400.") { backend in
      backend.onReply { _, reply in
        if reply.status == .contentTooLarge { reply.status = .badRequest }
      }
    },
    Altered("chunked-411", "A chunked request is refused with 411.") { backend in
      backend.onReply { request, reply in
        guard request.headers[.transferEncoding] != nil else { return }
        reply.refuse(
          APIError(status: .lengthRequired, code: "LENGTH_REQUIRED", message: "Say how long it is.")
        )
      }
      backend.onRequest { if $0.headers[.transferEncoding] != nil { $0.path = "/none" } }
    },
    Altered("nul-stored", "U+0000 is stored like any other character.") { backend in
      // What SQLite does not store as text is stored as a character that nobody uses.
      backend.onText { $0.replacing("\0", with: "\u{F8FE}") }
      backend.onReply { _, reply in
        reply.eachTodo { todo in
          for name in ["title", "notes"] {
            todo[name] = todo[name]?.text.map { .string($0.replacing("\u{F8FE}", with: "\0")) }
          }
        }
      }
    },
    Altered("utf8-repaired", "What is not UTF-8 is read with replacement characters.") { backend in
      backend.onRequest { request in
        guard request.json == nil, String(validating: request.content, as: UTF8.self) == nil else {
          return
        }
        request.content = Data(String(decoding: request.content, as: UTF8.self).utf8)
      }
    },
    Altered("nesting-read", "Content may be nested 200 levels deep.") { backend in
      backend.content.deepest = 200
    },
    Altered("headers-431", "Header fields of more than 16 KiB are refused, without JSON.") {
      backend in
      backend.onReply { request, reply in
        let length = request.headers.reduce(request.path.utf8.count) {
          $0 + $1.name.rawName.utf8.count + $1.value.utf8.count + 4
        }
        guard length > 16 << 10 else { return }
        reply.status = HTTPResponse.Status(code: 431, reasonPhrase: "Too Much")
        reply.headers[.contentType] = "text/html"
        reply.headers[.connection] = "close"
        reply.content = request.method == .head ? Data() : Data("<h1>Too Much</h1>".utf8)
        reply.closes = true
      }
    },
  ]
}

extension DraftRequest {
  fileprivate var isExpecting: Bool {
    headers.contains { $0.name.canonicalName == "expect" }
  }
}

extension TodoBackend {
  /// Accepts half a surrogate pair, which the JSON reader does not, and answers bytes in its place.
  ///
  /// - Parameters:
  ///   - answer: The bytes where a todo is answered alone.
  ///   - listed: The bytes in a list; nil for the same.
  mutating func onHalfPair(answer: [UInt8], listed: [UInt8]? = nil) {
    // A character that nobody uses stands for it in the store.
    let stand = "\u{F8FD}"
    onRequest { request in
      let half = /\\u[dD][89aAbB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|\\u[dD][c-fC-F][0-9a-fA-F]{2}/
      guard request.json == nil, let text = String(validating: request.content, as: UTF8.self),
        text.contains(half)
      else { return }
      request.content = Data(text.replacing(half, with: stand).utf8)
    }
    onReply { request, reply in
      var content = reply.content
      let bytes = request.isList && request.method == .get ? listed ?? answer : answer
      while let range = content.firstRange(of: Data(stand.utf8)) {
        content.replaceSubrange(range, with: bytes)
      }
      reply.content = content
    }
  }
}
