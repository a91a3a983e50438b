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

/// What there is on this machine: programs, and what installs more of them.
struct Machine: Sendable {
  /// The folders of `PATH` that are absolute: what a folder that one happens to be in holds is no tool.
  private let folders: [String]
  private let isRoot: Bool

  /// This machine, as this process sees it.
  static var current: Machine {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return Machine(
      folders: path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") },
      isRoot: geteuid() == 0
    )
  }

  /// Where the first of some programs is; nil where none is.
  func path(ofFirst names: [String]) -> String? {
    for name in names {
      for folder in folders {
        let path = "\(folder)/\(name)"
        var isFolder = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder,
          FileManager.default.isExecutableFile(atPath: path)
        {
          return path
        }
      }
    }
    return nil
  }

  /// The command that installs packages; nil where nothing here has them.
  func installing(apt: String?, brew: String?) -> String? {
    if let apt, path(ofFirst: ["apt-get"]) != nil {
      return "\(isRoot ? "" : "sudo ")apt-get install \(apt)"
    }
    if let brew, path(ofFirst: ["brew"]) != nil { return "brew install \(brew)" }
    return nil
  }
}
