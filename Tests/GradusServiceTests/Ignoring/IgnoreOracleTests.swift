import Foundation
import GradusModel
import GradusService
import GradusTestSupport
import Testing

/// Git itself says whether a path is ignored, for patterns that nobody would write.
@Suite("Ignore rules, against git")
struct IgnoreOracleTests {
  private static let git = ["/usr/bin/git", "/usr/local/bin/git", "/opt/homebrew/bin/git"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }
  private static let paths = [
    "a", "b", "ab", "abc", "a-b", "c/a", "c/b", "c/ab", "c/d/a", "c/d/b", "c/d/abc", "c/d/e/a",
    "d/a", "d/d/a", "d/d/d", "x.a/b", "x.a/c/b", "x.a/c/d/b",
  ]

  @Test(
    "git agrees on random patterns in two files",
    .enabled(if: git != nil, "needs git"),
    arguments: UInt64(1)...4
  )
  func random(seed: UInt64) async throws {
    let git = Tool(path: try #require(Self.git))
    var generator = Seed(seed).generator(for: "ignore patterns")
    try await Folders.withTemporary { folder in
      _ = try await git.run(["init", "--quiet", folder.path])
      for path in Self.paths {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try Data().write(to: file)
      }
      let asked = folder.appending(path: "asked").path
      try Data(Self.paths.joined(separator: "\n").utf8).write(to: URL(filePath: asked))
      for _ in 0..<25 {
        let top = Self.lines(&generator)
        let deep = Self.lines(&generator)
        try Data(top.utf8).write(to: folder.appending(path: ".gitignore"))
        try Data(deep.utf8).write(to: folder.appending(path: "c/.gitignore"))
        let answer = try await Tool(path: "/bin/sh").run(
          ["-c", "git check-ignore --no-index --stdin < asked"],
          in: folder.path
        )
        let expected = Set(answer.output.split(separator: "\n").map(String.init))
        var rules = IgnoreRules()
        rules.add(top)
        rules.add(deep, in: "c")
        let found = Set(Self.paths.filter { rules.ignores($0) })
        #expect(found == expected, "top: \(top.debugDescription), c: \(deep.debugDescription)")
      }
    }
  }

  /// One to four patterns of pieces that mean something.
  private static func lines(_ generator: inout some RandomNumberGenerator) -> String {
    let pieces = [
      "a", "b", "c", "d", "x.a", "*", "**", "/", "/", "?", "[ab]", "[!a]", "[a-c]", "\\a", "**/",
      "/**", "abc", "[]a]", "[[:alpha:]]", " ",
    ]
    return (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      let count = Int.random(in: 1...4, using: &generator)
      let negation = Int.random(in: 0..<4, using: &generator) == 0 ? "!" : ""
      return negation
        + (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined() + "\n"
    }.joined()
  }
}
