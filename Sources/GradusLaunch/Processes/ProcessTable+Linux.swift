#if os(Linux)
internal import FoundationEssentials
internal import Glibc
internal import SystemPackage

/// The system's processes, from `/proc` (proc(5)).
enum ProcessTable {
  static func entries() async -> [ProcessEntry] {
    identifiers().compactMap(entry)
  }

  /// The processes whose environment has the subject's marker with that value.
  static func processes(carrying marker: String) async -> Set<Int32> {
    marked(marker)
  }

  /// The same at once, for where nothing can be awaited.
  static func marked(_ marker: String) -> Set<Int32> {
    let wanted = Array("\(SubjectEnvironment.marker)=\(marker)".utf8)
    return Set(
      identifiers().filter { id in
        contents("/proc/\(id)/environ")?.split(separator: 0).contains { $0.elementsEqual(wanted) }
          ?? false
      }
    )
  }

  static func entry(_ id: Int32) -> ProcessEntry? {
    guard let data = contents("/proc/\(id)/stat") else { return nil }
    // The name in parentheses may hold anything, so reading begins behind its last parenthesis.
    guard let name = data.lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = data[name...].split(separator: UInt8(ascii: " "), maxSplits: 19).dropFirst()
      .map { String(decoding: $0, as: UTF8.self) }
    guard fields.count > 17, let group = Int32(fields[2]) else { return nil }
    // A process whose first thread has ended goes on in the others. So it is for a moment, too, when
    // another thread than the first begins another program (execve(2)).
    let threads = Int(fields[17]) ?? 1
    let hasEnded = ["Z", "X"].contains(fields[0]) && threads <= 1
    return ProcessEntry(id: id, group: group, isZombie: hasEnded)
  }

  /// The bytes of a small file, nil where it can't be read.
  ///
  /// FileManager asks the system a dozen questions about a file before it reads it, which is felt
  /// where all processes are looked through every few milliseconds.
  private static func contents(_ path: String) -> [UInt8]? {
    guard let file = try? FileDescriptor.open(FilePath(path), .readOnly) else { return nil }
    return try? file.closeAfter {
      var all: [UInt8] = []
      var count = 0
      repeat {
        let part = try unsafe [UInt8](unsafeUninitializedCapacity: 4096) { buffer, initialized in
          unsafe initialized = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
        count = part.count
        all += part
      } while count > 0
      return all
    }
  }

  /// Bytes of memory that a process holds, those included that it shares; nil where it has ended.
  static func residentMemory(_ id: Int32) async -> Int? {
    guard let statistics = contents("/proc/\(id)/statm") else { return nil }
    let fields = String(decoding: statistics, as: UTF8.self).split(separator: " ")
    guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
    return pages * Int(getpagesize())
  }

  private static func identifiers() -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }
  }
}
#endif
