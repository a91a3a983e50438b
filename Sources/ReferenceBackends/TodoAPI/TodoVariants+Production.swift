import Foundation
import HTTPTypes
import Hummingbird
import Synchronization

extension TodoVariants {
  /// What the production stages have to let pass.
  static let production =
    methods + origins + validators + framing + hostility + process + description + load

  private static let methods: [Altered<TodoBackend>] = [
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

  private static let load: [Altered<TodoBackend>] = [
    Altered("fills-a-cache", "Keeps the last two thousand answers, and then no more.") { backend in
      let kept = Shared<[Data]>([])
      backend.onReply { _, reply in
        let answer = reply.content + Data(count: 4096)
        kept.value.withLock { kept in
          kept.append(answer)
          if kept.count > 2000 { kept.removeFirst() }
        }
      }
    }
  ]

  private static let origins: [Altered<TodoBackend>] = [
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

  private static let validators: [Altered<TodoBackend>] = [
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

  private static let framing: [Altered<TodoBackend>] = [
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

  private static let hostility: [Altered<TodoBackend>] = [
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

  private static let process: [Altered<TodoBackend>] = [
    TodoMutants.reading("length-with-plus", "A plus before a Content-Length is passed over.") {
      habits in
      habits.onHead = { head, _ in
        if let length = head.values("Content-Length").first, length.hasPrefix("+") {
          head.set("Content-Length", String(length.dropFirst()))
        }
      }
    },
    Altered("starts-late", "It takes a second to start.") { $0.startup = .late(.seconds(1)) },
    Altered("ends-143", "It ends with the status that shells give a SIGTERM.") {
      $0.ending = .status(143)
    },
    Altered("ends-with-503", "After SIGTERM, it says for two seconds that it is about to end.") {
      backend in
      let flag = Flag()
      backend.ending = .late(.seconds(2), flag)
      backend.onReply { request, reply in
        guard flag.isSet, request.path == "/health" else { return }
        reply.refuse(APIError(status: .serviceUnavailable, code: "ENDING", message: "It ends."))
      }
    },
    Altered("silence-ends", "A connection is closed after two silent seconds.") {
      $0.connections.patience = .seconds(2)
    },
  ]

  private static let description: [Altered<TodoBackend>] = [
    Altered("openapi-3.0", "The description is an OpenAPI 3.0 document.") { backend in
      backend.onDescription { document in
        document = document.inOpenAPI30
        document["openapi"] = "3.0.3"
      }
    },
    Altered("description-short", "The description has one response for whatever is answered.") {
      backend in
      backend.onDescription { document in
        guard case .object(let paths)? = document["paths"] else { return }
        for (path, item) in paths {
          guard case .object(let operations) = item else { continue }
          for name in operations.keys where name != "parameters" {
            document["paths"]?[path]?[name]?["responses"] = [
              "default": Description.content("What is answered.", [:])
            ]
          }
        }
      }
    },
    Altered("description-loose", "The description says that some object of any type is taken.") {
      backend in
      backend.onDescription { document in
        let taken: JSONValue = ["content": ["*/*": ["schema": ["type": "object"]]]]
        document["paths"]?["/api/v1/todos"]?["post"]?["requestBody"] = taken
        for method in ["put", "patch"] {
          document["paths"]?["/api/v1/todos/{id}"]?[method]?["requestBody"] = taken
        }
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

  /// Rewrites what the service says about itself.
  mutating func onDescription(_ change: @escaping @Sendable (inout JSONValue) -> Void) {
    onReply { request, reply in
      guard request.path == "/openapi.json", request.method == .get, reply.status == .ok,
        var document = reply.json
      else { return }
      change(&document)
      reply.json = document
    }
  }
}

extension JSONValue {
  /// Gives the member `id` another schema, wherever a description has one.
  mutating func describe(id schema: JSONValue) {
    switch self {
    case .array(var values):
      for index in values.indices { values[index].describe(id: schema) }
      self = .array(values)
    case .object(var members):
      for name in members.keys { members[name]?.describe(id: schema) }
      if case .object(var properties)? = members["properties"], properties["id"] != nil {
        properties["id"] = schema
        members["properties"] = .object(properties)
      }
      self = .object(members)
    default: break
    }
  }

  /// A schema, or whatever has schemas in it, with `nullable` and without `const`.
  fileprivate var inOpenAPI30: JSONValue {
    switch self {
    case .array(let values): return .array(values.map(\.inOpenAPI30))
    case .object(var members):
      if case .array(let types)? = members["type"], types.contains("null") {
        members["type"] = types.first
        members["nullable"] = true
      }
      if members["anyOf"] != nil { return ["type": "string", "nullable": true] }
      if let value = members.removeValue(forKey: "const") { members["enum"] = [value] }
      return .object(members.mapValues(\.inOpenAPI30))
    default: return self
    }
  }
}
