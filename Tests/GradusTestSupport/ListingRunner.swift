import Foundation

/// Runs the examples of lessons and the listings of items, each alone, from an empty folder.
package enum ListingRunner {
  /// How a language is run: the program, and the name that the listing's file gets.
  private static let languages: [String: (program: String, file: String)] = [
    "sh": ("sh", "listing.sh"), "python": ("python3", "listing.py"),
    "javascript": ("node", "listing.mjs"), "sql": ("sqlite3", "listing.sql"),
    "swift": ("swiftc", "main.swift"),
  ]

  /// The program that a language needs.
  package static func program(for language: String) -> String? { languages[language]?.program }

  /// Runs a listing.
  ///
  /// - Parameters:
  ///   - text: The whole program.
  ///   - language: As fenced blocks name it: `python`.
  /// - Returns: How it ended, and what it wrote; nil where its program is not on this machine.
  /// - Throws: What writing it to a file and starting its program throw.
  package static func run(_ text: String, in language: String) async throws -> Tool.Outcome? {
    guard let (name, file) = languages[language], let program = Program.path(of: name) else {
      return nil
    }
    return try await Folders.withTemporary { folder in
      let empty = folder.appending(path: "empty")
      try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
      let file = folder.appending(path: file).path
      try Data(text.utf8).write(to: URL(filePath: file))
      let tool = Tool(path: program)
      switch language {
      case "sql": return try await tool.run([":memory:", ".read '\(file)'"], in: empty.path)
      case "swift":
        let built = folder.appending(path: "listing").path
        let compiled = try await tool.run(["-o", built, file], in: folder.path)
        guard compiled.status == 0 else { return compiled }
        return try await Tool(path: built).run([], in: empty.path)
      default: return try await tool.run([file], in: empty.path)
      }
    }
  }

  /// Text as it is compared: without blanks at the ends of lines, and without last line feeds.
  package static func compared(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" }.reversed())
    }
    return lines.reversed().drop { $0.isEmpty }.reversed().joined(separator: "\n")
  }
}
