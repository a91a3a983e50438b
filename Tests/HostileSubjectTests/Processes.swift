import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Processes and ports as the system sees them.
enum Processes {
  /// Whether a process runs; one that only waits for its parent to take note does not.
  static func runs(_ process: Int32) -> Bool {
    guard kill(process, 0) == 0 else { return false }
    #if os(Linux)
    let state = text("/proc/\(process)/stat").split(separator: ")").last?.split(separator: " ")
      .first
    return state.map { !["Z", "X"].contains($0) } ?? false
    #else
    return true
    #endif
  }

  /// The processes that work in a folder or have it in their command line; none where that cannot be
  /// told.
  static func naming(_ folder: String) -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }.filter { process in
      let place = try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/proc/\(process)/cwd"
      )
      let isInside = place?.hasPrefix(folder) ?? false
      return runs(process) && (isInside || text("/proc/\(process)/cmdline").contains(folder))
    }
  }

  /// The most memory that a process has had at once, in KiB (proc_pid_status(5)); nil where it has
  /// ended, or that cannot be told.
  static func peak(of process: Int32) -> Int? {
    let line = text("/proc/\(process)/status").split(separator: "\n").first {
      $0.hasPrefix("VmHWM:")
    }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
  }

  /// Whether something accepts connections on 127.0.0.1 at a port.
  static func accepts(_ port: Int) -> Bool {
    #if canImport(Darwin)
    let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    defer { close(descriptor) }
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = in_port_t(port).bigEndian
    name.sin_addr = in_addr(s_addr: INADDR_LOOPBACK.bigEndian)
    return unsafe withUnsafePointer(to: &name) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        unsafe connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  private static func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }
}
