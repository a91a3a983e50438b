import NIOCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The server's end of one connection, as a script handles it.
final class Peer {
  /// The number of the connection, from 1.
  let number: Int
  private let channel: any Channel
  private var received: AsyncStream<ByteBuffer>.AsyncIterator
  private let log: ServerLog
  private var unread: [UInt8] = []

  init(number: Int, channel: any Channel, received: AsyncStream<ByteBuffer>, log: ServerLog) {
    self.number = number
    self.channel = channel
    self.received = received.makeAsyncIterator()
    self.log = log
  }

  /// Awaits one request with the content that its `Content-Length` says.
  ///
  /// - Returns: Its head, or nil where the client closed first.
  func request() async -> String? {
    while true {
      if let head = unread.headLength {
        let text = String(decoding: unread[..<head], as: UTF8.self)
        let length = text.split(separator: "\r\n").lazy
          .first { $0.lowercased().hasPrefix("content-length:") }
          .flatMap { Int($0.dropFirst("content-length:".count).drop { $0 == " " }) }
        if unread.count >= head + (length ?? 0) {
          unread.removeFirst(head + (length ?? 0))
          return text
        }
      }
      guard await receive() else { return nil }
    }
  }

  /// The server's own port.
  var port: Int { channel.localAddress?.port ?? 0 }

  /// Awaits a number of bytes.
  func read(count: Int) async {
    while unread.count < count, await receive() {}
    unread.removeFirst(min(count, unread.count))
  }

  /// Reads until the client closes.
  func readToEnd() async {
    while await receive() {}
  }

  /// Sends text in one piece.
  func send(_ text: String) async throws {
    try await send(Array(text.utf8))
  }

  /// Sends bytes in one piece, and waits until the system has taken them.
  func send(_ bytes: [UInt8]) async throws {
    try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
  }

  /// Closes the connection so that the client sees it reset (RFC 9293, section 3.10.4).
  func reset() async throws {
    if let options = channel as? any SocketOptionProvider {
      try await options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
    }
    try await channel.close().get()
  }

  /// Closes the connection.
  func close() async throws {
    try await channel.close().get()
  }

  private func receive() async -> Bool {
    channel.read()
    guard let buffer = await received.next(isolation: #isolation) else { return false }
    unread.append(contentsOf: buffer.readableBytesView)
    log.append(buffer.readableBytesView, to: number)
    return true
  }
}

extension [UInt8] {
  /// Bytes up to the end of the first empty line, nil where there is none.
  fileprivate var headLength: Int? {
    guard count >= 4 else { return nil }
    return (4...count).first { self[($0 - 4)..<$0].elementsEqual([0x0D, 0x0A, 0x0D, 0x0A]) }
  }
}
