#if canImport(Darwin)
internal import Foundation
#else
internal import FoundationEssentials
#endif

extension ContentFolder {
  /// A folder or a file of the content can't be read.
  package struct Unreadable: Error, CustomStringConvertible {
    package let path: String
    /// Why, as a part of a sentence.
    package let reason: String

    package var description: String { "\(path) can't be read: \(reason)." }
  }

  /// The path of a file, by which diagnostics name it: the folder's, and below it its own.
  package func naming(_ name: String) -> String {
    path.hasSuffix("/") ? path + name : "\(path)/\(name)"
  }

  /// The names of what is in a folder of the content.
  ///
  /// - Parameter folder: Its path below the content; nil for the content itself, which has to be
  ///   there.
  /// - Returns: In their order, without those that begin with a dot; none where it isn't there.
  /// - Throws: `Unreadable`.
  package func entries(_ folder: String? = nil) throws(Unreadable) -> [String] {
    let place = folder.map { naming($0) } ?? path
    var isFolder = false
    let exists = FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
    if folder != nil, !exists { return [] }
    guard exists, isFolder else {
      throw Unreadable(path: place, reason: exists ? "it is no folder" : "it is not there")
    }
    do {
      let names = try FileManager.default.contentsOfDirectory(atPath: place)
      return names.filter { !$0.hasPrefix(".") }.sorted()
    } catch {
      throw Unreadable(path: place, reason: "the system refuses it")
    }
  }

  /// The text of a file of the content.
  ///
  /// - Parameter name: Its path below the folder.
  /// - Returns: What is no UTF-8 is replaced.
  /// - Throws: `Unreadable`.
  package func text(_ name: String) throws(Unreadable) -> String {
    do {
      let data = try Data(contentsOf: URL(filePath: naming(name)))
      return String(decoding: data, as: UTF8.self)
    } catch {
      throw Unreadable(path: naming(name), reason: "the system refuses it")
    }
  }
}
