import GradusExam
import GradusModel
import Testing

/// What expectations say when they are not met.
@Suite("Expectations")
struct ExpectationTests {
  @Test("each expectation tells its place, what was expected and what came")
  func wording() async throws {
    let report = try await ScriptedSubject.run {
      Stage("paths", "Paths", buildsOn: ["boot"], lessons: []) {
        Check("told", "it says what is wrong", contract: "", hint: "") { subject in
          let reply = try await subject.get("/ok")
          reply.expect(status: 201, 204)
          reply.json.name.expect("tea")
          reply.json.nothing.expect(1)
          reply.json.list[1].expect(3)
          reply.json.list[7].expect(3)
          reply.json.name.expectAbsent()
          reply.expectNoContent()
          reply.expectError(code: "NOT_FOUND", fields: ["title"])
          _ = try reply.header("Location").require()
        }
      }
    }
    let findings = try #require(report.check("paths.told")).findings
    #expect(
      findings.map { "\($0.place): \($0.expected.text) / \($0.observed.text)" } == [
        "status: 201 or 204 / 200",
        "body /name: \"tea\" / \"caf\u{E9}\"",
        "body /nothing: 1 / no such member",
        "body /list/1: 3 / 2",
        "body /list/7: 3 / no such member",
        "body /name: no such member / \"caf\u{E9}\"",
        "body: no content / 60 bytes of content",
        "body /error/code: \"NOT_FOUND\" / no such member",
        "body /error/message: a message for people / no such member",
        "body /error/details: a detail with a message for 'title' / no such member",
        "header Location: one value / no such header",
      ]
    )
    #expect(findings.allSatisfy { $0.exchanges == [0] && $0.source.file.hasSuffix("Tests.swift") })
  }

  @Test("what is no object, or no array, is told once, however much is expected of it")
  func misplaced() async throws {
    let report = try await ScriptedSubject.run {
      Stage("paths", "Paths", buildsOn: ["boot"], lessons: []) {
        Check("told", "it has members", contract: "", hint: "") { subject in
          let reply = try await subject.get("/ok")
          reply.json.name.first.expect("tea")
          reply.json.name.second.deep.expect(1)
          reply.json.name.third.expectAbsent()
          reply.json.hits[0].expect(1)
          reply.json.hits[1].expect(1)
          let other = try await subject.get("/ok")
          // A thing here and a number there: the number is what is wrong.
          reply.json.expect(sameAs: other.json.hits)
          _ = try other.json.name.id.requireText()
        }
      }
    }
    let findings = try #require(report.check("paths.told")).findings
    #expect(
      findings.map { "\($0.place): \($0.expected.text) / \($0.observed.text)" } == [
        "body /name: an object / \"caf\u{E9}\"", "body /hits: an array / 1",
        "body /hits: an object, as in the other response / 2",
        "body /name: an object / \"caf\u{E9}\"",
      ]
    )
    #expect(findings.map(\.exchanges) == [[0], [0], [0, 1], [1]])
  }

  @Test("content that is not JSON is told once, however much is expected of it")
  func notJSON() async throws {
    let report = try await ScriptedSubject.run {
      Stage("paths", "Paths", buildsOn: ["boot"], lessons: []) {
        Check("told", "it is JSON", contract: "", hint: "") { subject in
          let reply = try await subject.get("/text")
          reply.json.name.expect("tea")
          reply.json.total.expect(1)
          reply.expectJSONMediaType()
        }
      }
    }
    let findings = try #require(report.check("paths.told")).findings
    #expect(findings.map(\.place) == ["body", "header Content-Type"])
    #expect(
      findings[0].observed.text
        == "content that is not JSON: '<' where a value should be, at byte 0"
    )
    #expect(findings[1].observed.text == "text/html")
  }

  @Test("data comes from the seed and the check, and from nothing else")
  func data() async throws {
    let words = Words()
    for _ in 1...2 {
      _ = try await ScriptedSubject.run {
        Stage("paths", "Paths", buildsOn: ["boot"], lessons: []) {
          for id in ["a", "b"] {
            Check("\(id)", "it draws data", contract: "", hint: "") { subject in
              await words.add(id, subject.data.word())
            }
          }
        }
      }
    }
    let drawn = await words.drawn
    #expect(drawn["a"]?.count == 2)
    #expect(Set(drawn["a"] ?? []).count == 1)
    #expect(Set((drawn["a"] ?? []) + (drawn["b"] ?? [])).count == 2)
  }

  private actor Words {
    private(set) var drawn: [String: [String]] = [:]

    func add(_ id: String, _ word: String) {
      drawn[id, default: []].append(word)
    }
  }
}
