import Foundation
import GradusExam
import GradusModel
import GradusTestSupport

/// A small backend whose paths misbehave on purpose, and runs of exams on it.
enum ScriptedSubject {
  static let server = """
    import http.server, json, os, time
    hits = {}
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        def do_GET(self):
            count = hits[self.path] = hits.get(self.path, 0) + 1
            total = sum(hits.values())
            if self.path == "/crash": os._exit(3)
            if self.path == "/slow": time.sleep(60)
            ok = {"/flaky": count > 1, "/first-only": total == 1, "/broken": False}.get(self.path, True)
            content = json.dumps({"hits": count, "total": total, "name": "caf\\u00e9", "list": [1, 2]}).encode()
            if self.path == "/text": content = b"<html>"
            self.send_response(200 if ok else 500)
            self.send_header("Content-Type", "text/html" if self.path == "/text" else "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        def log_message(self, *arguments): pass
    http.server.ThreadingHTTPServer((os.environ["HOST"], int(os.environ["PORT"])), Handler).serve_forever()
    """

  /// Runs an exam of these checks, after one that judges the start.
  static func run(
    jobs: Int = 1,
    timeoutScale: Double = 1,
    selection: Selection = .everything,
    command: String? = nil,
    program: String = server,
    environment: String = "",
    contract: String? = nil,
    slowdown: @escaping @Sendable () async -> Double = Calibration.slowdown,
    machine: MachineGauges = .here,
    onEvent: @escaping @Sendable (RunEvent) -> Void = { _ in },
    @ListBuilder<Stage> stages: () -> [Stage]
  ) async throws -> RunReport {
    let exam = Exam("scripted", "Scripted") {
      Stage("boot", "Start", lessons: ["a.b"]) { Check.starts(contract: "") }
      stages()
    }
    return try await Folders.withTemporary { folder in
      let file = folder.appending(path: "server.py")
      try Data(program.utf8).write(to: file)
      var options = Examination.Options(
        seed: Seed(1),
        jobs: jobs,
        timeoutScale: timeoutScale,
        selection: selection
      )
      options.slowdown = slowdown
      options.machine = machine
      let examination = Examination(
        exam: exam,
        target: .started(
          by: command ?? "\(environment)exec python3 '\(file.path)'",
          build: nil,
          in: folder.path
        ),
        options: options,
        version: "test",
        contract: contract.map { Array($0.utf8) }
      )
      return try await examination.run { events in
        for await event in events {
          onEvent(event)
          if case .runFinished(let report) = event { return report }
        }
        throw CancellationError()
      }
    }
  }

  /// A check that wants 200 from a path.
  static func check(_ id: CheckID, _ path: String, _ traits: Check.Trait...) -> Check {
    var traits = Set(traits)
    let isFoundation = traits.remove(.foundation) != nil
    let body: Check.Body = { subject in try await subject.get(path).require(status: 200) }
    let claim = "the path \(path) answers 200"
    if isFoundation { return Check(id, claim, .foundation, contract: "", hint: "", body: body) }
    if traits.contains(.freshSubject) {
      return Check(id, claim, .freshSubject, contract: "", hint: "", body: body)
    }
    return Check(id, claim, contract: "", hint: "", body: body)
  }
}
