package import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// What a learner is given for a project: the brief, the contract and starters.
package struct ProjectContent: Hashable, Sendable {
  package let id: ProjectID
  let folder: String

  /// The content of a project; nil where there is none.
  package init?(_ id: ProjectID, in content: ContentFolder) {
    self.id = id
    folder = "\(content.path)/projects/\(id)"
    guard FileManager.default.fileExists(atPath: "\(folder)/brief.md") else { return nil }
  }

  /// The languages that there is a starter for.
  package var languages: [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/starters")
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The contract, as it is written.
  ///
  /// - Throws: Where it cannot be read.
  package func contract() throws -> [UInt8] {
    try read("\(folder)/contract.yaml", as: "contract.yaml").bytes
  }

  /// The files of a learner's new folder: brief, contract, and the starter of a language.
  ///
  /// - Parameter language: One of `languages`.
  /// - Returns: `brief.md`, `contract.yaml`, and the starter's files in the order of their paths.
  /// - Throws: Where a file of the content cannot be read.
  package func files(language: String) throws -> [ContentFile] {
    var files = try ["brief.md", "contract.yaml"].map { try read("\(folder)/\($0)", as: $0) }
    let starter = "\(folder)/starters/\(language)"
    for path in try FileManager.default.subpathsOfDirectory(atPath: starter).sorted() {
      var isFolder = false
      guard FileManager.default.fileExists(atPath: "\(starter)/\(path)", isDirectory: &isFolder),
        !isFolder
      else { continue }
      // Kept without its dot in the content, where git would otherwise obey it.
      files.append(try read("\(starter)/\(path)", as: path == "gitignore" ? ".gitignore" : path))
    }
    return files
  }

  private func read(_ path: String, as name: String) throws -> ContentFile {
    ContentFile(name: name, bytes: Array(try Data(contentsOf: URL(filePath: path))))
  }
}

/// A file to be written into a learner's folder.
package struct ContentFile: Hashable, Sendable {
  /// Its path below the folder.
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
