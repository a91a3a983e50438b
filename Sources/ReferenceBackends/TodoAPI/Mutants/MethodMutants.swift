import Foundation
import HTTPTypes
import Hummingbird

extension TodoMutants {
  static let methods: [Altered<TodoBackend>] = [
    Altered(
      "method-404",
      "Answers 404 for a method that a path does not have, as routers do.",
      fails: """
        http.method-list http.method-item http.method-health http.method-others
        """
    ) {
      backend in
      backend.onReply { _, reply in
        guard reply.status == .methodNotAllowed else { return }
        reply.refuse(.unknownPath)
        reply.headers[.allow] = nil
      }
    },
    Altered(
      "health-any-method",
      "Answers /health whatever the method is.",
      fails: "http.method-health http.method-others http.refused-early"
    ) { backend in
      backend.onRequest { request in
        if request.path == "/health", ![.get, .head, .options].contains(request.method) {
          request.method = .get
        }
      }
    },
    Altered(
      "list-put-creates",
      "Takes PUT on the list for POST.",
      fails: "http.method-list http.no-effect"
    ) { backend in
      backend.onRequest { if $0.isList, $0.method == .put { $0.method = .post } }
    },
    Altered(
      "item-post-changes",
      "Takes POST on a todo for PATCH.",
      fails: "http.method-item http.no-effect http.refused-early"
    ) { backend in
      backend.onRequest { if $0.todoID != nil, $0.method == .post { $0.method = .patch } }
    },
    Altered(
      "allow-missing",
      "Answers 405 without Allow.",
      fails: """
        http.method-list http.method-item http.method-health http.method-others
        """
    ) { backend in
      backend.onReply { _, reply in
        if reply.status == .methodNotAllowed { reply.headers[.allow] = nil }
      }
    },
    Altered(
      "allow-without-patch",
      "Has forgotten PATCH in the Allow of a todo.",
      fails: "http.method-item"
    ) { backend in
      backend.onReply { request, reply in
        guard reply.status == .methodNotAllowed, request.todoID != nil else { return }
        reply.headers[.allow] = reply.headers[.allow]?.replacing(", PATCH", with: "")
      }
    },
    Altered(
      "allow-of-request",
      "Puts the method that was refused into Allow.",
      fails: """
        http.method-list http.method-item http.method-health http.method-others
        """
    ) { backend in
      backend.onReply { request, reply in
        guard reply.status == .methodNotAllowed else { return }
        reply.headers[.allow] = request.method.rawValue
      }
    },
    Altered(
      "options-missing",
      "Has no route for OPTIONS.",
      fails: """
        http.options-list http.options-item http.cors-preflight-put http.cors-preflight-patch
        http.cors-preflight-delete http.cors-preflight-post http.cors-preflight-get
        http.options-others
        """
    ) { backend in
      backend.onReply { request, reply in
        guard request.method == .options, reply.status == .noContent else { return }
        reply.refuse(.methodNotAllowed)
      }
    },
    Altered(
      "options-list-only",
      "Answers OPTIONS on the list, and not on a todo.",
      fails: "http.options-item"
    ) { backend in
      backend.onReply { request, reply in
        guard request.method == .options, reply.status == .noContent, request.todoID != nil,
          request.headers[.accessControlRequestMethod] == nil
        else { return }
        reply.refuse(.methodNotAllowed)
      }
    },
    Altered(
      "options-without-allow",
      "Answers OPTIONS without Allow.",
      fails: "http.options-list http.options-item http.options-others"
    ) { backend in
      backend.onReply { request, reply in
        if request.method == .options { reply.headers[.allow] = nil }
      }
    },
    Altered(
      "below-todo",
      "Answers every path below a todo with the todo.",
      fails: "http.unknown-path"
    ) { backend in
      backend.onRequest { request in
        guard let id = request.todoID, let slash = id.firstIndex(of: "/") else { return }
        request.path = "/api/v1/todos/\(id[..<slash])"
      }
    },
    Altered(
      "unknown-post-page",
      "Leaves POST to unknown paths to the framework's own page.",
      fails: "http.unknown-path"
    ) {
      backend in
      backend.onReply { request, reply in
        guard request.method == .post, reply.status == .notFound else { return }
        reply.headers[.contentType] = "text/html; charset=utf-8"
        reply.content = Data("<!doctype html><title>404 Not Found</title>".utf8)
      }
    },
    Altered(
      "head-with-content",
      "Sends the content in answer to HEAD as well.",
      fails: "read.head read.head-unknown"
    ) { backend in
      backend.onRequest { if $0.method == .head { $0.method = .get } }
    },
    Altered(
      "204-with-content",
      "Says in the content of a 204 that it was deleted.",
      fails: "delete.status"
    ) { backend in
      backend.onReply { request, reply in
        guard reply.status == .noContent, request.method == .delete else { return }
        reply.content = Data("{\"deleted\":true}".utf8)
      }
    },
    Altered(
      "304-with-content",
      "Says in the content of a 304 that nothing was modified.",
      fails: "http.none-match"
    ) {
      backend in
      backend.onReply { request, reply in
        guard reply.status == .notModified, request.method == .get else { return }
        reply.content = Data("{\"modified\":false}".utf8)
      }
    },
    Altered(
      "chunked-empty",
      "Reads as many bytes as Content-Length says, and none without it.",
      fails: "http.chunked"
    ) {
      backend in
      backend.onRequest { request in
        guard request.headers[.transferEncoding] != nil else { return }
        request.json = nil
        request.content = Data()
      }
    },
  ]

  static let refusalTypes: [Altered<TodoBackend>] = [
    text(
      for: .notFound,
      "text-404",
      "Declares the 404 of a todo as plain text.",
      fails: """
        http.media-type-refusals documentation.conforms documentation.contract
        """
    ) {
      $0.todoID != nil
    },
    text(
      for: .methodNotAllowed,
      "text-405",
      "Declares a 405 as plain text.",
      fails: "http.media-type-refusals"
    ),
    text(
      for: .notAcceptable,
      "text-406",
      "Declares a 406 as plain text instead of JSON.",
      fails: """
        http.media-type-refusals documentation.conforms documentation.contract
        """
    ),
    text(
      for: .preconditionFailed,
      "text-412",
      "Declares a 412 as plain text.",
      fails: """
        http.media-type-refusals documentation.conforms documentation.contract
        """
    ),
    text(
      for: .unsupportedMediaType,
      "text-415",
      "Declares a 415 as plain text.",
      fails: """
        http.media-type-refusals documentation.conforms documentation.contract
        """
    ),
  ]

  private static func text(
    for status: HTTPResponse.Status,
    _ id: String,
    _ summary: String,
    fails: String = "",
    where isMeant: @escaping @Sendable (DraftRequest) -> Bool = { _ in true }
  ) -> Altered<TodoBackend> {
    Altered(id, summary, fails: fails) { backend in
      backend.onReply { request, reply in
        if reply.status == status, isMeant(request) { reply.headers[.contentType] = "text/plain" }
      }
    }
  }
}

extension DraftReply {
  /// Turns this into a refusal.
  mutating func refuse(_ error: APIError) {
    status = error.status
    headers[.contentType] = "application/json"
    json = error.json
  }
}
