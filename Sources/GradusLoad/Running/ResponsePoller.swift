internal import NIOCore

/// Reads the responses of a loop's connections past the event loop, on its thread.
///
/// The way from a socket through the event loop to its handler costs as much as everything else that is
/// done for a request. The event loop still makes connections, notices their ends, and keeps time, and so
/// it gets its turn again after a moment. Only for loads whose pace the server decides: who has to send at
/// an instant waits for that, and not for responses.
///
/// Confined to its event loop.
final class ResponsePoller {
  /// How long the event loop waits for its turn at most, while responses come.
  private static let longest = TimeAmount.milliseconds(10)
  /// How long it waits while none come.
  private static let wait: CInt = 2
  /// How often it looks for more before it waits again, which takes about as long as a request or two.
  ///
  /// Whoever sleeps has to be woken by the server, and a server that wakes somebody for every few responses
  /// answers fewer.
  private static let looks = 20

  private let queue: ReadinessQueue
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)
  private var connections: [LoadConnection?]
  private var hasEnd = false
  /// Lets the event loop look at what it watches, and then polls again.
  private var turn: LoopTurn?

  /// Nil where the system has nothing to poll with.
  ///
  /// - Parameter connections: How many slots there are for them.
  init?(connections: Int) {
    guard let queue = ReadinessQueue() else { return nil }
    self.queue = queue
    self.connections = Array(repeating: nil, count: connections)
  }

  /// Reads what comes on a connection, from now on until it ends.
  ///
  /// - Returns: Whether it does; otherwise the event loop has to.
  func watch(_ connection: LoadConnection, socket: CInt) -> Bool {
    guard queue.add(socket, number: connection.slot) else { return false }
    connections[connection.slot] = connection
    return true
  }

  /// Leaves the rest of a connection to the event loop, which is to have its turn at once.
  ///
  /// - Parameters:
  ///   - connection: One that is watched.
  ///   - socket: Its socket where it is open; nil where that was closed.
  func leave(_ connection: LoadConnection, socket: CInt?) {
    hasEnd = true
    guard connections[connection.slot] === connection else { return }
    connections[connection.slot] = nil
    if let socket { queue.remove(socket) }
  }

  /// Makes what it needs to begin.
  ///
  /// - Parameter eventLoop: The connections' event loop, on which the caller is.
  /// - Returns: When it can begin; fails where the system has no further sockets.
  func prepare(on eventLoop: any EventLoop) -> EventLoopFuture<Void> {
    LoopTurn.make(on: eventLoop) { self.poll() }
      .assumeIsolated()
      .map { self.turn = $0.value }
      .nonisolated()
  }

  /// Reads from now on.
  func begin() {
    turn?.ask()
  }

  /// Reads no more.
  func end() {
    turn?.end()
    turn = nil
  }

  /// Reads for a moment what comes, has it taken in by the connections, and gives the event loop its turn.
  private func poll() {
    let end = NIODeadline.now() + Self.longest
    hasEnd = false
    var isOver: Bool { hasEnd || NIODeadline.now() >= end }
    while !isOver, take(within: Self.wait) {
      while !isOver, (1...Self.looks).contains(where: { _ in take(within: 0) }) {}
    }
    turn?.ask()
  }

  /// Has the connections take in what comes within some milliseconds.
  ///
  /// - Returns: Whether anything came.
  private func take(within wait: CInt) -> Bool {
    queue.wait(milliseconds: wait) { number in connections[number]?.read(into: &buffer) } > 0
  }
}
