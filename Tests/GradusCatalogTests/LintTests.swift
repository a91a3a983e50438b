import Foundation
import GradusCatalog
import GradusTestSupport
import Testing

/// What is told of content in which something is wrong.
@Suite("Wrong content")
struct LintTests {
  @Test("a course of somebody's own, with which nothing is wrong")
  func clean() async throws {
    try await SampleContent.with { sample in
      try sample.writeCurriculum(topics: ["notes", "chords"])
      try sample.writeLesson("notes")
      try sample.writeLesson("chords", needs: ["notes"])
      #expect(try sample.lint() == "")
    }
  }

  @Test("links that lead nowhere: ids, stages, checks")
  func links() async throws {
    try await SampleContent.with { sample in
      try sample.writeCurriculum(topics: ["notes"])
      try sample.writeLesson("notes", needs: ["note"]) {
        $0.replacing("todo-api/create", with: "todo-api/crate, todo-apl/create, blog-api/x, y")
          .replacing("drills: []", with: "drills: [drill.grafql]")
      }
      try sample.write(
        "standards.yaml",
        """
        standards:
          - {id: fast, group: performance, title: Fast, how: Be fast., project: todo-api,
             checks: [load.latenci, load.memory]}
          - {id: slow, group: speed, title: Slow, how: Be slow.}
        """
      )
      try sample.write(
        "agents.yaml",
        """
        agents:
          - {id: music, title: Music, about: Plays., specialities: [], when: [], commands: [],
             hands_over_to: {archtecture: [buildings]}}
        """
      )
      try Golden.expect(try sample.lint(), is: "links.txt")
    }
  }

  @Test("lessons that need one another, and a roadmap that isn't in its order")
  func cycles() async throws {
    try await SampleContent.with { sample in
      try sample.writeCurriculum(topics: ["notes", "chords", "songs"])
      try sample.writeLesson("notes", needs: ["songs"])
      try sample.writeLesson("chords", needs: ["notes"])
      try sample.writeLesson("songs", needs: ["chords"])
      try sample.write(
        "roadmaps/music.yaml",
        """
        id: music
        title: Music
        about: From a note to a song.
        nodes:
          - {id: music.notes, after: [music.songs]}
          - {id: music.chords, after: [music.note]}
          - {id: music.songs, after: [music.chords]}
          - {id: music.songs}
        """
      )
      try Golden.expect(try sample.lint(), is: "cycles.txt")
    }
  }

  @Test("ids that are there twice")
  func duplicates() async throws {
    try await SampleContent.with { sample in
      try sample.writeCurriculum(topics: ["notes", "chords", "notes"])
      try sample.writeLesson("notes")
      try sample.writeLesson("chords") { $0.replacing("id: music.chords", with: "id: music.notes") }
      try Golden.expect(try sample.lint(), is: "duplicates.txt")
    }
  }

  @Test("keys that nobody reads, keys that are missing, values of the wrong kind")
  func keys() async throws {
    try await SampleContent.with { sample in
      try sample.writeCurriculum(topics: ["notes"])
      try sample.writeLesson("notes") {
        $0.replacing("minutes: 10", with: "minute: 10")
          .replacing("https://example.org/book", with: "http://example.org/book")
          .replacing("  - Play a note\n", with: "")
      }
      try sample.write("path.yaml", "paths: []\n")
      try sample.write(
        "paths.yaml",
        """
        paths:
          - id: short
            title: Short
            months: 1
            hours: ten
            phases:
              - {title: All, month: 1, hours: 10, covers: [everything]}
        """
      )
      try sample.write(
        "careers.yaml",
        """
        careers:
          - id: player
            title: Player
            years: 1
            focus: playing
            skills:
              - {title: notes, evidence: [{lesson: music.notes, drill: x}]}
              - {title: chords}
            tools: none
            responsibilities: []
        """
      )
      try Golden.expect(try sample.lint(), is: "keys.txt")
    }
  }

  @Test("files that are no YAML, and lessons without front matter")
  func unreadable() async throws {
    try await SampleContent.with { sample in
      try sample.writeCurriculum(topics: ["notes", "chords", "songs", "rests"])
      try sample.writeLesson("notes") { $0.replacing("title: Notes", with: "title: Notes: all") }
      try sample.writeLesson("chords") { String($0.dropFirst(4)) }
      try sample.writeLesson("songs") { $0.replacing("\n---\n", with: "\n--\n") }
      try sample.writeLesson("rests") {
        $0.replacing("domain: music", with: "domain: music\ndomain: music")
      }
      try sample.write("tools.yaml", "")
      try sample.write("languages.yaml", "languages: [\n")
      try Golden.expect(try sample.lint(), is: "unreadable.txt")
    }
  }

  @Test("lessons whose text isn't whole")
  func texts() async throws {
    try await SampleContent.with { sample in
      try sample.writeCurriculum(topics: ["notes", "chords", "songs"])
      let sets = ["python", "go", "rust", "java", "kotlin", "php", "cpp", "csharp", "javascript"]
        .map { "```\($0) example=a\nx\n```\n\n" }.joined()
      try sample.writeLesson("notes") { $0 + sets }
      try sample.writeLesson("chords") { text in
        text.replacing("## The idea", with: "## The ideas").replacing("```output", with: "```text")
          .replacing("python run", with: "cobol run").replacing("Every word of", with: "")
          + "```http run\nGET / HTTP/1.1\n"
      }
      try sample.writeLesson("songs") {
        $0.replacing("title: Songs", with: "title: Song").replacing(
          "domain: music",
          with: "domain: a"
        )
          + "## Read on\n\n```output\n```\n\n"
          + ["go", "python"].map { "```\($0) example=b\nx\n```\n" }.joined()
      }
      try Golden.expect(try sample.lint(), is: "texts.txt")
    }
  }

  @Test("a folder that isn't there, and one without content")
  func folders() async throws {
    try await SampleContent.with { sample in
      try Golden.expect(try sample.lint(), is: "empty.txt")
      let missing = ContentFolder(path: sample.folder.appending(path: "missing").path)
      let error = #expect(throws: ContentFolder.Unreadable.self) { try Catalog([missing]) }
      #expect(error?.description.hasSuffix("missing can't be read: it is not there.") == true)
    }
  }
}
