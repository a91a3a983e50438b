import Foundation
import HTTPTypes
import Hummingbird

/// What the stage of HTTP has to let pass.
extension TodoVariants {
  static let methods: [Altered<TodoBackend>] = [
    Altered("allow-otherwise", "Allow has more methods, in another order, in a line for each.") {
      backend in
      backend.onReply { _, reply in
        guard let allow = reply.headers[.allow] else { return }
        reply.headers[.allow] = nil
        for method in ["PURGE"] + FieldList.elements(allow).reversed() {
          reply.headers.append(HTTPField(name: .allow, value: method))
        }
      }
    },
    Altered("allow-terse", "Allow has neither HEAD nor OPTIONS, and no blanks.") { backend in
      backend.onReply { _, reply in
        guard let allow = reply.headers[.allow] else { return }
        reply.headers[.allow] = FieldList.elements(allow)
          .filter { $0 != "HEAD" && $0 != "OPTIONS" }.joined(separator: ",")
      }
    },
    Altered("options-200", "OPTIONS is answered with 200 and content.") { backend in
      backend.onReply { request, reply in
        guard request.method == .options, reply.status == .noContent else { return }
        reply.status = .ok
        reply.headers[.contentType] = "application/json"
        reply.json = ["methods": .string(reply.headers[.allow] ?? "")]
      }
    },
    Altered("options-of-unknown", "OPTIONS for a todo that does not exist is answered with 404.") {
      backend in
      backend.filters.append(
        ExchangeFilter(
          request: { request in
            guard request.method == .options, request.todoID != nil,
              request.headers[.accessControlRequestMethod] == nil
            else { return }
            request.method = .get
            request.headers[.accept] = nil
            request[parameter: "asked"] = "options"
          },
          reply: { request, reply in
            guard request[parameter: "asked"] != nil, reply.status == .ok else { return }
            reply.status = .noContent
            reply.content = Data()
            reply.headers[.contentType] = nil
            reply.headers[.eTag] = nil
            reply.headers[.allow] = "GET, PUT, PATCH, DELETE"
          }
        )
      )
    },
    Altered("json-by-other-names", "text/json and types that end in +json are read as JSON.") {
      backend in
      backend.onField(.contentType) { type in
        type.hasPrefix("text/json") || type.hasSuffix("+json") ? "application/json" : type
      }
    },
    Altered("health-more", "Health says more than that it is ok.") { backend in
      backend.onReply { request, reply in
        if request.path == "/health", request.method == .get { reply.json?["uptime_s"] = 12 }
      }
    },
  ]

  static let origins: [Altered<TodoBackend>] = [
    Altered("origin-by-name", "Origins are allowed by their name, and only where there is one.") {
      backend in
      backend.onReply { request, reply in
        reply.headers.append(HTTPField(name: .vary, value: "Origin"))
        reply.headers[.accessControlAllowOrigin] = request.headers[.origin]
        guard request.headers[.origin] == nil else { return }
        reply.headers[.accessControlExposeHeaders] = nil
      }
    },
    Altered("origin-stars", "Origins, methods and headers are allowed by a star.") { backend in
      backend.onReply { _, reply in
        for name in [
          HTTPField.Name.accessControlExposeHeaders, .accessControlAllowMethods,
          .accessControlAllowHeaders,
        ] where reply.headers[name] != nil {
          reply.headers[name] = "*"
        }
      }
    },
    Altered("preflight-of-a-framework", "A preflight is answered with a word, and without Allow.") {
      backend in
      backend.onReply { _, reply in
        guard reply.headers[.accessControlAllowMethods] != nil else { return }
        reply.headers[.allow] = nil
        reply.status = .ok
        reply.headers[.contentType] = "text/plain; charset=utf-8"
        reply.content = Data("OK".utf8)
      }
    },
    Altered("preflight-terse", "A preflight is told what it has to be told, in capitals.") {
      backend in
      backend.onReply { request, reply in
        guard reply.headers[.accessControlAllowMethods] != nil else { return }
        reply.headers[.accessControlAllowMethods] = request.todoID == nil ? "" : "DELETE,PATCH,PUT"
        reply.headers[.accessControlAllowHeaders] =
          reply.headers[.accessControlAllowHeaders]?.uppercased()
        reply.headers[.accessControlMaxAge] = nil
      }
    },
  ]

  static let validators: [Altered<TodoBackend>] = [
    Altered("if-match-weak", "Takes a weak validator in If-Match for the strong one.") { backend in
      backend.onField(.ifMatch) { $0.replacing("W/", with: "") }
    },
    Altered("if-match-without-quotes", "Takes a validator without its quotes in If-Match as well.")
    {
      backend in
      backend.onField(.ifMatch) { $0.contains("\"") || $0 == "*" ? $0 : "\"\($0)\"" }
    },
    Altered("if-match-400", "Answers 400 to an If-Match that is no list of validators.") {
      backend in
      backend.onReply { request, reply in
        guard reply.status == .preconditionFailed,
          request.headers[.ifMatch]?.contains("\"") == false
        else { return }
        reply.status = .badRequest
      }
    },
    Altered("etag-odd", "Validators have every character that they may have.") { backend in
      backend.tag = { todo in
        "\"W/*,\\!#$%&'()+-.:;<=>?@[]^_`{|}~\(todo.id ?? 0)/\(todo.version)\""
      }
    },
    Altered("etag-on-lists", "Lists and health have validators as well.") { backend in
      backend.onReply { request, reply in
        guard [.get, .head].contains(request.method), reply.status == .ok,
          reply.headers[.eTag] == nil
        else { return }
        reply.headers[.eTag] = "W/\"\(reply.headers[.contentLength] ?? "")\""
      }
    },
    Altered("304-with-headers", "A 304 says what the 200 would have said.") { backend in
      backend.onReply { _, reply in
        guard reply.status == .notModified else { return }
        reply.headers[.contentType] = "application/json"
        reply.headers[.cacheControl] = "private, no-cache"
        reply.headers[.vary] = "Accept"
      }
    },
    Altered("412-for-unknown", "A condition is not met where there is no todo.") { backend in
      backend.onReply { request, reply in
        guard request.todoID != nil, request.headers[.ifMatch] != nil, reply.status == .notFound
        else { return }
        reply.status = .preconditionFailed
        reply.json = APIError.preconditionFailed.json
      }
    },
    Altered("empty-patch-keeps", "A patch without members moves neither time nor validator.") {
      backend in
      backend.onRequest { request in
        guard request.method == .patch, request.todoID != nil, request.json == [:],
          request.headers[.ifMatch] == nil
        else { return }
        request.method = .get
        request.headers[.ifNoneMatch] = nil
        request.headers[.accept] = nil
      }
    },
  ]
}
