internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// TCP on 127.0.0.1, as much as starting a subject needs.
enum LoopbackSocket {
  /// The ports of the subjects that run or are about to.
  private static let given = Mutex<Set<Int>>([])

  /// Runs a closure with a port on which nothing listens, and which no other subject is given.
  ///
  /// Drawn below the range from which systems take the ports of outgoing connections (32,768 and up
  /// on Linux, 49,152 and up on macOS), so that none of those takes it before the subject does.
  static func withFreePort<Result>(
    _ body: (Int) async throws -> Result
  ) async rethrows -> Result {
    let port = takePort()
    defer { given.withLock { _ = $0.remove(port) } }
    return try await body(port)
  }

  private static func takePort() -> Int {
    for _ in 0..<1000 {
      let port = Int.random(in: 20_000...32_000)
      // Without this, two subjects that start at once could be given one port, and what is asked of
      // one would be answered by the other.
      guard given.withLock({ $0.insert(port).inserted }) else { continue }
      if isFree(port) { return port }
      given.withLock { _ = $0.remove(port) }
    }
    return Int.random(in: 20_000...32_000)
  }

  /// Whether the port can be bound on all addresses of this machine.
  static func isFree(_ port: Int) -> Bool {
    unsafe withSocket(port: port, address: INADDR_ANY) { socket, address, length in
      unsafe bind(socket, address, length) == 0
    }
  }

  /// Whether something accepts connections on 127.0.0.1 at that port.
  static func accepts(_ port: Int) -> Bool {
    unsafe withSocket(port: port, address: INADDR_LOOPBACK) { socket, address, length in
      // Linux bounds connecting by the send timeout; a full backlog would otherwise hold for minutes.
      var limit = timeval(tv_sec: 0, tv_usec: 250_000)
      unsafe setsockopt(
        socket,
        SOL_SOCKET,
        SO_SNDTIMEO,
        &limit,
        socklen_t(MemoryLayout<timeval>.size)
      )
      return unsafe connect(socket, address, length) == 0
    }
  }

  private static func withSocket(
    port: Int,
    address: in_addr_t,
    _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Bool
  ) -> Bool {
    #if canImport(Darwin)
    let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = in_port_t(port).bigEndian
    name.sin_addr = in_addr(s_addr: address.bigEndian)
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return unsafe withUnsafePointer(to: &name) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe body(descriptor, pointer, length)
      }
    }
  }
}
