internal import NIOCore
internal import NIOHTTP1

/// Writes a request's bytes as they are, so that what is recorded is what was sent.
///
/// The head passes through the pipeline only for the response decoder, which has to know the method;
/// the bytes, head included, come as one part of the body.
final class VerbatimRequestEncoder: ChannelOutboundHandler {
  typealias OutboundIn = HTTPClientRequestPart
  typealias OutboundOut = IOData

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .body(let bytes): context.write(wrapOutboundOut(bytes), promise: promise)
    case .head, .end: promise?.succeed()
    }
  }
}
