internal import GradusService

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A file that is to be written when everything is over, and looked at before anything begins.
struct WritableFile: Hashable, Sendable {
  let path: String
  /// What is written to it, as the subject of a sentence without its article.
  private let content: String

  /// Looks at once whether a file can be written: what it is about takes longer than a look.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - content: What is written to it, for example `html report`.
  ///   - name: What such a file is usually called.
  /// - Throws: `Problem` where it can't be written.
  init(_ path: String, for content: String, usually name: String) throws(Problem) {
    self.path = path
    self.content = content
    if let obstacle = obstacle(usually: name) {
      throw Problem(
        "The \(content) can't be written to '\(path)': \(obstacle.what).",
        advice: obstacle.advice
      )
    }
  }

  /// Writes it.
  ///
  /// - Parameters:
  ///   - text: The whole content.
  ///   - advice: What to do where it fails.
  /// - Throws: `Problem` where it fails all the same; what was in the file before is still there
  ///   then, unless its folder can't be written or it is no regular file.
  func write(_ text: String, advice: String) throws(Problem) {
    do {
      // A device or a pipe is written to, and never replaced by a file.
      try Data(text.utf8).write(to: URL(filePath: path), options: isReplaceable ? .atomic : [])
    } catch {
      throw Problem(
        "The \(content) could not be written to '\(path)': \(error.localizedReason).",
        advice: advice
      )
    }
  }

  /// Why it cannot be written, as far as can be told before; nil where nothing is in the way.
  private func obstacle(usually name: String) -> (what: String, advice: String)? {
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      if isFolder {
        let slash = path.hasSuffix("/") ? "" : "/"
        return ("it is a folder", "Name a file in it, for example \(path)\(slash)\(name).")
      }
      return FileManager.default.isWritableFile(atPath: path)
        ? nil : ("no permission", "Name another file, or make this one writable.")
    }
    guard FileManager.default.fileExists(atPath: parent, isDirectory: &isFolder) else {
      return ("there is no folder '\(parent)'", "Make the folder first, or name another file.")
    }
    guard isFolder else { return ("'\(parent)' is a file", "Name a file in a folder.") }
    return FileManager.default.isWritableFile(atPath: parent)
      ? nil : ("no permission in '\(parent)'", "Name another file, or make the folder writable.")
  }

  private var isReplaceable: Bool {
    guard FileManager.default.isWritableFile(atPath: parent) else { return false }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let type = attributes?[.type] as? FileAttributeType
    return type == nil || type == .typeRegular
  }

  private var parent: String {
    URL(filePath: path, relativeTo: .currentDirectory()).deletingLastPathComponent().path
  }

  /// The path from the root, by which two spellings of one file are known.
  var location: String {
    URL(filePath: path, relativeTo: .currentDirectory()).standardizedFileURL.path
  }
}
