import Foundation
import Hummingbird
import NIOCore

/// A request on its way to the routes, in a form that is easy to change.
struct DraftRequest: Sendable {
  var method: HTTPRequest.Method
  var path: String
  /// The host and port that the client asked for, its `Host` field.
  var authority: String?
  var query: [(name: String, value: String)]
  var headers: HTTPFields
  /// The bytes of the content, as far as a filter sees them.
  var content: Data
  /// The content as JSON, where it is; another value changes the content.
  var json: JSONValue? {
    get { JSONValue.depth(of: content) <= 100 ? try? JSONValue.read(content) : nil }
    set {
      guard let newValue, newValue != json, let text = try? newValue.data else { return }
      content = text
    }
  }
  /// Whether there is no content.
  var isEmpty: Bool { content.isEmpty }

  /// Whether the client left before the content was complete.
  var isBroken: Bool

  init(_ request: Request, content: Data, isBroken: Bool) {
    method = request.method
    path = request.uri.path
    authority = request.head.authority
    query = request.uri.queryParameters.map { (String($0.key), String($0.value)) }
    headers = request.headers
    self.content = content
    self.isBroken = isBroken
  }

  /// The id of a todo in the path; nil for other paths.
  var todoID: Substring? {
    let prefix = "/api/v1/todos/"
    return path.hasPrefix(prefix) ? path.dropFirst(prefix.count) : nil
  }

  /// Whether this is about the list and not about one todo.
  var isList: Bool { path == "/api/v1/todos" }

  /// A parameter of the query.
  subscript(parameter name: String) -> String? {
    get { query.first { $0.name == name }?.value }
    set {
      query.removeAll { $0.name == name }
      if let newValue { query.append((name, newValue)) }
    }
  }
}

/// A response on its way to the client, in a form that is easy to change.
struct DraftReply: Sendable {
  var status: HTTPResponse.Status
  var headers: HTTPFields
  var content: Data
  /// Whether the content is sent in chunks, the first hundred of a byte each, without its length.
  var isChunked = false
  /// Whether the connection is closed after it.
  var closes = false

  /// The content as JSON; setting it sets the content.
  var json: JSONValue? {
    get { try? JSONValue.read(content) }
    set { content = (try? newValue?.data) ?? Data() }
  }

  /// Changes every todo that the reply has, alone or in a list.
  mutating func eachTodo(_ change: (inout JSONValue) -> Void) {
    guard status.code < 300, var body = json else { return }
    if case .array(let todos)? = body["data"] {
      body["data"] = .array(
        todos.map { todo in
          var todo = todo
          change(&todo)
          return todo
        }
      )
    } else if body["id"] != nil {
      change(&body)
    }
    json = body
  }
}

/// Changes requests before, and responses after, the routes see them.
///
/// Not a middleware: those of Hummingbird come after a route has been found by its path.
struct ExchangeFilter: Sendable {
  var request: @Sendable (inout DraftRequest) -> Void = { _ in }
  var reply: @Sendable (DraftRequest, inout DraftReply) async throws -> Void = { _, _ in }
  /// Changes each part of the content, as it comes.
  var part: (@Sendable (Data) -> Data)?
  /// Whether the answer to HEAD says how long the content of GET is, once that is changed.
  var measuresHead = true
  /// What lets one request in after the other; nil for all at once.
  var turn: Turn?
  /// What counts the requests that are there, and turns away those that find no room; nil where
  /// nobody asks.
  var crowd: Crowd?

  /// The most bytes of content that a filter sees; what is longer goes by unseen.
  private static let most = 1 << 20

  func respond(
    to original: Request,
    context: BasicRequestContext,
    before next: any BackendResponder
  ) async throws -> Response {
    crowd?.enter()
    defer { crowd?.leave() }
    if crowd?.isTooLarge == true { return Response(status: .serviceUnavailable) }
    await turn?.begin()
    defer { turn?.end() }
    let content = await original.content(upTo: Self.most, part)
    var draft = DraftRequest(original, content: content.seen, isBroken: content.isBroken)
    request(&draft)
    var head = original.head
    head.method = draft.method
    head.path = draft.path + (draft.query.isEmpty ? "" : "?" + draft.encodedQuery)
    head.headerFields = draft.headers
    var body = content.body
    if draft.content != content.seen || draft.isBroken != content.isBroken {
      body = RequestBody(buffer: ByteBuffer(bytes: draft.content))
      if head.headerFields[.contentLength] != nil {
        head.headerFields[.contentLength] = String(draft.content.count)
      }
    }
    let response = try await next.respond(to: Request(head: head, body: body), context: context)
    var reply = try await reply(to: draft, from: response)
    if measuresHead, draft.method == .head, reply.status == .ok {
      // HEAD says how long the content of GET is, and that is only known once it is changed.
      head.method = .get
      draft.method = .get
      let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
      let content = try await next.respond(to: request, context: context)
      let length = try await self.reply(to: draft, from: content).content.count
      reply.headers[.contentLength] = String(length)
    }
    return Response(status: reply.status, headers: reply.headers, body: reply.body)
  }

