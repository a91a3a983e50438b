import Foundation
import GradusCatalog
import GradusModel
import GradusTestSupport

/// Content that a test writes.
struct SampleContent {
  let folder: URL

  /// Runs a closure with an empty content folder, which is removed after it.
  static func with<Result>(_ body: (SampleContent) async throws -> Result) async throws -> Result {
    try await Folders.withTemporary { try await body(SampleContent(folder: $0)) }
  }

  var content: ContentFolder { ContentFolder(path: folder.path) }

  /// Writes a file.
  func write(_ name: String, _ text: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: file)
  }

  /// Writes a curriculum with the domain `music` and some topics.
  func writeCurriculum(topics: [String]) throws {
    let lines = topics.map { "      - {id: music.\($0), title: \($0.capitalized)}\n" }.joined()
    try write(
      "curriculum.yaml",
      "domains:\n  - id: music\n    title: Music\n    weeks: 1-2\n    topics:\n\(lines)"
    )
  }

  /// Writes a lesson on a topic of `music` with which nothing is wrong but what a closure changes.
  func writeLesson(
    _ name: String,
    needs: [String] = [],
    _ change: (String) -> String = { $0 }
  ) throws {
    try write("lessons/music/\(name).md", change(Self.lesson(name, needs: needs)))
  }

  private static func lesson(_ name: String, needs: [String]) -> String {
    let source = "  - {title: A book, url: \"https://example.org/book\"}\n"
    let recall = "  - question: What is it?\n    answer: It is that.\n"
    let prose = Array(repeating: "Every word of this sentence counts.\n", count: 120).joined()
    return """
      ---
      id: music.\(name)
      title: \(name.capitalized)
      domain: music
      minutes: 10
      objectives:
        - Name a note
        - Play a note
      prerequisites: [\(needs.map { "music.\($0)" }.joined(separator: ", "))]
      practised_by:
        stages: [todo-api/create]
        drills: []
      sources:
      \(source)\(source)\(source)recall:
      \(recall)\(recall)\(recall)---
      \(prose)
      ## The idea

      ## A worked example

      ```python run
      print(1)
      ```

      ```output
      1
      ```

      ## What goes wrong in production

      ## How Gradus examines it

      ## Read on

      """
  }

  /// What is wrong with the content over the built-in one, a line each, as it is told.
  func lint() throws -> String {
    let catalog = try Catalog([BuiltInTests.folder, content])
    return catalog.lint(exams: BuiltInTests.exams)
      .map { $0.description.replacing(folder.path, with: "FOLDER") + "\n" }.joined()
  }
}
