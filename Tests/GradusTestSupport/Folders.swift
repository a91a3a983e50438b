package import Foundation

/// Folders that tests read.
package enum Folders {
  /// The root of the checkout.
  package static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Data that was computed independently of this project; nil where it is not on this machine.
  package static let reference: URL? = {
    let named = ProcessInfo.processInfo.environment["GRADUS_REFERENCE_DATA"].map {
      URL(filePath: $0)
    }
    let beside = checkout.deletingLastPathComponent().appending(path: "shared/reference")
    return [named, beside].compactMap(\.self).first {
      FileManager.default.fileExists(atPath: $0.appending(path: "README.md").path)
    }
  }()

  /// Runs a closure with an empty folder, which is removed after it.
  package static func withTemporary<Result>(
    _ body: (URL) async throws -> Result
  ) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "gradus-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }
}
