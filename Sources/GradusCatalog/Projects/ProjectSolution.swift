internal import Yams

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The model solution of a project, as a package of its own.
///
/// It is put together from the sources of the reference, without what makes mutants and variants of
/// it, and from the files in `solution/package` of the project's content.
package struct ProjectSolution: Hashable, Sendable {
  /// A file of the package.
  package struct File: Hashable, Sendable {
    /// Its path below the package.
    package let name: String
    /// Where it is copied from, an absolute path.
    package let source: String
  }

  /// Which files of the references are the model solution; each is on one of the lists.
  package struct Sources: Hashable, Sendable, Decodable {
    /// Where copied files go in the package.
    package let target: String
    /// Files, and folders that end with a slash, below the folder of the references.
    package let copied: [String]
    package let leftOut: [String]

    private enum CodingKeys: String, CodingKey {
      case target
      case copied
      case leftOut = "left_out"
    }
  }

  package let sources: Sources
  /// The folder of the references' sources.
  package let references: String
  /// In the order of their names.
  package let files: [File]

  /// Finds the solution of a project; nil where the content has none.
  ///
  /// - Parameters:
  ///   - folder: The project's folder in the content.
  ///   - content: The content; the references' sources are beside it, in a checkout as well as where
  ///     it was installed.
  /// - Throws: Where the list of the sources cannot be read, or a file on it is missing.
  init?(folder: String, in content: ContentFolder) throws {
    guard let list = FileManager.default.contents(atPath: "\(folder)/solution/sources.yaml") else {
      return nil
    }
    let text = String(decoding: list, as: UTF8.self)
    let sources = try YAMLDecoder().decode(Sources.self, from: text)
    let references = URL(filePath: "\(content.path)/../Sources/ReferenceBackends")
      .standardizedFileURL.path
    self.references = references
    self.sources = sources
    let template = "\(folder)/solution/package"
    let own = try Self.files(in: template).map { path in
      // Kept without its dot in the content, where git would otherwise obey it.
      File(name: path == "gitignore" ? ".gitignore" : path, source: "\(template)/\(path)")
    }
    let copied = try sources.copied.flatMap { entry in
      let paths =
        entry.hasSuffix("/")
        ? try Self.files(in: "\(references)/\(entry)").map { entry + $0 } : [entry]
      return try paths.map { path in
        let source = "\(references)/\(path)"
        guard FileManager.default.fileExists(atPath: source) else { throw Missing(path: source) }
        // The first folder only tells what several projects share from what is one project's.
        let name = path.split(separator: "/").dropFirst().joined(separator: "/")
        return File(name: "\(sources.target)/\(name)", source: source)
      }
    }
    files = (own + copied).sorted { $0.name < $1.name }
  }

  private static func files(in folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
      var isFolder = false
      return FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
        && !isFolder
    }
  }

  /// A source of the solution is not there.
  package struct Missing: Error, CustomStringConvertible {
    package let path: String
    package var description: String { "\(path) is missing" }
  }
}

extension ProjectContent {
  /// The model solution; nil where there is none.
  ///
  /// - Throws: Where it cannot be put together.
  package func solution(in content: ContentFolder) throws -> ProjectSolution? {
    try ProjectSolution(folder: folder, in: content)
  }
}
