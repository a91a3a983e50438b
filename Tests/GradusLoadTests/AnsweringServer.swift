import GradusModel
import NIOCore
import NIOHTTP1
import NIOPosix

/// An HTTP server on a free port of this machine that answers as a closure says.
struct AnsweringServer: Sendable {
  /// What becomes of a request.
  enum Answer: Sendable {
    case content(Int, String)
    /// Sent as it is, in place of a response.
    case bytes(String)
    /// The content after a time.
    case late(Duration, String)
    case close
    case reset
    case nothing
  }

  /// Serves for the length of a closure, with the same answer to everything.
  static func with<Result>(
    always answer: Answer,
    _ body: (Endpoint) async throws -> Result
  ) async throws -> Result {
    let answering: @Sendable (String, String, String) -> Answer = { _, _, _ in answer }
    return try await with(answer: answering, body)
  }

  /// Serves for the length of a closure.
  ///
  /// - Parameters:
  ///   - answer: Is told method, target and content of each request.
  ///   - body: Uses the server.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws, or why no port could be bound.
  static func with<Result>(
    answer: @escaping @Sendable (String, String, String) -> Answer,
    _ body: (Endpoint) async throws -> Result
  ) async throws -> Result {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let listener = try await ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 512)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(Handler(answer))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let endpoint = Endpoint(host: "127.0.0.1", port: listener.localAddress?.port ?? 0)
    do {
      let result = try await body(endpoint)
      try await group.shutdownGracefully()
      return result
    } catch {
      try await group.shutdownGracefully()
      throw error
    }
  }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let answer: @Sendable (String, String, String) -> Answer
    private var head: HTTPRequestHead?
    private var content = ""

    init(_ answer: @escaping @Sendable (String, String, String) -> Answer) {
      self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head(let head):
        self.head = head
        content = ""
      case .body(let part): content += String(buffer: part)
      case .end:
        guard let head else { return }
        respond(answer(head.method.rawValue, head.uri, content), context)
      }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }

    private func respond(_ answer: Answer, _ context: ChannelHandlerContext) {
      switch answer {
      case .content(let status, let text): write(status, text, context)
      case .bytes(let text):
        // Past the codec, which would not write what is no response.
        context.channel.pipeline.syncOperations.writeRaw(text, context)
      case .late(let time, let text):
        context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(time)) {
          self.write(200, text, context)
        }
      case .close: context.close(promise: nil)
      case .reset:
        let options = context.channel as? any SocketOptionProvider
        _ = options?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
        context.close(promise: nil)
      case .nothing: break
      }
    }

    private func write(_ status: Int, _ text: String, _ context: ChannelHandlerContext) {
      guard context.channel.isActive else { return }
      let head = HTTPResponseHead(
        version: .http1_1,
        status: HTTPResponseStatus(statusCode: status),
        headers: ["Content-Length": String(text.utf8.count)]
      )
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
  }
}

extension ChannelPipeline.SynchronousOperations {
  /// Writes bytes at the pipeline's head.
  fileprivate func writeRaw(_ text: String, _ context: ChannelHandlerContext) {
    guard let first = try? self.context(handlerType: HTTPResponseEncoder.self) else { return }
    first.writeAndFlush(NIOAny(ByteBuffer(string: text)), promise: nil)
  }
}
