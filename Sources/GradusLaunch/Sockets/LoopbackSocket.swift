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
  /// The ports of the subjects of this process that run or are about to.
  private static let given = Mutex<Set<Int>>([])

  /// Runs a closure with a port on which nothing listens, and which no other subject is given.
  ///
  /// Drawn below the range from which systems take the ports of outgoing connections (32,768 and up
  /// on Linux, 49,152 and up on macOS), so that none of those takes it before the subject does. The
  /// next port is bound meanwhile, and nothing listens there: so examiners that run side by side see
  /// which are taken. Otherwise two of them could draw one port, and what is asked of one's subject
  /// would be answered by the other's.
  static func withFreePort<Result>(
    _ body: (Int) async throws -> Result
  ) async rethrows -> Result {
    let (port, guardian) = takePort()
    defer {
      if let guardian { close(guardian) }
      given.withLock { _ = $0.remove(port) }
    }
    return try await body(port)
  }

  private static func takePort() -> (port: Int, guardian: Int32?) {
    for _ in 0..<1000 {
      let port = 2 * Int.random(in: 10_000...15_999)
      guard given.withLock({ $0.insert(port).inserted }) else { continue }
      if let guardian = bound(port + 1) {
        if isFree(port) { return (port, guardian) }
        close(guardian)
      }
      given.withLock { _ = $0.remove(port) }
    }
    return (2 * Int.random(in: 10_000...15_999), nil)
  }

  /// A socket that holds a port; nil where somebody else has it.
  private static func bound(_ port: Int) -> Int32? {
    let descriptor = unconnected()
    guard descriptor >= 0 else { return nil }
    let isBound = unsafe withAddress(port: port, address: INADDR_ANY) { address, length in
      unsafe bind(descriptor, address, length) == 0
    }
    if isBound { return descriptor }
    close(descriptor)
    return nil
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
    let descriptor = unconnected()
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return unsafe withAddress(port: port, address: address) { name, length in
      unsafe body(descriptor, name, length)
    }
  }

  /// A socket that no subject inherits, which would hold its port for longer than it is needed.
  private static func unconnected() -> Int32 {
    #if canImport(Darwin)
    let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
    #else
    // At once, because a subject may be started on another thread between two calls.
    return socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    #endif
  }

  private static func withAddress(
    port: Int,
    address: in_addr_t,
    _ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool
  ) -> Bool {
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = in_port_t(port).bigEndian
    name.sin_addr = in_addr(s_addr: address.bigEndian)
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return unsafe withUnsafePointer(to: &name) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe body(pointer, length)
      }
    }
  }
}
