import Foundation
import GradusTestSupport
import Testing

/// `gradus` under the other name that it is installed under.
@Suite("The name gradus-reference")
struct ReferenceNameTests {
  @Test("gradus does under that name what the program of that name does, and nothing else")
  func name() async throws {
    try await Folders.withTemporary { folder in
      let link = folder.appending(path: "gradus-reference")
      try FileManager.default.createSymbolicLink(
        at: link,
        withDestinationURL: URL(filePath: Tool.builtPath(of: "gradus"))
      )
      let commandLines = [
        ["todo-api", "--list-mutants"], ["--help"], ["todo-api", "--mutant", "x"],
      ]
      for arguments in commandLines {
        let named = try await Tool(path: link.path).run(arguments)
        let own = try await Tool.built("gradus-reference").run(arguments)
        #expect(named.output == own.output)
        #expect(named.errors == own.errors)
        #expect(named.status == own.status)
      }
      let gradus = try await Tool.built("gradus").run(["todo-api", "--list-mutants"])
      #expect(gradus.status == 2)

      let backend = folder.appending(path: "backend")
      try FileManager.default.createDirectory(at: backend, withIntermediateDirectories: true)
      try Backends.configure(backend, run: "exec '\(link.path)' todo-api")
      let checked = try await Tool.built("gradus").run(["check", backend.path, "--stage", "create"])
      #expect(checked.status == 0, "\(checked.output)")
    }
  }
}
