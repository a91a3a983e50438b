#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Why SQLite could not open a file: it says that it could not, and not what was in the way.
enum JournalObstacle {
  /// What is in the way of a file, as the end of a sentence.
  static func of(_ file: String) -> String {
    var isFolder = false
    if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), isFolder {
      return "it is a folder"
    }
    // The write-ahead log stands beside it, so that its folder has to be writable as well.
    for path in [file, URL(filePath: file).deletingLastPathComponent().path]
    where unsafe access(path, W_OK) != 0 {
      switch errno {
      case EROFS: return "the disk is read-only"
      case EACCES, EPERM: return "no permission to write it"
      default: continue
      }
    }
    return "the file can't be opened or made there"
  }
}
