import Foundation
import HTTPTypes
import Hummingbird

extension TodoMutants {
  static let limits: [Altered<TodoBackend>] = [
    Altered(
      "content-unlimited",
      "Reads content of any length.",
      fails: """
        robustness.limit-length robustness.limit-chunked robustness.limit-put
        robustness.limit-patch robustness.limit-over
        """
    ) { backend in
      backend.content.largest = { _ in .max }
    },
    Altered(
      "chunks-unlimited",
      "Compares Content-Length with the limit, and counts nothing.",
      fails: "robustness.limit-chunked"
    ) {
      backend in
      backend.content.largest = { $0.headers[.contentLength] == nil ? .max : 1 << 20 }
    },
    Altered(
      "length-unlimited",
      "Counts chunks, and believes every Content-Length.",
      fails: """
        robustness.limit-length robustness.limit-put robustness.limit-patch robustness.limit-over
        """
    ) { backend in
      backend.content.largest = { $0.headers[.contentLength] == nil ? 1 << 20 : .max }
    },
    Altered(
      "content-100-kb",
      "Leaves the framework's limit of 100 KB in place.",
      fails: "robustness.limit-allowed"
    ) { backend in
      backend.content.largest = { _ in 100 << 10 }
    },
    Altered(
      "content-500",
      "Answers 500 where content is too long.",
      fails: """
        http.refused-large robustness.limit-length robustness.limit-chunked robustness.limit-put
        robustness.limit-patch robustness.limit-over
        """
    ) { backend in
      backend.onReply { _, reply in
        if reply.status == .contentTooLarge { reply.status = .internalServerError }
      }
    },
    Altered(
      "headers-500",
      "Fails on header fields beyond its buffer.",
      fails: "robustness.headers-many robustness.header-long"
    ) { backend in
      backend.onReply { request, reply in
        let length = request.headers.reduce(0) { $0 + $1.name.rawName.count + $1.value.count + 4 }
        if length > 16 << 10 { reply.status = .internalServerError }
      }
    },
    Altered(
      "many-headers-500",
      "Has room for a hundred header fields, and looks for no more.",
      fails: "robustness.headers-many"
    ) {
      backend in
      backend.onReply { request, reply in
        if request.headers.count >= 100 { reply.status = .internalServerError }
      }
    },
    Altered(
      "path-500",
      "Fails on a path that is longer than a column.",
      fails: "robustness.target-long"
    ) { backend in
      backend.onReply { request, reply in
        if request.path.utf8.count > 4096 { reply.status = .internalServerError }
      }
    },
  ]

