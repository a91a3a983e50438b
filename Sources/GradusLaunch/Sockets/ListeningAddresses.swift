internal import Subprocess

#if os(Linux)
internal import FoundationEssentials
#endif

/// Where processes listen for TCP connections.
enum ListeningAddresses {
  #if os(Linux)
  /// The addresses at which these processes listen, as `127.0.0.1:8080` or `[::1]:8080`.
  static func of(_ processes: [Int32]) async -> [String] {
    let sockets = Set(processes.flatMap(socketInodes))
    let tables = ["/proc/net/tcp", "/proc/net/tcp6"]
    return Set(tables.flatMap(listeners).filter { sockets.contains($0.inode) }.map(\.address))
      .sorted()
  }

  private static func socketInodes(of process: Int32) -> [String] {
    let folder = "/proc/\(process)/fd"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.compactMap { name in
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)")
      guard let target, target.hasPrefix("socket:[") else { return nil }
      return String(target.dropFirst("socket:[".count).dropLast())
    }
  }

  /// The rows of a socket table in the state LISTEN (proc_net_tcp in the kernel's documentation).
  private static func listeners(in table: String) -> [(address: String, inode: String)] {
    let data = FileManager.default.contents(atPath: table) ?? Data()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst().compactMap {
      row in
      let fields = row.split(separator: " ")
      guard fields.count > 9, fields[3] == "0A", let address = address(fields[1]) else {
        return nil
      }
      return (address, String(fields[9]))
    }
  }

  private static func address(_ field: Substring) -> String? {
    let parts = field.split(separator: ":")
    guard parts.count == 2, let port = Int(parts[1], radix: 16) else { return nil }
    // Words of four bytes, each with its least significant byte first.
    let bytes = stride(from: 0, to: parts[0].count, by: 8).flatMap { start in
      let word = parts[0].dropFirst(start).prefix(8)
      return stride(from: 6, through: 0, by: -2).compactMap {
        UInt8(word.dropFirst($0).prefix(2), radix: 16)
      }
    }
    if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") + ":\(port)" }
    if bytes.allSatisfy({ $0 == 0 }) { return "[::]:\(port)" }
    if bytes.dropLast().allSatisfy({ $0 == 0 }), bytes.last == 1 { return "[::1]:\(port)" }
    let groups = stride(from: 0, to: bytes.count - 1, by: 2).map {
      String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16)
    }
    return "[" + groups.joined(separator: ":") + "]:\(port)"
  }
  #else
  /// The addresses at which these processes listen, as `127.0.0.1:8080` or `[::1]:8080`.
  static func of(_ processes: [Int32]) async -> [String] {
    let list = processes.map(String.init).joined(separator: ",")
    let listing = try? await run(
      .path("/usr/sbin/lsof"),
      arguments: ["-nP", "-a", "-iTCP", "-sTCP:LISTEN", "-Fn", "-p", list],
      output: .string(limit: 1 << 20)
    )
    let rows = listing?.standardOutput?.split(separator: "\n") ?? []
    return Set(rows.filter { $0.hasPrefix("n") }.map { String($0.dropFirst()) }).sorted()
  }
  #endif
}
