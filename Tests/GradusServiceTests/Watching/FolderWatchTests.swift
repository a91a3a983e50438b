import Foundation
import GradusModel
import GradusProjects
import GradusService
import GradusTestSupport
import Testing

/// What is noticed in a real folder.
@Suite("Folder watch")
struct FolderWatchTests {
  private let gradus = Gradus(exams: AllProjects.exams)

  /// Watches a folder with a project in it while a closure changes it, and returns what was noticed.
  private func noticed(
    before: [String: String] = [:],
    _ change: (URL) throws -> Void
  ) async throws -> [String] {
    try await Folders.withTemporary { folder in
      try write("project: todo-api\nrun: x\n", to: "gradus.yaml", in: folder)
      for (name, text) in before { try write(text, to: name, in: folder) }
      var watch = try gradus.watch(folder.path)
      try change(folder)
      // What is to be ignored would never be noticed: this ends the wait.
      try write("x", to: "end", in: folder)
      return try await watch.nextChange().paths.filter { $0 != "end" }
    }
  }

  private func write(_ text: String, to name: String, in folder: URL) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: file)
  }

  @Test("edits, new files, files that go and files in new folders are noticed")
  func kinds() async throws {
    let paths = try await noticed(before: ["edited.py": "1", "gone.py": "2"]) { folder in
      try write("changed", to: "edited.py", in: folder)
      try write("new", to: "new.py", in: folder)
      try write("new", to: "deep/er/new.py", in: folder)
      try FileManager.default.removeItem(at: folder.appending(path: "gone.py"))
    }
    #expect(paths == ["deep/er/new.py", "edited.py", "gone.py", "new.py"])
  }

  @Test("a file that an editor replaces by another one is noticed, whatever its size and its times")
  func replaced() async throws {
    let paths = try await noticed(before: ["server.py": "1"]) { folder in
      let file = folder.appending(path: "server.py")
      let date = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate]
      try write("2", to: ".server.py.swp", in: folder)
      let written = folder.appending(path: ".server.py.swp")
      try FileManager.default.setAttributes(
        [.modificationDate: try #require(date)],
        ofItemAtPath: written.path
      )
      let renamed = unsafe rename(written.path, file.path)
      #expect(renamed == 0)
    }
    #expect(paths == ["server.py"])
  }

  @Test("what .gitignore files name is not noticed, and neither is what Gradus and editors keep")
  func ignored() async throws {
    let before = [".gitignore": "*.db\n!kept.db\nout/\n", "deep/.gitignore": "/own\n"]
    let paths = try await noticed(before: before) { folder in
      for name in [
        "a.db", "out/x", "deep/own", ".git/index", ".gradus/last-run.json", ".server.py.swp",
        "server.py~", "__pycache__/server.pyc",
      ] {
        try write("x", to: name, in: folder)
      }
      try write("x", to: "kept.db", in: folder)
      try write("x", to: "deep/er/own", in: folder)
    }
    #expect(paths == ["deep/er/own", "kept.db"])
  }

  @Test("the .gitignore files above it count, up to the repository's")
  func aboveTheFolder() async throws {
    try await Folders.withTemporary { repository in
      try write("", to: ".git/HEAD", in: repository)
      try write("*.db\n/todo/out\n", to: ".gitignore", in: repository)
      let folder = repository.appending(path: "todo")
      try write("project: todo-api\nrun: x\n", to: "gradus.yaml", in: folder)
      var watch = try gradus.watch(folder.path)
      for name in ["a.db", "out", "deep/out"] { try write("x", to: name, in: folder) }
      #expect(try await watch.nextChange().paths == ["deep/out"])
    }
  }

  @Test("a folder without a project, or with too many files, is refused")
  func refused() async throws {
    try await Folders.withTemporary { folder in
      #expect(throws: Problem.self) { try gradus.watch(folder.path) }
      try write("project: todo-api\nrun: x\n", to: "gradus.yaml", in: folder)
      let many = folder.appending(path: "many").path
      _ = try await Tool(path: "/bin/sh").run([
        "-c", "mkdir '\(many)' && cd '\(many)' && seq 20001 | xargs touch",
      ])
      let problem = #expect(throws: Problem.self) { try gradus.watch(folder.path) }
      #expect(problem?.exitCode == .usage)
      try write("many/\n", to: ".gitignore", in: folder)
      _ = try gradus.watch(folder.path)
    }
  }
}
