import Foundation
import GradusCatalog
import GradusTestSupport
import Testing

/// The examples in the ten languages are what compilers of these languages accept.
///
/// What needs a package is only parsed, and where a compiler can't do that, left out with a line that
/// says so.
@Suite("Examples")
struct SyntaxTests {
  private static func has(_ program: String) -> ConditionTrait {
    .enabled(if: Program.exists(program), "needs \(program)")
  }

  @Test("Python", has("python3"))
  func python() async throws {
    try await expect("python", file: "example.py") { ["python3", "-m", "py_compile", $0.file] }
  }

  @Test("JavaScript", has("node"))
  func javascript() async throws {
    try await expect("javascript", file: "example.mjs") { ["node", "--check", $0.file] }
  }

  @Test("Swift", has("swiftc"))
  func swift() async throws {
    try await expect("swift", file: "example.swift") { example in
      example.package == nil
        ? ["swiftc", "-typecheck", "-parse-as-library", example.file]
        : ["swiftc", "-frontend", "-parse", example.file]
    }
  }

  @Test("Go", has("gofmt"))
  func go() async throws {
    try await expect("go", file: "example.go") { ["gofmt", "-l", $0.file] }
  }

  @Test("Rust", has("rustc"))
  func rust() async throws {
    try await expect("rust", file: "example.rs") { example in
      guard example.package == nil else { return nil }
      return ["rustc", "--edition", "2021", "--crate-type", "lib", "--emit=metadata", example.file]
    }
  }

  @Test("Java", has("javac"))
  func java() async throws {
    try await expect("java", file: "Example.java") { example in
      guard example.package == nil else { return nil }
      return ["javac", "-proc:none", "-d", example.folder, example.file]
    }
  }

  @Test("Kotlin", has("kotlinc"))
  func kotlin() async throws {
    try await expect("kotlin", file: "example.kt") { example in
      guard example.package == nil else { return nil }
      return ["kotlinc", example.file, "-d", "\(example.folder)/classes"]
    }
  }

  @Test("PHP", has("php"))
  func php() async throws {
    try await expect("php", file: "example.php") { ["php", "-l", $0.file] }
  }

  @Test("C++", has("g++"))
  func cpp() async throws {
    try await expect("cpp", file: "example.cpp") { example in
      guard example.package == nil else { return nil }
      return ["g++", "-std=c++20", "-fsyntax-only", example.file]
    }
  }

  @Test("C#", .disabled("the .NET SDK compiles whole projects only"))
  func csharp() {}

  /// An example that was written to a file.
  private struct Example {
    let folder: String
    let file: String
    let package: String?
  }

  /// Expects that a program accepts every example of a language.
  ///
  /// - Parameters:
  ///   - language: As code blocks name it.
  ///   - file: The name that each example gets, in a folder of its own.
  ///   - command: The program with its arguments; nil where it can't tell without the package.
  /// - Throws: Where the program can't be run.
  private func expect(
    _ language: String,
    file: String,
    _ command: (Example) -> [String]?
  ) async throws {
    let examples = Lessons.examples(in: language)
    #expect(!examples.isEmpty)
    for (lesson, block) in examples {
      try await Folders.withTemporary { folder in
        let path = folder.appending(path: file).path
        try Data(block.text.utf8).write(to: URL(filePath: path))
        let example = Example(folder: folder.path, file: path, package: block.package)
        guard let words = command(example), let program = Program.path(of: words[0]) else {
          print("\(lesson) in \(language) is not compiled, for its package: \(block.package ?? "")")
          return
        }
        let outcome = try await Tool(path: program).run(
          Array(words.dropFirst()),
          in: folder.path
        )
        let told = outcome.errors + outcome.output
        // GCC 12 has no <format>, which is in C++20.
        if told.contains("fatal error:"), told.contains("No such file or directory") {
          print("\(lesson) in \(language) is not compiled, for a header that is missing here.")
          return
        }
        #expect(outcome.status == 0, "\(lesson), line \(block.line): \(told)")
        // It lists files that it would format otherwise, and those can't be parsed are errors.
        if words[0] == "gofmt" { #expect(outcome.output.isEmpty, "\(lesson), line \(block.line)") }
      }
    }
  }
}
