import Foundation
import GradusTestSupport
import Testing

/// The lessons of the content, as files.
enum Lessons {
  struct File: Sendable, CustomTestStringConvertible {
    let name: String
    /// Markdown, without the front matter.
    let body: String
    var testDescription: String { name }
  }

  static func all() throws -> [File] {
    let folder = Folders.checkout.appending(path: "Content/lessons")
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") }.sorted().map { name in
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        let parts = text.components(separatedBy: "\n---\n")
        return File(name: name, body: parts.dropFirst().joined(separator: "\n---\n"))
      }
  }
}
