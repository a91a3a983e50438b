/// In which language a lesson shows what it shows in ten.
package enum ExampleLanguage: Hashable, Sendable {
  /// One, by the name that fences have.
  case one(String)
  case all

  /// The languages of the curriculum, in the order in which lessons show them, with their names.
  package static let known: [(fence: String, title: String)] = [
    ("python", "Python"), ("go", "Go"), ("rust", "Rust"), ("java", "Java"), ("kotlin", "Kotlin"),
    ("php", "PHP"), ("cpp", "C++"), ("csharp", "C#"), ("javascript", "JavaScript"),
    ("swift", "Swift"),
  ]

  /// Names that people have for them besides.
  private static let others = [
    "nodejs": "javascript", "node": "javascript", "js": "javascript", "typescript": "javascript",
    "golang": "go", "py": "python", "c++": "cpp", "c#": "csharp", "dotnet": "csharp", "rs": "rust",
    "kt": "kotlin",
  ]

  /// The language that is meant; nil where nobody knows it.
  package init?(_ name: String) {
    let name = name.lowercased()
    if name == "all" {
      self = .all
      return
    }
    let fence = Self.others[name] ?? name
    guard Self.known.contains(where: { $0.fence == fence }) else { return nil }
    self = .one(fence)
  }

  /// The name of a language as people write it.
  static func title(of fence: String) -> String {
    known.first { $0.fence == fence }?.title ?? others[fence].map(title(of:)) ?? fence
  }
}
