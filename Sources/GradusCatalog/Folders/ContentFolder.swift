#if canImport(Darwin)
internal import Foundation
#else
internal import FoundationEssentials
#endif

/// The folder of everything that Gradus teaches: curriculum, briefs, contracts, starters.
package struct ContentFolder: Hashable, Sendable {
  /// An absolute path.
  package let path: String

  package init(path: String) {
    self.path = path
  }

  /// The content of this program.
  ///
  /// In this order: the folder that `GRADUS_CONTENT` names; what was installed beside the program, in
  /// `../share/gradus`; and in a checkout the folder `Content` at or above the program.
  ///
  /// - Throws: `NotFound`.
  package static func locate() throws(NotFound) -> ContentFolder {
    if let named = ProcessInfo.processInfo.environment["GRADUS_CONTENT"], !named.isEmpty {
      let folder = ContentFolder(path: named)
      guard folder.isContent else { throw NotFound(tried: [named]) }
      return folder
    }
    let program = URL(filePath: executablePath).resolvingSymlinksInPath()
    var above = program.deletingLastPathComponent()
    var tried = [above.deletingLastPathComponent().appending(path: "share/gradus/Content").path]
    while above.pathComponents.count > 1 {
      tried.append(above.appending(path: "Content").path)
      above.deleteLastPathComponent()
    }
    for path in tried {
      let folder = ContentFolder(path: path)
      if folder.isContent { return folder }
    }
    throw NotFound(tried: tried)
  }

  /// A file of the content.
  ///
  /// - Parameter name: Its path below the folder.
  /// - Returns: Its bytes.
  /// - Throws: Where it cannot be read.
  package func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(path)/\(name)")))
  }

  private var isContent: Bool {
    FileManager.default.fileExists(atPath: "\(path)/curriculum.yaml")
  }

  private static var executablePath: String {
    #if canImport(Darwin)
    Bundle.main.executablePath ?? CommandLine.arguments[0]
    #else
    "/proc/self/exe"
    #endif
  }

  /// There is no content where it should be.
  package struct NotFound: Error, CustomStringConvertible {
    /// The folders that were looked for.
    package let tried: [String]

    package var description: String {
      "The content of Gradus is not there; it was looked for in \(tried.first ?? "no folder"). "
        + "Install Gradus again with make install, or name its Content folder in GRADUS_CONTENT."
    }
  }
}
