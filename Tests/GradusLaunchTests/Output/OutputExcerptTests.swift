import GradusModel
import Testing

@Suite("Stack traces in what a subject writes")
struct OutputExcerptTests {
  @Test("of a long trace the exception, its cause and the end are kept")
  func java() async throws {
    let frames = (1...60).map { "\tat org.framework.Part\($0).call(Part\($0).java:\($0))" }
    let text: [[String]] = [
      ["ready", "java.lang.IllegalStateException: no todo", "\tat app.Todos.read(Todos.java:12)"],
      frames, ["Caused by: java.sql.SQLException: database is locked"], frames, ["\t... 12 more"],
    ]
    let lines = try await excerpt(of: text.flatMap(\.self))
    #expect(
      lines.prefix(6) == [
        "ready", "java.lang.IllegalStateException: no todo", "\tat app.Todos.read(Todos.java:12)",
        frames[0], frames[1], frames[2],
      ]
    )
    #expect(
      lines.dropFirst(6).prefix(3) == [
        "… 57 lines …", "Caused by: java.sql.SQLException: database is locked", "… 41 lines …",
      ]
    )
    #expect(Array(lines.dropFirst(9)) == frames.suffix(19) + ["\t... 12 more"])
  }

  @Test("the first exception of a chain is kept, and the first frames")
  func python() async throws {
    let frames = (1...30).flatMap {
      ["  File \"/lib/framework/part.py\", line \($0), in call", "    return self.app(\($0))"]
    }
    let text: [[String]] = [
      ["ERROR:    Exception in ASGI application", "Traceback (most recent call last):"], frames,
      ["sqlite3.OperationalError: database is locked", ""],
      ["During handling of the above exception, another exception occurred:", ""],
      ["Traceback (most recent call last):"], frames, ["app.Failed: no todo"],
    ]
    let lines = try await excerpt(of: text.flatMap(\.self))
    #expect(lines.first == "ERROR:    Exception in ASGI application")
    #expect(lines.contains("sqlite3.OperationalError: database is locked"))
    #expect(lines.last == "app.Failed: no todo")
    #expect(lines.count < 40)
  }

  @Test("what has no trace is cut to its last lines, indented or not")
  func plain() async throws {
    let banner = (1...30).map { "   ___ banner \($0)" }
    let lines = try await excerpt(of: banner + ["the end"])
    #expect(lines == banner.suffix(19) + ["the end"])
  }

  @Test("lines that only log a request are left out")
  func requests() async throws {
    let logged = (1...30).map { "127.0.0.1 - - \"GET /todos/\($0) HTTP/1.1\" 200 -" }
    let some = try await excerpt(of: ["started"] + logged)
    #expect(some == ["started"])
    let none = try await excerpt(of: logged)
    #expect(none == Array(logged.suffix(20)))
  }

  /// What is told of a backend that writes these lines and ends.
  private func excerpt(of lines: [String]) async throws -> [String] {
    try await SampleSubject.with(python: lines.joined(separator: "\n")) { sample in
      let start = try await sample.failure(of: "cat server.py; exit 1")
      return start?.output.split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init) ?? []
    }
  }
}
