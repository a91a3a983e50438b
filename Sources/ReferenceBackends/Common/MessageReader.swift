import NIOCore

/// How a server that reads HTTP messages by itself takes them apart, in what mutants change about it.
struct ReadingHabits: Sendable {
  /// What is made of a chunk's size.
  enum ChunkSize: Sendable {
    case bytes(Int)
    case refused
  }

  /// What is made of trailer fields.
  enum Trailers: Sendable {
    case disregarded
    case refused
    /// Left in the connection, where the next request begins with them.
    case left
  }

  /// Changes the head of a request; gets how many bytes have come behind it.
  var onHead: @Sendable (inout RawHead, _ available: Int) -> Void = { _, _ in }
  /// Reads the line before a chunk.
  var chunkSize: @Sendable (String) -> ChunkSize = { ReadingHabits.size(in: $0) }
  /// Whether a chunk ends where its line does, whatever its size says.
  var readsChunksByLine = false
  var trailers = Trailers.disregarded
  /// Whether what has come behind the end of a request is thrown away.
  var forgetsRest = false

  /// The size in the line before a chunk, as it should be read.
  static func size(in line: String) -> ChunkSize {
    let digits = line.prefix { $0 != ";" }
    guard digits.allSatisfy(\.isHexDigit), let size = Int(digits, radix: 16) else {
      return .refused
    }
    return .bytes(size)
  }
}

/// The head of a request, line by line.
struct RawHead: Sendable {
  /// The request line and the field lines, without their ends.
  var lines: [String]

  var method: String { String(lines.first?.prefix { $0 != " " } ?? "") }
  var path: String {
    lines.first?.split(separator: " ").dropFirst().first.map(String.init) ?? ""
  }

  /// The values of a field, a value for each line.
  func values(_ name: String) -> [String] {
    lines.dropFirst().filter { $0.isField(name) }
      .map { $0.drop { $0 != ":" }.dropFirst().trimmingBlanks }
  }

  /// Puts a field line in the place of those that a field has; nil takes them out.
  mutating func set(_ name: String, _ value: String?) {
    lines.removeAll { $0.isField(name) }
    if let value { lines.append("\(name): \(value)") }
  }
}

extension String {
  fileprivate func isField(_ name: String) -> Bool {
    prefix { $0 != ":" }.lowercased() == name.lowercased()
  }
}

extension StringProtocol {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

/// Reads messages with habits, and passes on what another reader takes for the same.
///
/// It stands before the server's own reader, which is right and can't be made wrong from outside.
final class MessageReader: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private enum State {
    case head
    case content(left: Int)
    case chunkSize
    case chunk(left: Int)
    case chunkEnd
    case trailers
    /// The request was refused, and the rest is for nobody.
    case over
  }

  private let habits: ReadingHabits
  private var state = State.head
  private var unread = ByteBuffer()
  /// How many of the unread bytes are known to have no end of a head in them.
  private var searched = 0

  init(habits: ReadingHabits) {
    self.habits = habits
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var part = unwrapInboundIn(data)
    unread.writeBuffer(&part)
    while unread.readableBytes > 0, step(context) {}
  }

  /// Reads the next piece of a message.
  ///
  /// - Returns: Whether there may be more of them.
  private func step(_ context: ChannelHandlerContext) -> Bool {
    switch state {
    case .head: return readHead(context)
    case .content(let left):
      let count = min(left, unread.readableBytes)
      pass(count, context)
      state = .content(left: left - count)
      if left == count { endMessage() }
    case .chunkSize:
      guard let line = line() else { return false }
      switch habits.chunkSize(line) {
      case .refused: refuse(context)
      case .bytes(0): state = .trailers
      case .bytes(let size): state = .chunk(left: size)
      }
    case .chunk(let left):
      if habits.readsChunksByLine {
        guard let line = line() else { return false }
        passChunk(ByteBuffer(string: line), context)
        state = .chunkSize
      } else {
        let bytes = unread.readSlice(length: min(left, unread.readableBytes)) ?? ByteBuffer()
        passChunk(bytes, context)
        state = bytes.readableBytes == left ? .chunkEnd : .chunk(left: left - bytes.readableBytes)
      }
    case .chunkEnd:
      guard let line = line() else { return false }
      if line.isEmpty { state = .chunkSize } else { refuse(context) }
    case .trailers: return readTrailers(context)
    case .over: unread.clear()
    }
    return true
  }

