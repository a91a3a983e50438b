import Foundation
import GradusModel
import GradusTestSupport
import Testing

/// `gradus load` as people use it.
@Suite("gradus load")
struct LoadCommandTests {
  private let gradus = Tool.built("gradus")

  @Test("a mix of requests at a rate: figures for people and for programs, and thresholds")
  func mix() async throws {
    let mix = """
      requests:
        - name: create
          method: POST
          path: /api/v1/todos
          headers: { Content-Type: application/json }
          body: '{"title": "todo ${unique}"}'
          expect: 201
          have: { /completed: false }
          capture: { id: /id }
        - name: read
          weight: 4
          path: /api/v1/todos/${id}
          expect: [200]
      """
    try await Folders.withTemporary { folder in
      try Data(mix.utf8).write(to: folder.appending(path: "mix.yaml"))
      let outcome = try await serve(
        """
        \(command) $url --mix mix.yaml --rate 100 --duration 1s --connections 4 --seed 1 --json \
        > load.json; echo "json $?"
        \(command) $url --mix mix.yaml --rate 50 --duration 500ms --expect-p95 1m \
        --expect-errors 5%; echo "met $?"
        \(command) $url/none --duration 100ms --expect-errors 0.1%; echo "missed $?"
        """,
        in: folder
      )
      #expect(outcome.output.contains("json 0"), "\(outcome.errors)")
      // On a machine that is busy with other tests the generator may be too late to say.
      let isVoid = outcome.output.contains("Void:")
      #expect(outcome.output.contains(isVoid ? "met 1" : "met 0"), "\(outcome.output)")
      #expect(outcome.output.contains("missed 1"), "\(outcome.output)")
      let met = "\(isVoid ? "✗" : "✓") errors  0 %, allowed 5 %"
      #expect(outcome.output.contains(met), "\(outcome.output)")
      #expect(outcome.output.contains("✗ errors  100 %, allowed 0.1 %"), "\(outcome.output)")
      let json = try JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.appending(path: "load.json"))
      )
      let report = try #require(json as? [String: Any])
      let completed = try #require(report["completed"] as? Int)
      let unsent = try #require(report["unsent"] as? Int)
      #expect(completed + unsent == 100)
      #expect(report["errors"] as? [String: Int] == [:])
      let statuses = try #require(report["statuses"] as? [String: Int])
      #expect(Set(statuses.keys) == ["200", "201"])
      for name in ["service_time", "response_time", "lag"] {
        let latency = try #require(report[name] as? [String: Any])
        let median = try #require(latency["p50"] as? Int)
        let longest = try #require(latency["max"] as? Int)
        #expect(median <= longest, "\(name)")
        #expect(latency["p999"] != nil)
      }
      #expect(report["requests_per_second"] as? Double ?? 0 > 0)
    }
  }

  @Test("Ctrl-C writes what was measured until then, marked as partial")
  func interrupted() async throws {
    try await Folders.withTemporary { folder in
      let outcome = try await serve(
        """
        \(command) $url/api/v1/todos --method POST --header 'Content-Type: application/json' \
        --body '{"title": "todo ${unique}"}' --rate 50 --duration 1h & load=$!
        for i in $(seq 600); do
          curl -s $url/api/v1/todos | grep -q '"title"' && break; sleep 0.1
        done
        kill -TERM $load; wait $load; echo "code $?"
        """,
        in: folder
      )
      #expect(outcome.output.contains("Partial: it was stopped before its end."))
      #expect(outcome.output.contains("code 130"), "\(outcome.output)")
      #expect(outcome.errors.contains("what was measured until now is written"))
    }
  }

  @Test("steps have figures of their own, and a page draws them")
  func stepsAndPage() async throws {
    try await Folders.withTemporary { folder in
      let outcome = try await serve(
        """
        \(command) $url/health --steps 40,120 --duration 1s --connections 4 --html load.html --json \
        > load.json; echo "json $?"
        """,
        in: folder
      )
      #expect(outcome.output.contains("json 0"), "\(outcome.errors)")
      let json = try JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.appending(path: "load.json"))
      )
      let report = try #require(json as? [String: Any])
      let steps = try #require(report["steps"] as? [[String: Any]])
      #expect(steps.map { $0["planned_rate"] as? Double } == [40, 120])
      #expect(steps.map { $0["begun"] as? Double } == [0, 500])
      let counts = steps.map { ($0["completed"] as? Int ?? 0) + ($0["unsent"] as? Int ?? 0) }
      #expect(counts == [20, 60])
      let page = try String(contentsOf: folder.appending(path: "load.html"), encoding: .utf8)
      #expect(page.hasPrefix("<!doctype html>"))
      #expect(page.contains("Step by step") && page.contains("id=\"percentiles-chart-title\""))
    }
  }

  @Test(
    "a page that could not be written to the end is told, beside the figures",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full")
  )
  func fullDisk() async throws {
    try await Folders.withTemporary { folder in
      let outcome = try await serve(
        """
        \(command) $url/health --duration 200ms --html /dev/full; echo "code $?"
        """,
        in: folder
      )
      #expect(outcome.output.contains("requests "), "\(outcome.output)")
      #expect(outcome.output.contains("code 2"), "\(outcome.output)")
      let message = outcome.errors.replacing("\n", with: " ")
      #expect(message.contains("The page of the load could not be written to '/dev/full'"))
      #expect(message.contains("The figures stand."))
    }
  }

  @Test("the knee is looked for in trials, and its report has each of them")
  func knee() async throws {
    try await Folders.withTemporary { folder in
      let outcome = try await serve(
        """
        \(command) $url/health --find-knee --duration 200ms --connections 4 --expect-p95 10s \
        --json > met.json; echo "met $?"
        \(command) $url/none --find-knee --duration 50ms --connections 1; echo "none $?"
        """,
        in: folder
      )
      let json = try JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.appending(path: "met.json"))
      )
      let report = try #require(json as? [String: Any])
      let trials = try #require(report["trials"] as? [[String: Any]])
      #expect(trials.count > 1, "\(outcome.errors)")
      #expect(report["p95_limit"] as? Double == 10_000_000)
      #expect(report["errors_limit"] as? Double == 0.001)
      // How fast this machine is, nobody knows; that the report is consistent can be told.
      let met = trials.filter { $0["outcome"] as? String == "met" }.compactMap {
        $0["rate"] as? Double
      }
      #expect(report["knee"] as? Double == met.max())
      #expect(report["limit"] is String)
      #expect(outcome.output.contains(met.isEmpty ? "met 1" : "met 0"), "\(outcome.output)")
      // Every response is a 404, so no rate meets the limit of errors.
      #expect(outcome.output.contains("Knee: "), "\(outcome.output)")
      #expect(outcome.output.contains("✗ ") || outcome.output.contains("void"), "\(outcome.output)")
      #expect(outcome.output.contains("none 1"), "\(outcome.output)")
    }
  }

  @Test("Ctrl-C during a search writes the trials until then, and the best of them")
  func interruptedSearch() async throws {
    try await Folders.withTemporary { folder in
      let outcome = try await serve(
        """
        \(command) $url/api/v1/todos --method POST --header 'Content-Type: application/json' \
        --body '{"title": "todo ${unique}"}' --find-knee --duration 1h & load=$!
        for i in $(seq 600); do
          # The numbers of the first trial, which begins when the server was asked as fast as it answers.
          curl -s "$url/api/v1/todos?sort=created_at&order=desc" | grep -q 'todo 10000000' && break
          sleep 0.1
        done
        kill -TERM $load; wait $load; echo "code $?"
        """,
        in: folder
      )
      #expect(
        outcome.output.contains("Partial: it was stopped before its end."),
        "\(outcome.output)"
      )
      #expect(outcome.output.contains("Knee: none was found"), "\(outcome.output)")
      #expect(outcome.output.contains("stopped"), "\(outcome.output)")
      #expect(outcome.output.contains("code 130"), "\(outcome.output)")
    }
  }

  @Test("a server that speaks no HTTP answers nothing, and no time is told of it")
  func noHTTP() async throws {
    let server = """
      import os, socket
      server = socket.create_server(("127.0.0.1", int(os.environ["PORT"])), backlog=64)
      clients = []
      while True:
          client, _ = server.accept()
          client.sendall(b"220 ready\\r\\n")
          clients.append(client)
      """
    try await Folders.withTemporary { folder in
      try Data(server.utf8).write(to: folder.appending(path: "server.py"))
      let outcome = try await serve(
        """
        \(command) $url --rate 40 --duration 500ms --connections 2 --expect-p95 10s; echo "code $?"
        \(command) $url --rate 40 --duration 500ms --connections 2 --json > load.json
        """,
        by: "python3 server.py",
        in: folder
      )
      #expect(outcome.output.contains("code 1"), "\(outcome.output)\(outcome.errors)")
      #expect(outcome.output.contains("✗ p95     nothing was answered, allowed 10 s"))
      // It speaks first, so that little can be asked, and connections are made again and again.
      #expect(outcome.output.contains("  no HTTP/1.1 response"), "\(outcome.output)")
      #expect(outcome.output.contains(", because no connection was free"))
      #expect(!outcome.output.contains("p50") && !outcome.output.contains("Void"))
      let report = try JSONReader.read(
        Array(Data(contentsOf: folder.appending(path: "load.json")))
      )
      #expect(report["response_time"] == nil && report["service_time"] == nil)
      #expect(report["errors"]?["malformed"] != nil && report["reconnects"] != 0)
    }
  }

  @Test("a mix that captures what is not there says so")
  func captureOfNothing() async throws {
    let mix = """
      requests:
        - path: /health
          capture: { id: /id }
        - path: /api/v1/todos/${id}
      """
    try await Folders.withTemporary { folder in
      try Data(mix.utf8).write(to: folder.appending(path: "mix.yaml"))
      let outcome = try await serve(
        "\(command) $url --mix mix.yaml --duration 200ms --connections 1",
        in: folder
      )
      #expect(outcome.output.contains("nothing where capture looks for a value"))
      #expect(outcome.output.contains("errors      100 %"), "\(outcome.output)")
    }
  }

  /// Arguments that make no sense, and what is said of them.
  private static let nonsense: [(arguments: [String], sentence: String)] = [
    (["http://127.0.0.1:1", "--rate", "0"], "A rate is more than 0"),
    (["http://127.0.0.1:1", "--rate", "1000000000"], "at most 1,000,000"),
    (["http://127.0.0.1:1", "--duration", "25h"], "at most 24 hours"),
    (["http://127.0.0.1:1", "--ramp", "5s"], "A ramp needs a rate"),
    (["http://127.0.0.1:1", "--connections", "0"], "1 to 60,000 connections"),
    (["http://127.0.0.1:1", "--duration", "ten"], "'ten' is invalid"),
    (["http://127.0.0.1:1", "--duration", "9999999h"], "How long to send, such as 30s or 5m"),
    (["http://127.0.0.1:1", "--timeout", "1e300"], "such as 500ms or 10s"),
    (["http://127.0.0.1:1", "--timeout", "1d"], "at most an hour"),
    (["http://127.0.0.1:1", "--duration", "2d"], "at most 24 hours"),
    (["http://127.0.0.1:1", "--header", "nothing"], "'nothing' is no header"),
    (["http://127.0.0.1:1", "--method", "GE T"], "'GE T' is no method"),
    (["http://127.0.0.1:1", "--mix", "/no/such/file"], "can't be read"),
    (["http://127.0.0.1:1", "--steps", "100,0"], "Each step has more than 0"),
    (["http://127.0.0.1:1", "--steps", "100,1e9"], "at most 1,000,000"),
    (["http://127.0.0.1:1", "--steps", "100,nan"], "Each step has more than 0"),
    (["http://127.0.0.1:1", "--steps", "100,,200"], "'100,,200' is invalid"),
    (["http://127.0.0.1:1", "--steps", "5,5", "--rate", "5"], "Leave out --rate, or --steps."),
    (["http://127.0.0.1:1", "--steps", "5,5", "--ramp", "5s"], "Leave out --ramp, or --steps."),
    (["http://127.0.0.1:1", "--steps", "9,1", "--duration", "1s"], "one of the steps"),
    (
      [
        "http://127.0.0.1:1", "--steps",
        [String](repeating: "9", count: 33).joined(separator: ","),
      ],
      "at most 32 steps"
    ),
    (["http://127.0.0.1:1", "--find-knee", "--rate", "5"], "Leave out --rate, or --find-knee."),
    (
      ["http://127.0.0.1:1", "--find-knee", "--steps", "5"], "Leave out --steps, or --find-knee."
    ),
    (["http://127.0.0.1:1", "--find-knee", "--ramp", "5s"], "Leave out --ramp, or --find-knee."),
    (["http://127.0.0.1:1", "--find-knee", "--duration", "0"], "more than nothing"),
    (["http://127.0.0.1:1", "--find-knee", "--html", "load.html"], "--html draws one load"),
    (["http://127.0.0.1:1", "--html", ""], "--html names no file"),
    (["http://127.0.0.1:1", "--html", "/no/such/load.html"], "there is no folder '/no/such'"),
    (["http://127.0.0.1:1", "--html", "/tmp"], "it is a folder"),
    (["http://127.0.0.1:1", "--html", "/etc/passwd/load.html"], "is a file"),
    (["http://example.org/"], "is not this machine"),
    (["127.0.0.1:8080"], "has no scheme"),
    (["http://127.0.0.1:1/a b"], "characters that a URL has not"),
  ]

  @Test("what makes no sense is told before anything is sent", arguments: nonsense)
  func badInput(arguments: [String], sentence: String) async throws {
    let outcome = try await gradus.run(["load"] + arguments)
    #expect(outcome.status == 2)
    let message = outcome.errors.replacing("\n", with: " ")
    #expect(message.contains(sentence), "\(outcome.errors)")
  }

  @Test("a server that can't be reached exits with 3")
  func unreachable() async throws {
    let outcome = try await gradus.run(["load", "http://127.0.0.1:9/"])
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("can't be reached"))
  }

  @Test(
    "a mix file that is wrong is told with its place",
    arguments: [
      ("requests:\n  - pth: /\n", "mix.yaml:2:5: there is no key 'pth'. Did you mean 'path'?"),
      ("requests:\n  - path: /${id}\n", "uses ${id}, which no request captures"),
      ("requests:\n  - path: ${next}\n", "uses ${next}, which no request captures"),
      ("requests:\n  - path: ${unique}\n", "a request has no path"),
      ("requests:\n  - path: /\n    weight: 0\n", "mix.yaml:3:13: a weight is a whole number"),
      ("requests:\n  - path: /\n    expect: ok\n", "expect has statuses such as 201"),
      ("requests:\n  - path: /\n    capture: { id: id }\n", "'id' is no JSON pointer"),
      ("requests:\n  - path: /a ${\n", "that no } closes"),
      ("requests: []\n", "no list of requests"),
      ("", "it is empty"),
    ]
  )
  func badMix(text: String, sentence: String) async throws {
    try await Folders.withTemporary { folder in
      try Data(text.utf8).write(to: folder.appending(path: "mix.yaml"))
      let outcome = try await gradus.run(
        ["load", "http://127.0.0.1:1", "--mix", "mix.yaml"],
        in: folder.path
      )
      #expect(outcome.status == 2)
      #expect(outcome.errors.replacing("\n", with: " ").contains(sentence), "\(outcome.errors)")
    }
  }

  private var command: String { "'\(Tool.builtPath(of: "gradus"))' load" }

  /// Runs a shell script beside a server, by default the reference backend, whose address is in `$url`.
  private func serve(
    _ script: String,
    by server: String = "'\(Tool.builtPath(of: "gradus-reference"))' todo-api",
    in folder: URL
  ) async throws -> Tool.Outcome {
    let port = Int.random(in: 12_000...19_000)
    let whole = """
      PORT=\(port) GRADUS_DATA_DIR=. \(server) >/dev/null 2>&1 &
      server=$!
      trap 'kill $server' EXIT
      url=http://127.0.0.1:\(port)
      for i in $(seq 200); do curl -s $url/health >/dev/null; [ $? = 7 ] || break; sleep 0.05; done
      \(script)
      """
    return try await Tool(path: "/bin/sh").run(["-c", whole], in: folder.path)
  }
}
