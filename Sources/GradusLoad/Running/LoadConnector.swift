internal import GradusWire
internal import NIOCore
internal import NIOPosix

/// Makes the connections of a loop.
struct LoadConnector {
  let eventLoop: any EventLoop
  let address: SocketAddress
  /// What encrypts; nil where nothing does.
  let tls: TLSClient?
  /// How long making one may take.
  let timeout: TimeAmount

  /// Makes a connection.
  ///
  /// - Parameters:
  ///   - slot: Which of the loop's connections it is.
  ///   - loop: Which it reports to, that of `eventLoop`, on which the caller is.
  ///   - poller: What reads responses; nil where the event loop does.
  /// - Returns: The connection once it is open; fails where it could not be made.
  func connect(
    _ slot: Int,
    for loop: LoadLoop,
    poller: ResponsePoller?
  ) -> EventLoopFuture<LoadConnection>.Isolated {
    let connection = LoadConnection(loop: loop, slot: slot, isSecure: tls != nil, poller: poller)
    let handler = NIOLoopBound(connection, eventLoop: eventLoop)
    return ClientBootstrap(group: eventLoop)
      .connectTimeout(timeout)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      // Small, because thousands of connections have one each.
      .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 4096))
      .channelOption(.autoRead, value: poller == nil)
      .channelInitializer { [tls, eventLoop] channel in
        eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(handler.value)
          try tls?.add(to: channel)
        }
      }
      .connect(to: address)
      .assumeIsolated()
      .map { _ in connection }
  }
}
