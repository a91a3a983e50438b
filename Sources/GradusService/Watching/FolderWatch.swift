#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Notices what changes in a learner's folder: edits, new files, files that are gone, and those that
/// an editor replaces.
///
/// It asks again and again for the times of the files, because that works on every system and file
/// system, in containers and over the network too. What it costs is bounded: ignored folders are not
/// entered, at most 20,000 files are looked at, and at most a tenth of the time is spent on it.
/// Ignored is what the `.gitignore` files say, those above the folder up to the repository's
/// included; what editors write beside a file; caches and packages of Python and Node.js; and always
/// `.git` and `.gradus`, which is all that Gradus itself writes there.
package struct FolderWatch: Sendable {
  /// Files that changed, once it was quiet again.
  package struct Change: Hashable, Sendable {
    /// Paths from the folder.
    package let paths: [String]
    /// When the first of them was noticed.
    package let since: ContinuousClock.Instant

    package init(paths: [String], since: ContinuousClock.Instant) {
      self.paths = paths
      self.since = since
    }
  }

  /// The shortest time between two looks.
  package static let interval = Duration.milliseconds(100)

  private let folder: String
  private let rules: IgnoreRules
  private var last: FolderSnapshot
  private var quiet = Quiet<ContinuousClock.Instant>()

  /// Looks at a folder for the first time; changes from here on are noticed.
  ///
  /// - Parameter folder: An absolute path.
  /// - Throws: `Problem` where there are too many files to look at.
  package init(folder: String) throws(Problem) {
    self.folder = folder
    rules = Self.rules(above: folder)
    last = FolderSnapshot(of: folder, rules: rules)
    guard !last.isCut else {
      throw Problem(
        "\(folder) has more than \(FolderSnapshot.most) files, too many to watch.",
        advice: "Write what you don't edit yourself, such as packages, into .gitignore."
      )
    }
  }

  /// Waits until something has changed and it has been quiet for 300 milliseconds since.
  ///
  /// - Throws: `CancellationError`.
  package mutating func nextChange() async throws -> Change {
    while true {
      let begun = ContinuousClock.now
      let snapshot = FolderSnapshot(of: folder, rules: rules)
      let now = ContinuousClock.now
      quiet.changed(snapshot.changes(since: last), at: now)
      last = snapshot
      if let settled = quiet.settled(at: now) {
        return Change(paths: settled.paths, since: settled.since)
      }
      try await Task.sleep(for: max(Self.interval, begun.duration(to: now) * 9))
    }
  }

  private static func rules(above folder: String) -> IgnoreRules {
    var rules = IgnoreRules(always: [".git", ".gradus"])
    // A .gitignore can take these back with `!`. What Vim, Emacs and others keep beside a file that is
    // open; and what languages write while a backend runs, or install.
    rules.add("*~\n.*.sw?\n.#*\n\\#*#\n4913\n.DS_Store\n")
    rules.add("__pycache__/\n*.pyc\nnode_modules/\n.venv/\n")
    let parts = folder.split(separator: "/").map(String.init)
    let paths = (0...parts.count).map { "/" + parts.prefix($0).joined(separator: "/") }
    guard
      let root = paths.lastIndex(where: {
        FileManager.default.fileExists(atPath: $0 + "/.git")
      })
    else { return rules }
    for depth in root..<parts.count {
      guard let data = FileManager.default.contents(atPath: paths[depth] + "/.gitignore") else {
        continue
      }
      let below = parts[depth...].joined(separator: "/")
      rules.add(String(decoding: data, as: UTF8.self), above: below)
    }
    return rules
  }
}
