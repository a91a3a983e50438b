#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// In which language a backend is written, as far as its folder tells.
enum WorkspaceLanguage {
  /// Files that only one language has, with its id in the catalog.
  private static let markers = [
    "Cargo.toml": "rust", "Package.swift": "swift", "build.gradle.kts": "kotlin",
    "composer.json": "php", "go.mod": "go", "package.json": "nodejs", "pom.xml": "java",
    "pyproject.toml": "python", "requirements.txt": "python", "CMakeLists.txt": "cpp",
  ]

  /// Endings of sources, for folders without such a file.
  private static let endings = [
    "cpp": "cpp", "cs": "csharp", "csproj": "csharp", "go": "go", "java": "java", "js": "nodejs",
    "kt": "kotlin", "mjs": "nodejs", "php": "php", "py": "python", "rs": "rust",
    "swift": "swift", "ts": "nodejs",
  ]

  /// The language of a folder, by the files in it itself; nil where they tell none, or several.
  static func of(_ folder: String) -> String? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let marked = Set(names.compactMap { markers[$0] })
    if let language = marked.first { return marked.count == 1 ? language : nil }
    let written = Set(
      names.compactMap { name in
        name.lastIndex(of: ".").flatMap { endings[String(name[name.index(after: $0)...])] }
      }
    )
    return written.count == 1 ? written.first : nil
  }
}
