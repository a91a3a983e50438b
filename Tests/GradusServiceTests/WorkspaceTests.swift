import Foundation
import GradusModel
import GradusProjects
import GradusService
import GradusTestSupport
import Testing

/// Use cases that need no backend.
@Suite("Service")
struct WorkspaceTests {
  private let gradus = Gradus(exams: AllProjects.exams)

  @Test("a start names every language, and writes into a folder that it makes")
  func start() async throws {
    #expect(try gradus.languages(of: "todo-api") == ["nodejs", "python", "swift"])
    try await Folders.withTemporary { folder in
      let place = folder.appending(path: "deep/inside").path
      let started = try gradus.start("todo-api", language: "python", folder: place, force: false)
      #expect(started.folder == place)
      #expect(started.files.contains("server.py"))
      #expect(FileManager.default.fileExists(atPath: place + "/server.py"))
      #expect(throws: Problem.self) {
        try gradus.start("todo-api", language: "python", folder: place, force: false)
      }
    }
  }

  @Test("a hint is found by check and by finding, and suggested where it is misspelt")
  func hint() async throws {
    try await Folders.withTemporary { folder in
      let file = folder.appending(path: "gradus.yaml")
      try Data("project: todo-api\nrun: x\n".utf8).write(to: file)
      let place = folder.path
      #expect(try gradus.hint(for: "create.location", in: place)?.check.id == "create.location")
      #expect(try gradus.hint(for: "create.location.1", in: place)?.check.id == "create.location")
      let problem = #expect(throws: Problem.self) {
        try gradus.hint(for: "create.locaton", in: place)
      }
      #expect(problem?.advice == "Did you mean 'create.location'?")
      #expect(throws: Problem.self) { try gradus.hint(for: nil, in: place) }
    }
  }

  @Test(
    "numbers out of range are refused before anything is started",
    arguments: [
      CheckRequest(jobs: 0), CheckRequest(jobs: 65), CheckRequest(timeoutScale: 0),
      CheckRequest(timeoutScale: .nan), CheckRequest(stage: "read", until: "read"),
    ]
  )
  func ranges(request: CheckRequest) async throws {
    try await Folders.withTemporary { folder in
      let file = folder.appending(path: "gradus.yaml")
      try Data("project: todo-api\nrun: touch started\n".utf8).write(to: file)
      var request = request
      request.folder = folder.path
      let refused = request
      let problem = await #expect(throws: Problem.self) {
        _ = try await gradus.check(refused) { _ in }
      }
      #expect(problem?.exitCode == .usage)
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/started"))
    }
  }
}
