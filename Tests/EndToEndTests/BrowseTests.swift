import Foundation
import GradusModel
import GradusTestSupport
import Testing

/// `gradus browse`, `gradus standards` and `gradus catalog lint`, as people use them.
@Suite("The catalog")
struct BrowseTests {
  private let gradus = Tool.built("gradus")

  private func written(_ arguments: [String], columns: Int = 80) async throws -> String {
    let outcome = try await gradus.run(arguments, environment: ["COLUMNS": "\(columns)"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }

  @Test(
    "what is shown",
    arguments: [
      ("overview", []), ("domains", ["domains"]), ("topics", ["topics"]),
      ("topic", ["topics", "security.jwt"]), ("drills", ["drills"]), ("projects", ["projects"]),
      ("paths", ["paths"]), ("path", ["paths", "beginner"]), ("roadmaps", ["roadmaps"]),
      ("roadmap", ["roadmaps", "graphql"]), ("careers", ["careers", "junior"]),
      ("languages", ["languages"]), ("tool", ["tools", "docker"]), ("agents", ["agents"]),
      ("agent", ["agents", "backend"]), ("search", ["--search", "hash password"]),
      ("nothing", ["topics", "--search", "no such words"]),
    ]
  )
  func texts(name: String, arguments: [String]) async throws {
    try Golden.expect(try await written(["browse"] + arguments), is: "browse-\(name).txt")
  }

  @Test(
    "what is shown in 40 columns",
    arguments: [
      ("overview", []), ("projects", ["projects"]), ("roadmap", ["roadmaps", "graphql"]),
      ("agent", ["agents", "backend"]),
    ]
  )
  func narrow(name: String, arguments: [String]) async throws {
    let text = try await written(["browse"] + arguments, columns: 40)
    for line in text.split(separator: "\n") where line.count > 40 {
      // Ids are not cut.
      #expect(line.split(separator: " ").contains { $0.count > 20 }, "\(line)")
    }
    try Golden.expect(text, is: "browse-\(name)-40.txt")
  }

  @Test("the standards with what measures them")
  func standards() async throws {
    try Golden.expect(try await written(["standards"]), is: "standards.txt")
  }

  @Test(
    "JSON has every kind, and what is missing",
    arguments: CatalogKind.allCases.map(\.rawValue)
  )
  func json(kind: String) async throws {
    let json = try JSONReader.read(try await written(["browse", kind, "--json"]))
    #expect(json["schema"]?.integer == 1)
    #expect(json["kind"]?.text == kind)
    let entries = try #require(json["entries"]?.elements)
    #expect(!entries.isEmpty)
    #expect(entries.allSatisfy { $0["id"]?.text != nil && $0["title"]?.text != nil })
    let first = try #require(entries[0]["id"]?.text)
    let one = try JSONReader.read(try await written(["browse", kind, first, "--json"]))
    #expect(one["entries"]?.elements == [entries[0]])
  }

  @Test(
    "what there is not, is told with what was probably meant",
    arguments: [
      (["topic"], "Did you mean 'topics'?"),
      (["topics", "security.jw"], "Did you mean 'security.jwt'?"),
      (["security.jwt"], "Ask for gradus browse topics security.jwt."),
      (["lessons", "db.indexes"], "gradus browse topics db.indexes shows the topic."),
      (["projects", "todo-api", "--search", "x"], "Leave out one of them."),
      (["topics", "--content", "/no/such/folder"], "--content"),
    ]
  )
  func unknown(arguments: [String], advice: String) async throws {
    let outcome = try await gradus.run(["browse"] + arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.replacing("\n", with: " ").contains(advice), "\(outcome.errors)")
  }

  @Test("nothing is wrong with the built-in content, and lint says so")
  func lint() async throws {
    let text = try await written(["catalog", "lint"])
    #expect(
      text.contains(
        /^Nothing is wrong: \d+ topics, \d+ of them with a lesson, and \d{3} items of the assessment\.\n$/
      )
    )
  }

  @Test("lint exits 1 and tells where, and a course of one's own is listed")
  func course() async throws {
    try await Folders.withTemporary { folder in
      let file = folder.appending(path: "curriculum.yaml")
      let text =
        "domains:\n  - {id: music, title: Music, weeks: 1-2, topics: [{id: music.notes}]}\n"
      try Data(text.utf8).write(to: file)
      let wrong = try await gradus.run(["catalog", "lint", "--content", "."], in: folder.path)
      #expect(wrong.status == 1)
      #expect(
        wrong.output == """
          ./curriculum.yaml:2:52: the key 'title' is missing. Add it.

          1 thing is wrong.

          """
      )
      let right = text.replacing("music.notes}", with: "music.notes, title: Notes}")
      try Data(right.utf8).write(to: file)
      let clean = try await gradus.run(["catalog", "lint", "--content", "."], in: folder.path)
      #expect(clean.status == 0, "\(clean.output)")
      let listed = try await gradus.run(
        ["browse", "topics", "music.notes", "--content", "."],
        in: folder.path
      )
      #expect(listed.output.hasPrefix("Notes (music.notes)"))
    }
  }
}
