#if canImport(Darwin)
internal import Subprocess
internal import System

/// The system's processes, from `ps`, which reads what only a privileged interface gives.
enum ProcessTable {
  static func entries() async -> [ProcessEntry] {
    await rows(["-A", "-o", "pid=,pgid=,stat="]).compactMap { row in
      let fields = row.split(separator: " ")
      guard fields.count == 3, let id = Int32(fields[0]), let group = Int32(fields[1]) else {
        return nil
      }
      return ProcessEntry(id: id, group: group, isZombie: fields[2].hasPrefix("Z"))
    }
  }

  /// The processes whose environment has the subject's marker with that value.
  static func processes(carrying marker: String) async -> Set<Int32> {
    let wanted = "\(SubjectEnvironment.marker)=\(marker)"
    return Set(
      await rows(["-A", "-E", "-ww", "-o", "pid=,command="])
        .filter { $0.contains(wanted) }
        .compactMap { row in row.split(separator: " ").first.flatMap { Int32($0) } }
    )
  }

  /// Bytes of memory that a process holds, those included that it shares; nil where it has ended.
  static func residentMemory(_ id: Int32) async -> Int? {
    let row = await rows(["-o", "rss=", "-p", "\(id)"]).first
    // In kibibytes (ps(1)).
    return row.flatMap { Int($0.filter { $0 != " " }) }.map { $0 * 1024 }
  }

  private static func rows(_ arguments: [String]) async -> [Substring] {
    // Unstructured, because a cancelled run still has to find what it left behind.
    let listing = await Task.detached {
      try? await run(
        .path("/bin/ps"),
        arguments: Arguments(arguments),
        output: .string(limit: 16 << 20)
      )
    }.value
    return listing?.standardOutput?.split(separator: "\n") ?? []
  }
}
#endif
