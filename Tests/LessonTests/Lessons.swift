import Foundation
import GradusCatalog
import GradusModel
import GradusTestSupport

/// The lessons of the built-in content.
enum Lessons {
  static let all: [Lesson] = {
    let folder = ContentFolder(path: Folders.checkout.appending(path: "Content").path)
    return (try? Catalog([folder]))?.lessons ?? []
  }()

  /// The ids of the lessons that have a block of this kind.
  static func ids(with isWanted: (CodeBlock) -> Bool) -> [String] {
    all.filter { $0.parts.blocks.contains(where: isWanted) }.map(\.id.rawValue)
  }

  /// The blocks of a lesson, each with the one behind it.
  static func blocks(of id: String) -> [(block: CodeBlock, next: CodeBlock?)] {
    let blocks = all.first { $0.id.rawValue == id }?.parts.blocks ?? []
    return blocks.enumerated().map { index, block in
      (block, blocks.indices.contains(index + 1) ? blocks[index + 1] : nil)
    }
  }

  /// The examples in a language, each with the id of its lesson.
  static func examples(in language: String) -> [(lesson: String, block: CodeBlock)] {
    all.flatMap { lesson in
      lesson.parts.blocks.filter { $0.example != nil && $0.language == language }
        .map { (lesson.id.rawValue, $0) }
    }
  }
}

extension CodeBlock {
  /// What the first line says of packages that the block needs; nil where it needs none.
  var package: String? {
    let first = text.prefix { $0 != "\n" }
    let comments = ["// ", "# "].filter { first.hasPrefix($0) }
    guard let comment = comments.first else { return nil }
    let said = first.dropFirst(comment.count)
    let words = [
      "crate", "Crate", "pip install", "go get", "npm install", "dotnet add", "://", "link with",
      "libsodium", "Library", "nlohmann", "com.", "org.",
    ]
    return words.contains { said.contains($0) } ? String(said) : nil
  }
}
