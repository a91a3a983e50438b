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

/// The files of a folder at one moment, without what is ignored.
struct FolderSnapshot: Hashable, Sendable {
  /// What tells one state of a file from another.
  struct Stamp: Hashable, Sendable {
    /// Another one where an editor has put a new file in the place of the old one.
    let inode: UInt64
    let size: Int64
    /// Seconds and nanoseconds of the last change of the content, and of anything about the file.
    let times: [Int]
    let isFolder: Bool
  }

  /// Paths from the folder, with their stamps.
  private(set) var files: [String: Stamp] = [:]
  /// Whether there were more files than are looked at.
  private(set) var isCut = false

  /// How many files and folders are looked at: so many take some tens of milliseconds.
  static let most = 20_000

  /// Looks at every file that is not ignored; ignored folders are not entered, links not followed.
  ///
  /// - Parameters:
  ///   - folder: An absolute path.
  ///   - rules: What applies before the `.gitignore` files of the folder itself.
  init(of folder: String, rules: IgnoreRules) {
    var rules = rules
    var open = [""]
    while let place = open.popLast() {
      let path = place.isEmpty ? folder : "\(folder)/\(place)"
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { continue }
      if names.contains(".gitignore"),
        let data = FileManager.default.contents(atPath: "\(path)/.gitignore"),
        data.count <= Self.largestRules
      {
        rules.add(String(decoding: data, as: UTF8.self), in: place)
      }
      for name in names {
        guard files.count < Self.most else {
          isCut = true
          return
        }
        let own = place.isEmpty ? name : "\(place)/\(name)"
        guard let stamp = Stamp(of: "\(folder)/\(own)"),
          !rules.ignoresItself(own, isFolder: stamp.isFolder)
        else { continue }
        if stamp.isFolder {
          open.append(own)
        } else {
          files[own] = stamp
        }
      }
    }
  }

  /// The paths that came, went or changed since another snapshot.
  func changes(since before: FolderSnapshot) -> Set<String> {
    let now = files.filter { before.files[$0.key] != $0.value }.keys
    let gone = before.files.keys.filter { files[$0] == nil }
    return Set(now).union(gone)
  }

  /// Bytes of a `.gitignore`; a larger file is none.
  private static let largestRules = 1 << 20
}

extension FolderSnapshot.Stamp {
  /// Nil where nothing is at that path.
  init?(of path: String) {
    var info = stat()
    guard unsafe lstat(path, &info) == 0 else { return nil }
    inode = UInt64(info.st_ino)
    size = Int64(info.st_size)
    isFolder = info.st_mode & S_IFMT == S_IFDIR
    #if canImport(Darwin)
    let moments = [info.st_mtimespec, info.st_ctimespec]
    #else
    let moments = [info.st_mtim, info.st_ctim]
    #endif
    times = moments.flatMap { [Int($0.tv_sec), Int($0.tv_nsec)] }
  }
}
