internal import GradusService

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// In which file a learner's journal is.
struct JournalLocation: Hashable, Sendable {
  /// An absolute path.
  let file: String

  /// The journal's file for an environment.
  ///
  /// In this order: the file that `GRADUS_JOURNAL` names; `gradus/journal.sqlite` in the folder that
  /// `XDG_DATA_HOME` names, or else in `~/.local/share` (XDG Base Directory Specification 0.8), on
  /// macOS as well.
  ///
  /// - Throws: `Problem` where none of them says a place.
  init(_ environment: [String: String]) throws(Problem) {
    if let named = environment["GRADUS_JOURNAL"], !named.isEmpty {
      file = URL(filePath: named, relativeTo: .currentDirectory()).standardizedFileURL.path
      return
    }
    // The specification has paths that are not absolute ignored.
    func absolute(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let home = absolute("HOME").map { "\($0)/.local/share" }
    guard let data = absolute("XDG_DATA_HOME") ?? home else {
      throw Problem(
        "There is no place for your journal: neither HOME nor XDG_DATA_HOME names a folder.",
        advice: "Set HOME, or name a file in GRADUS_JOURNAL."
      )
    }
    file = "\(data)/gradus/journal.sqlite"
  }

  /// The folder of the file.
  var folder: String { URL(filePath: file).deletingLastPathComponent().path }

  /// Whether there is a file.
  var exists: Bool { FileManager.default.fileExists(atPath: file) }

  /// Makes the folder where it is missing, for nobody but the learner.
  ///
  /// - Throws: `JournalFault`.
  func makeFolder() throws(JournalFault) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
      )
    } catch {
      throw .unusable("its folder can't be made: \(error.localizedReason)")
    }
  }
}
