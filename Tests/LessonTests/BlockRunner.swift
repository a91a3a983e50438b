import Foundation
import GradusCatalog
import GradusTestSupport

/// Runs a block of a lesson, alone, from an empty folder.
enum BlockRunner {
  /// How a language is run: the program, and the name that the block's file gets.
  private static let languages: [String: (program: String, file: String)] = [
    "sh": ("sh", "block.sh"), "python": ("python3", "block.py"),
    "javascript": ("node", "block.mjs"), "sql": ("sqlite3", "block.sql"),
    "swift": ("swiftc", "main.swift"),
  ]

  /// The program that a language needs.
  static func program(for language: String) -> String? { languages[language]?.program }

  /// Runs a block.
  ///
  /// - Returns: How it ended, and what it wrote; nil where its program is not on this machine.
  static func run(_ block: CodeBlock) async throws -> Tool.Outcome? {
    guard let language = languages[block.language],
      let program = Program.path(of: language.program)
    else { return nil }
    return try await Folders.withTemporary { folder in
      let empty = folder.appending(path: "empty")
      try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
      let file = folder.appending(path: language.file).path
      try Data(block.text.utf8).write(to: URL(filePath: file))
      let tool = Tool(path: program)
      switch block.language {
      case "sql":
        return try await tool.run([":memory:", ".read '\(file)'"], in: empty.path)
      case "swift":
        let built = folder.appending(path: "block").path
        let compiled = try await tool.run(["-o", built, file], in: folder.path)
        guard compiled.status == 0 else { return compiled }
        return try await Tool(path: built).run([], in: empty.path)
      default: return try await tool.run([file], in: empty.path)
      }
    }
  }

  /// Text as lessons compare it: without blanks at the ends of lines, and without last line feeds.
  static func compared(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" }.reversed())
    }
    return lines.reversed().drop { $0.isEmpty }.reversed().joined(separator: "\n")
  }
}
