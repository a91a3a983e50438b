import Foundation
import GradusCatalog
import GradusLaunch
import GradusModel
import GradusTestSupport
import GradusWire
import Testing

/// What a lesson shows of HTTP, the model solution of the Todo API answers.
@Suite("Exchanges that are run")
struct HTTPTests {
  private static func isWanted(_ block: CodeBlock) -> Bool {
    block.isRun && block.language == "http"
  }

  @Test("every request is answered as it stands there", arguments: Lessons.ids(with: isWanted))
  func exchanges(lesson: String) async throws {
    try await Self.withBackend { port in
      var values: [String: String] = [:]
      for (block, next) in Lessons.blocks(of: lesson) where Self.isWanted(block) {
        let example = try HTTPExample(block, try #require(next), values: values)
        let exchange = await WireSession.with(Endpoint(host: "127.0.0.1", port: port)) { session in
          await session.exchange(example.request, within: .seconds(10))
        }
        let response = try #require(exchange.response, "\(lesson), line \(block.line)")
        #expect(example.differences(from: response) == [], "\(lesson), line \(block.line)")
        values.merge(example.captured(from: response)) { $1 }
      }
    }
  }

  @Test("an answer that differs is told")
  func differences() throws {
    let asked = CodeBlock(
      language: "http",
      attributes: ["run"],
      text: "POST /a HTTP/1.1\nA: b\n\n{\"x\": ${x}}\n",
      line: 1,
      end: 6
    )
    let expected = CodeBlock(
      language: "http",
      attributes: ["expect", "capture=id:/list/0/id", "capture=tag:ETag"],
      text: "HTTP/1.1 201 Created\nETag: *\n\n{\"list\": [{\"id\": \"*\"}], \"n\": 1}\n",
      line: 7,
      end: 12
    )
    let example = try HTTPExample(asked, expected, values: ["x": "7"])
    #expect(example.request.content.text == "{\"x\": 7}")
    #expect(example.request.headers == [HeaderField("A", "b")])
    func response(_ status: Int, _ headers: [HeaderField], _ content: String) -> Response {
      Response(status: status, reason: "", headers: headers, content: Bytes(content))
    }
    let right = response(
      201,
      [HeaderField("etag", "\"1\"")],
      "{\"n\": 1.0, \"more\": [], \"list\": [{\"id\": 5}]}"
    )
    #expect(example.differences(from: right) == [])
    #expect(example.captured(from: right) == ["id": "5", "tag": "\"1\""])
    let wrong = response(200, [], "{\"n\": 1, \"list\": [{\"id\": 5}, {\"id\": 6}]}")
    #expect(example.differences(from: wrong).count == 3)
  }

  /// Runs a closure beside a reference backend that has stored nothing.
  private static func withBackend(_ body: (Int) async throws -> Void) async throws {
    try await Folders.withTemporary { folder in
      let program =
        ProcessInfo.processInfo.environment["GRADUS_PROGRAMS"].map { "\($0)/gradus-reference" }
        ?? Tool.builtPath(of: "gradus-reference")
      let launcher = SubjectLauncher(
        command: SubjectCommand(run: "exec '\(program)' todo-api", folder: folder.path)
      )
      let launched = try await launcher.withSubject(dataFolder: folder.path) { subject in
        try await body(subject.port)
      }
      if case .failed(let outcome) = launched {
        Issue.record("the reference does not start: \(outcome)")
      }
    }
  }
}
