import GradusCatalog
import GradusModel
import GradusTestSupport
import Testing

/// Content of somebody's own over the built-in one.
@Suite("Layers of content")
struct LayeringTests {
  @Test("new entries are added, and the same ids replace")
  func layers() async throws {
    try await SampleContent.with { sample in
      try sample.write(
        "curriculum.yaml",
        """
        domains:
          - id: security
            title: Safety
            weeks: 1-2
            topics:
              - {id: security.https, title: HTTPS at our company}
              - {id: security.badges, title: Badges}
        projects:
          beginner:
            - {id: intranet, title: Intranet, about: our own}
        """
      )
      let builtIn = try Catalog([BuiltInTests.folder])
      let both = try Catalog([BuiltInTests.folder, sample.content])
      #expect(both.diagnostics == [])
      let security = try #require(both.domain("security"))
      #expect(security.title == "Safety")
      #expect(security.topics.count == 12, "the eleven that were there, and one more")
      #expect(security.topics.last == "security.badges")
      #expect(security.drills == builtIn.domain("security")?.drills)
      #expect(both.topic("security.https")?.title == "HTTPS at our company")
      #expect(both.lesson("security.https") != nil)
      #expect(both.topics.count == builtIn.topics.count + 1)
      #expect(both.projects.map(\.id).contains("intranet"))
    }
  }

  @Test("an own lesson takes the place of the built-in one")
  func lesson() async throws {
    try await SampleContent.with { sample in
      try sample.writeCurriculum(topics: ["notes"])
      try sample.writeLesson("notes") {
        $0.replacing("id: music.notes", with: "id: security.https")
      }
      let catalog = try Catalog([BuiltInTests.folder, sample.content])
      let lesson = try #require(catalog.lesson("security.https"))
      #expect(lesson.title == "Notes")
      #expect(catalog.lessons.count { $0.id == "security.https" } == 1)
    }
  }
}