  private func readHead(_ context: ChannelHandlerContext) -> Bool {
    let bytes = unread.readableBytesView
    let end = Array("\r\n\r\n".utf8)
    // What was searched before has no end, but for the part of one at its own.
    let new = bytes.dropFirst(max(0, searched - end.count))
    guard let start = new.indices.first(where: { bytes[$0...].starts(with: end) }) else {
      searched = bytes.count
      return false
    }
    searched = 0
    let length = start - bytes.startIndex + end.count
    let text = String(decoding: bytes[..<start], as: UTF8.self)
    var head = RawHead(lines: text.split(separator: "\r\n").map(String.init))
    let lines = head.lines
    habits.onHead(&head, bytes.count - length)
    if head.lines == lines {
      pass(length, context)
    } else {
      unread.moveReaderIndex(forwardBy: length)
      context.fireChannelRead(
        wrapInboundOut(ByteBuffer(string: head.lines.joined(separator: "\r\n") + "\r\n\r\n"))
      )
    }
    if head.values("Transfer-Encoding").contains(where: { $0.lowercased() == "chunked" }) {
      state = .chunkSize
    } else if let length = head.values("Content-Length").first.flatMap({ Int($0) }), length > 0 {
      state = .content(left: length)
    } else {
      endMessage()
    }
    return true
  }

  private func readTrailers(_ context: ChannelHandlerContext) -> Bool {
    if case .left = habits.trailers {
      if let bytes = unread.getBytes(at: unread.readerIndex, length: 2), bytes == [13, 10] {
        unread.moveReaderIndex(forwardBy: 2)
      }
      return endChunks(context)
    }
    guard let line = line() else { return false }
    if line.isEmpty { return endChunks(context) }
    if case .refused = habits.trailers { refuse(context) }
    return true
  }

  private func endChunks(_ context: ChannelHandlerContext) -> Bool {
    context.fireChannelRead(wrapInboundOut(ByteBuffer(string: "0\r\n\r\n")))
    endMessage()
    return true
  }

  private func endMessage() {
    state = .head
    if habits.forgetsRest { unread.clear() }
  }
}

extension MessageReader {
  /// A line that is complete, without its end.
  private func line() -> String? {
    guard let end = unread.readableBytesView.firstIndex(of: 10) else { return nil }
    let text = unread.readString(length: end - unread.readerIndex) ?? ""
    unread.moveReaderIndex(forwardBy: 1)
    return text.hasSuffix("\r") ? String(text.dropLast()) : text
  }

  private func passChunk(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
    guard bytes.readableBytes > 0 else { return }
    var buffer = ByteBuffer(string: String(bytes.readableBytes, radix: 16) + "\r\n")
    buffer.writeImmutableBuffer(bytes)
    buffer.writeString("\r\n")
    context.fireChannelRead(wrapInboundOut(buffer))
  }

  /// Passes bytes on as they are.
  private func pass(_ count: Int, _ context: ChannelHandlerContext) {
    guard let bytes = unread.readSlice(length: count) else { return }
    context.fireChannelRead(wrapInboundOut(bytes))
  }

  /// Answers by itself, and closes the connection.
  private func refuse(_ context: ChannelHandlerContext) {
    state = .over
    unread.clear()
    let answer = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    let channel = context.channel
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer))).whenComplete { _ in
      channel.close(promise: nil)
    }
  }
}

/// Puts a reader with habits before the server's own.
final class MessageReaderInstaller: ChannelInboundHandler, RemovableChannelHandler, Sendable {
  typealias InboundIn = NIOAny

  private let habits: ReadingHabits

  init(habits: ReadingHabits) {
    self.habits = habits
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let reader = MessageReader(habits: habits)
    try? context.pipeline.syncOperations.addHandler(reader, position: .first)
  }
}
