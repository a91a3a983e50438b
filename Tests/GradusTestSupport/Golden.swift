import Foundation
package import Testing

/// Texts that people read, kept in files so that a change of wording is seen and meant.
package enum Golden {
  /// Expects that a text is what the golden file says.
  ///
  /// With `GRADUS_UPDATE_GOLDENS=1` in the environment the file is written instead; look at the
  /// difference before you commit it.
  ///
  /// - Parameters:
  ///   - text: What came.
  ///   - name: The file's name, below `Goldens/` beside the test's file.
  ///   - filePath: The test's file; by default the caller's.
  ///   - sourceLocation: The line that a difference is told at; by default the caller's.
  /// - Throws: Where the golden file is to be written and cannot be.
  package static func expect(
    _ text: String,
    is name: String,
    filePath: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = URL(filePath: filePath).deletingLastPathComponent()
      .appending(path: "Goldens/\(name)")
    if ProcessInfo.processInfo.environment["GRADUS_UPDATE_GOLDENS"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: file)
      return
    }
    let expected = try? String(contentsOf: file, encoding: .utf8)
    guard let expected else {
      Issue.record(
        "There is no golden \(name); GRADUS_UPDATE_GOLDENS=1 writes it.",
        sourceLocation: sourceLocation
      )
      return
    }
    let first = zip(
      expected.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false)
    ).enumerated().first { $1.0 != $1.1 }
    #expect(
      text == expected,
      "\(name), line \((first?.offset ?? 0) + 1): expected '\(first?.element.0 ?? "")', came '\(first?.element.1 ?? "")'",
      sourceLocation: sourceLocation
    )
  }
}
