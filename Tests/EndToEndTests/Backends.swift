import Foundation
import GradusTestSupport

/// The backends that were written from brief and contract alone, each in a folder of its own.
enum Backends {
  /// The folder of one of them.
  static func folder(_ name: String) -> URL {
    Folders.checkout.appending(path: "Tests/EndToEndTests/Backends/\(name)")
  }

  /// Copies a backend to a folder in which a run may leave things.
  static func copy(_ name: String, to folder: URL) throws -> URL {
    let copy = folder.appending(path: name)
    try FileManager.default.copyItem(at: self.folder(name), to: copy)
    return copy
  }

  /// Copies several, side by side, for those that import from one another.
  static func copy(_ names: [String], to folder: URL) throws {
    for name in names { _ = try copy(name, to: folder) }
  }

  /// Writes a `gradus.yaml`.
  static func configure(_ folder: URL, run: String) throws {
    // As a block, in which quotation marks of the shell mean nothing to YAML.
    try Data("project: todo-api\nrun: |-\n  \(run)\n".utf8)
      .write(to: folder.appending(path: "gradus.yaml"))
  }
}