  /// What a response has become, with its length where that is not the one of its content.
  private func reply(to draft: DraftRequest, from response: Response) async throws -> DraftReply {
    let writer = BufferWriter()
    try await response.body.write(writer)
    var reply = DraftReply(
      status: response.status,
      headers: response.headers,
      content: Data(writer.buffer.readableBytesView)
    )
    try await self.reply(draft, &reply)
    if draft.method == .head, !reply.content.isEmpty {
      reply.headers[.contentLength] = String(reply.content.count)
      reply.content = Data()
    }
    // Without content the length is that of what is not sent, as in the answer to HEAD.
    if !(reply.content.isEmpty && writer.buffer.readableBytes == 0) {
      reply.headers[.contentLength] = nil
    }
    return reply
  }
}

/// What ends a connection after a response; Hummingbird closes it on any error.
private struct Closing: Error {}

extension DraftReply {
  fileprivate var body: ResponseBody {
    let buffer = ByteBuffer(bytes: content)
    guard isChunked || closes else { return ResponseBody(byteBuffer: buffer) }
    let (isChunked, closes) = (isChunked, closes)
    return ResponseBody(contentLength: isChunked ? nil : buffer.readableBytes) { writer in
      if isChunked {
        // The rest at once: a system call for each byte of a page would be what a load measures.
        var rest = buffer
        for _ in 0..<min(100, rest.readableBytes) {
          if let byte = rest.readSlice(length: 1) { try await writer.write(byte) }
        }
        if rest.readableBytes > 0 { try await writer.write(rest) }
      } else if buffer.readableBytes > 0 {
        try await writer.write(buffer)
      }
      try await writer.finish(nil)
      if closes { throw Closing() }
    }
  }
}

/// What answers requests of the reference backends.
typealias BackendResponder = HTTPResponder<BasicRequestContext>

/// A responder with a filter before it.
struct FilteredResponder: HTTPResponder {
  let filter: ExchangeFilter
  let next: any BackendResponder

  @concurrent
  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    try await filter.respond(to: request, context: context, before: next)
  }
}

/// A responder of whatever type.
struct AnyResponder: HTTPResponder {
  let responder: any BackendResponder

  @concurrent
  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    try await responder.respond(to: request, context: context)
  }
}

extension DraftRequest {
  fileprivate var encodedQuery: String {
    let allowed = CharacterSet(charactersIn: "-._~").union(.alphanumerics.intersection(.ascii))
    return query.map { name, value in
      [name, value].map { $0.addingPercentEncoding(withAllowedCharacters: allowed) ?? $0 }
        .joined(separator: "=")
    }.joined(separator: "&")
  }
}

extension Request {
  /// What of the content has arrived, with a body that still has all of it.
  fileprivate struct Content {
    /// Nothing where it is too long.
    var seen = Data()
    /// Whether the client left before it was complete.
    var isBroken = false
    var body: RequestBody
  }

  /// Reads the content up to a length.
  ///
  /// Errors stay in the body, for whoever reads it next.
  fileprivate func content(
    upTo most: Int,
    _ change: (@Sendable (Data) -> Data)?
  ) async -> Content {
    if let length = headers[.contentLength].flatMap({ Int($0) }), length > most {
      return Content(body: body)
    }
    var buffer = ByteBuffer()
    do {
      for try await part in body {
        if let change {
          buffer.writeBytes(change(Data(part.readableBytesView)))
        } else {
          buffer.writeImmutableBuffer(part)
        }
        // Too long already: who reads on finds that out, and the rest stays in the connection.
        if buffer.readableBytes > most { return Content(body: RequestBody(buffer: buffer)) }
      }
    } catch {
      let (body, source) = RequestBody.makeStream()
      source.finish(error)
      return Content(seen: Data(buffer.readableBytesView), isBroken: true, body: body)
    }
    return Content(seen: Data(buffer.readableBytesView), body: RequestBody(buffer: buffer))
  }
}

extension CharacterSet {
  fileprivate static let ascii = CharacterSet(charactersIn: Unicode.Scalar(0)..."\u{7F}")
}

/// Collects what a response body writes.
private final class BufferWriter: ResponseBodyWriter {
  var buffer = ByteBuffer()

  func write(_ part: ByteBuffer) async throws {
    buffer.writeImmutableBuffer(part)
  }

  func finish(_ trailers: HTTPFields?) async throws {}
}