  static let hostility: [Altered<TodoBackend>] = [
    Altered(
      "nesting-crash",
      "Calls itself for each level of nesting, until the stack is full.",
      fails: "robustness.nested-arrays robustness.nested-objects"
    ) {
      backend in
      backend.onRequest { if JSONValue.depth(of: $0.content) > 500 { crash() } }
    },
    failing(
      "nesting-500",
      "Fails on deep nesting.",
      fails: "robustness.nested-arrays robustness.nested-objects"
    ) { JSONValue.depth(of: $0.content) > 100 },
    failing(
      "utf8-500",
      "Fails on what is not UTF-8.",
      fails: "robustness.not-utf8 robustness.byte-order-marks"
    ) { request in
      String(validating: request.content, as: UTF8.self) == nil
    },
    Altered(
      "utf8-dropped",
      "Leaves out the bytes that are not UTF-8.",
      fails: "robustness.not-utf8"
    ) { backend in
      backend.onRequest { request in
        guard request.json == nil, String(validating: request.content, as: UTF8.self) == nil else {
          return
        }
        let text = String(decoding: request.content, as: UTF8.self)
        request.content = Data(text.replacing("\u{FFFD}", with: "").utf8)
      }
    },
    failing(
      "nul-500",
      "Hands U+0000 to a database that does not take it.",
      fails: "robustness.text-nul"
    ) { request in
      request.texts.contains { $0.unicodeScalars.contains("\0") }
    },
    failing(
      "surrogate-500",
      "Fails when it encodes half a surrogate pair.",
      fails: "robustness.text-half-pair"
    ) { request in
      let text = String(decoding: request.content, as: UTF8.self)
      return request.json == nil && text.contains(/\\u[dD][89abAB]../)
    },
    failing(
      "number-500",
      "Fails on a number that is too large for its type.",
      fails: "robustness.numbers"
    ) { request in
      guard case .object(let members)? = request.json else { return false }
      return members.values.contains(.double(.infinity))
    },
    failing(
      "quote-500",
      "Puts texts of a patch between quotes, and those into SQL.",
      fails: "robustness.injection-sql"
    ) { request in
      request.method == .patch && request.texts.contains { $0.contains("'") }
    },
    Altered(
      "search-500",
      "Puts the text to look for between quotes, and those into SQL.",
      fails: "collections.q-encoded collections.q-marks collections.q-look-alikes"
    ) {
      backend in
      backend.onReply { request, reply in
        if request.isListing, request[parameter: "q"]?.contains("'") == true {
          reply.status = .internalServerError
        }
      }
    },
    Altered(
      "id-nul-500",
      "Looks for an id that has a U+0000 in it.",
      fails: "robustness.id-nul"
    ) { backend in
      backend.onReply { request, reply in
        if request.todoID?.contains("%00") == true { reply.status = .internalServerError }
      }
    },
    Altered(
      "id-slash-500",
      "Decodes an id before it splits the path.",
      fails: "robustness.id-traversal"
    ) { backend in
      backend.onReply { request, reply in
        if request.todoID?.uppercased().contains("%2F") == true {
          reply.status = .internalServerError
        }
      }
    },
    Altered(
      "id-encoding-500",
      "Fails on percent-encoding that stands for no text.",
      fails: "robustness.id-not-utf8 robustness.id-percent"
    ) { backend in
      backend.onReply { request, reply in
        if let id = request.todoID, id.removingPercentEncoding == nil {
          reply.status = .internalServerError
        }
      }
    },
    Altered(
      "id-long-500",
      "Fails on an id that is too large for a number.",
      fails: "robustness.id-digits robustness.id-wraps"
    ) { backend in
      backend.onReply { request, reply in
        guard let id = request.todoID, id.count > 18, id.allSatisfy(\.isNumber) else { return }
        reply.status = .internalServerError
      }
    },
    Altered(
      "early-close-crash",
      "Ends when a client leaves before its content is complete.",
      fails: """
        robustness.slow-client robustness.gone-client robustness.framing-chunks
        robustness.framing-numbers robustness.framing-unfinished
        """
    ) {
      backend in
      backend.onRequest { if $0.isBroken { exit(1) } }
    },
    Altered(
      "early-close-stores",
      "Takes what has arrived of a request for all of it.",
      fails: "robustness.gone-client robustness.framing-unfinished"
    ) { backend in
      backend.onRequest { request in
        guard request.isBroken else { return }
        request.isBroken = false
        request.headers[.contentLength] = String(request.content.count)
      }
    },
    Altered(
      "one-at-a-time",
      "Reads one request after the other, however slowly it comes.",
      fails: "durability.stop-with-half-requests robustness.slow-client"
    ) {
      backend in
      backend.filters.append(ExchangeFilter(turn: Turn()))
    },
    Altered(
      "one-connection",
      "Serves one connection after the other, each until the client closes it.",
      fails: "http.pipelined concurrency.side-by-side"
    ) { backend in
      backend.connections.most = 1
    },
    Altered(
      "ten-connections",
      "Serves ten connections, silent ones included.",
      fails: """
        concurrency.ids concurrency.all-stored concurrency.total concurrency.etags
        robustness.slow-client robustness.silent-client
        """
    ) { backend in
      backend.connections.most = 10
    },
  ]

  static let halfPairs: [Altered<TodoBackend>] = [
    Altered(
      "half-pair-as-bytes",
      "Answers half a surrogate pair as three bytes, which are not UTF-8.",
      fails: "robustness.text-half-pair"
    ) { $0.onHalfPair(answer: [0xED, 0xA0, 0xBD], listed: Array("\u{FFFD}".utf8)) },
    Altered(
      "half-pair-dropped",
      "Leaves half a surrogate pair out.",
      fails: "robustness.text-half-pair"
    ) { $0.onHalfPair(answer: []) },
  ]

  /// A mutant that answers 500 to requests with something in their content.
  private static func failing(
    _ id: String,
    _ summary: String,
    fails: String = "",
    on isFatal: @escaping @Sendable (DraftRequest) -> Bool
  ) -> Altered<TodoBackend> {
    Altered(id, summary, fails: fails) { backend in
      backend.onReply { request, reply in
        if isFatal(request) { reply.status = .internalServerError }
      }
    }
  }

  /// Ends the process as a full stack does.
  @Sendable
  private static func crash() {
    _ = signal(SIGSEGV, SIG_DFL)
    _ = raise(SIGSEGV)
  }
}

extension DraftRequest {
  /// Title and notes, where they are texts.
  fileprivate var texts: [String] {
    ["title", "notes"].compactMap { json?[$0]?.text }
  }
}
