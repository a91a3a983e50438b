import Foundation
import Hummingbird

extension TodoMutants {
  static let boot: [Altered<TodoBackend>] = [
    Altered(
      "exits-at-once",
      "Ends before it listens, because a file is missing.",
      fails: "boot.starts"
    ) {
      backend in
      backend.startup = .exits(status: 3)
    },
    Altered(
      "ignores-port",
      "Listens on a port that is written into the code.",
      fails: "boot.starts"
    ) {
      backend in
      backend.startup = .ignoresPort
    },
    Altered(
      "never-listens",
      "Waits for something else before it listens.",
      fails: "boot.starts"
    ) {
      backend in
      backend.startup = .neverListens
    },
    Altered(
      "health-other-word",
      "Says that it is healthy instead of ok.",
      fails: "boot.health"
    ) {
      backend in
      backend.onReply { request, reply in
        if request.path == "/health" { reply.json = ["status": "healthy"] }
      }
    },
    Altered(
      "health-below-api",
      "Serves health below /api/v1.",
      fails: "boot.health"
    ) { backend in
      backend.onRequest { request in
        switch request.path {
        case "/health": request.path = "/none"
        case "/api/v1/health": request.path = "/health"
        default: break
        }
      }
    },
    Altered(
      "health-exhausted",
      "Gives no connection back, and has none after four requests.",
      fails: "boot.health-again"
    ) {
      backend in
      let count = Counter()
      backend.onReply { request, reply in
        if request.path == "/health", count.next() > 4 { reply.status = .serviceUnavailable }
      }
    },
    Altered(
      "no-content-type",
      "Sends JSON as plain text.",
      fails: """
        boot.health-type boot.unknown-path create.type read.type list.type update.put-type
        update.patch-type validation.error-type
        """
    ) { backend in
      backend.onReply { _, reply in
        if !reply.content.isEmpty { reply.headers[.contentType] = "text/plain" }
      }
    },
    Altered(
      "unknown-path-html",
      "Leaves unknown paths to the framework's own page.",
      fails: "boot.unknown-path"
    ) {
      backend in
      backend.onReply { request, reply in
        guard reply.status == .notFound, !request.path.hasPrefix("/api") else { return }
        reply.headers[.contentType] = "text/html"
        reply.content = Data("<h1>Not Found</h1>".utf8)
      }
    },
    Altered(
      "unknown-path-index",
      "Answers every unknown path with the start page.",
      fails: "boot.unknown-path"
    ) {
      backend in
      backend.onReply { request, reply in
        if reply.status == .notFound, !request.path.hasPrefix("/api") { reply.status = .ok }
      }
    },
  ]
}
