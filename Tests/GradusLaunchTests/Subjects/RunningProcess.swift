import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// `kill(2)`, by a name that the functions below do not hide.
private func signal(_ process: Int32, _ signal: Int32) -> Int32 {
  kill(process, signal)
}

/// Processes and ports as the system sees them.
enum RunningProcess {
  /// Whether a process runs; one that only waits for its parent to take note does not.
  static func exists(_ process: Int32) -> Bool {
    guard signal(process, 0) == 0 else { return false }
    #if os(Linux)
    let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    let state = status?.split(separator: ")").last?.split(separator: " ").first
    return state.map { !["Z", "X"].contains($0) } ?? false
    #else
    return true
    #endif
  }

  /// Ends a process that a test left on purpose.
  static func kill(_ process: Int32) {
    _ = signal(process, SIGKILL)
  }

  /// Whether a port of this machine can be bound.
  static func canBind(_ port: Int) -> Bool {
    unsafe tries(port, INADDR_ANY) { unsafe bind($0, $1, $2) == 0 }
  }

  /// Whether something accepts connections on 127.0.0.1 at a port.
  static func accepts(_ port: Int) -> Bool {
    unsafe tries(port, INADDR_LOOPBACK) { unsafe connect($0, $1, $2) == 0 }
  }

  private static func tries(
    _ port: Int,
    _ place: in_addr_t,
    _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Bool
  ) -> Bool {
    #if canImport(Darwin)
    let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    defer { close(descriptor) }
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = in_port_t(port).bigEndian
    name.sin_addr = in_addr(s_addr: place.bigEndian)
    return unsafe withUnsafePointer(to: &name) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        unsafe body(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
