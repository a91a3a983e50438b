#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A folder that exists for the length of a closure.
package enum TemporaryFolder {
  /// Makes an empty folder that only this user can read, and removes it with its content after use.
  ///
  /// - Throws: Where the folder cannot be made, and what the closure throws.
  package static func with<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let name = "gradus-" + String(UInt64.random(in: .min ... .max), radix: 36)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: folder,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700]
    )
    defer { remove(folder) }
    return try await body(folder.path)
  }

  private static func remove(_ folder: URL) {
    do {
      try FileManager.default.removeItem(at: folder)
    } catch {
      // A subject may have locked folders that are its own.
      unlock(folder.path)
      try? FileManager.default.removeItem(at: folder)
    }
  }

  /// Lets this user into a folder and those in it; links are not followed.
  private static func unlock(_ path: String) {
    let files = FileManager.default
    guard let attributes = try? files.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeDirectory
    else { return }
    try? files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    for name in (try? files.contentsOfDirectory(atPath: path)) ?? [] { unlock("\(path)/\(name)") }
  }
}
