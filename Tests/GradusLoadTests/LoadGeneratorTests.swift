import GradusLoad
import GradusModel
import Synchronization
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Loads on real sockets.
@Suite("Load generator")
struct LoadGeneratorTests {
  private static let seed = Seed(20_261_123)

  @Test("as fast as it answers: every request has its response", arguments: [1, 2])
  func closed(threads: Int) async throws {
    let asked = Mutex(0)
    let result = try await load(.closed(.milliseconds(300)), connections: 5, threads: threads) {
      _,
      target,
      _ in
      asked.withLock { $0 += 1 }
      return .content(target == "/x?y=1" ? 200 : 404, "hello")
    }
    #expect(result.tally.completed == asked.withLock(\.self))
    #expect(result.tally.completed > 20)
    #expect(result.tally.statuses[200] == result.tally.completed)
    #expect(result.tally.errors == [:])
    #expect(result.tally.serviceTime.count == result.tally.completed)
    #expect(result.connections == 5)
    #expect(!result.isPartial && !result.isOpen && result.voidReason == nil)
    #expect(result.seconds.map(\.completed).reduce(0, +) == result.tally.completed)
  }

  @Test("at a rate: as many requests as planned, whichever loop has them", arguments: [1, 3])
  func open(threads: Int) async throws {
    let pacer = Pacer.constant(200, for: .milliseconds(500))
    let result = try await load(.open(pacer), connections: 8, threads: threads) { _, _, _ in
      .content(200, "{}")
    }
    #expect(result.tally.completed + result.tally.unsent == 100)
    #expect(result.tally.errors == [:])
    #expect(result.isOpen)
    #expect(result.tally.lag.count <= 100)
  }

  @Test("who would have asked during a stall has waited too")
  func stall() async throws {
    let first = Mutex<ContinuousClock.Instant?>(nil)
    let pacer = Pacer.constant(200, for: .seconds(1))
    let result = try await load(.open(pacer), connections: 2) { _, _, _ in
      let begun = first.withLock { first in
        first = first ?? .now
        return first ?? .now
      }
      // Everything that comes from 200 to 700 ms is answered at 700 ms.
      let elapsed = begun.duration(to: .now)
      guard elapsed > .milliseconds(200), elapsed < .milliseconds(700) else {
        return .content(200, "{}")
      }
      return .late(.milliseconds(700) - elapsed, "{}")
    }
    // Only two requests were on their way; a hundred were planned meanwhile, the first of which had to
    // wait half a second, and the last nothing.
    #expect(result.tally.responseTime.percentile(90) > .milliseconds(300))
    #expect(result.tally.responseTime.percentile(70) > .milliseconds(100))
    #expect(result.tally.serviceTime.percentile(90) < result.tally.responseTime.percentile(70))
  }

  @Test(
    "errors are told apart",
    arguments: [
      (AnsweringServer.Answer.close, LoadError.closedEarly), (.reset, .reset),
      (.bytes("SSH-2.0-OpenSSH\r\n"), .malformed), (.nothing, .timedOut),
      (.content(500, "{}"), .status),
    ],
    [
      LoadPlan.Pace.open(.constant(50, for: .milliseconds(400))), .closed(.milliseconds(400)),
    ]
  )
  func errors(told: (AnsweringServer.Answer, LoadError), pace: LoadPlan.Pace) async throws {
    let (answer, error) = told
    let result = try await load(
      pace,
      connections: 2,
      timeout: .milliseconds(150)
    ) { _, _, _ in answer }
    #expect(result.tally.errors.keys.contains(error), "\(result.tally.errors)")
    #expect(result.tally.errors[error] ?? 0 > 0)
    #expect(Set(result.tally.errors.keys).subtracting([error]).isEmpty)
    #expect(result.tally.errorRate > 0.5)
    if error == .closedEarly { #expect(result.tally.reconnects > 0) }
  }

  @Test("as fast as it answers: what comes in many pieces is one response")
  func pieces() async throws {
    let content = String(repeating: "x", count: 300_000)
    let result = try await load(.closed(.milliseconds(300)), connections: 3) { _, _, _ in
      .content(200, content)
    }
    #expect(result.tally.errors == [:])
    #expect(result.tally.completed > 10)
    #expect(result.tally.receivedBytes > result.tally.completed * content.utf8.count)
  }

  @Test("as fast as it answers: a connection that is of no further use is made anew")
  func reconnects() async throws {
    let last = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"
    let result = try await load(.closed(.milliseconds(500)), connections: 4) { _, _, _ in
      .bytes(last)
    }
    #expect(result.tally.errors == [:])
    #expect(result.tally.completed > 50)
    #expect(abs(result.tally.reconnects - result.tally.completed) <= 4)
  }

  @Test(
    "in steps: each request is counted in the step for which it was planned",
    arguments: [1, 2]
  )
  func steps(threads: Int) async throws {
    let pacer = Pacer.steps([40, 200, 100], for: .milliseconds(900))
    let begun = Mutex<ContinuousClock.Instant?>(nil)
    let result = try await load(.open(pacer), connections: 40, threads: threads) { _, _, _ in
      let elapsed = begun.withLock { begun in
        begun = begun ?? .now
        return begun?.duration(to: .now) ?? .zero
      }
      // The first step is answered well, the second with errors, and the third not before the end.
      if elapsed < .milliseconds(300) { return .content(200, "{}") }
      return elapsed < .milliseconds(600) ? .content(500, "{}") : .late(.seconds(1), "{}")
    }
    #expect(result.phases.count == 3)
    let planned = result.phases.map { $0.completed + $0.unsent + $0.unanswered }
    #expect(planned == [12, 60, 30])
    // What a busy machine delays comes in the next step, so the bounds are wide.
    #expect(result.phases[1].errors[.status] ?? 0 > 0)
    #expect(result.phases[2].responseTime.longest > .milliseconds(500))
    #expect(result.phases.map(\.completed).reduce(0, +) == result.tally.completed)
    #expect(result.phases.map(\.receivedBytes).reduce(0, +) == result.tally.receivedBytes)
    #expect(result.phases.map(\.responseTime.count).reduce(0, +) == result.tally.responseTime.count)
  }

  @Test("a generator that was held up says so, whatever has come meanwhile")
  func heldUp() async throws {
    let late = AnsweringServer.Answer.late(.milliseconds(300), "{}")
    let result = try await AnsweringServer.with(always: late) { endpoint in
      let pacer = Pacer.constant(200, for: .seconds(4))
      let plan = plan(endpoint, .open(pacer), 200)
      // It is told on the loop's own thread, so that nothing is sent or read while this waits. As many
      // responses come meanwhile as requests are planned, and each connection could take one of those.
      return try await LoadGenerator.run(plan, seed: Self.seed) { _ in usleep(250_000) }
    }
    #expect(result.tally.lag.longest > .milliseconds(200))
    #expect(result.tally.completed + result.tally.unsent == 800)
  }

  @Test("a late generator spoils times, and not that nothing was answered")
  func lateAndUnanswered() {
    var tally = LoadTally()
    for _ in 1...100 { tally.lag.record(nanoseconds: 20_000_000) }
    tally.count(.malformed)
    #expect(tally.voidReason == nil && tally.errorRate == 1)
    tally.responseTime.record(nanoseconds: 30_000_000)
    #expect(tally.voidReason != nil)
  }

  @Test("what nobody listens for can't be reached")
  func unreachable() async throws {
    let endpoint = try await AnsweringServer.with(always: .nothing) { $0 }
    await #expect(throws: LoadFailure.self) {
      try await LoadGenerator.run(plan(endpoint, .closed(.seconds(1)), 1), seed: Self.seed)
    }
  }

  @Test("reads ask for what was created, and expectations are looked at")
  func mix() async throws {
    let created = Mutex(0)
    let unknown = Mutex(0)
    let create = RequestTemplate(
      name: "create",
      method: "POST",
      target: Pattern(verbatim: "/todos"),
      content: Pattern(#"{"title": "todo ${unique}"}"#),
      statuses: [201],
      members: [RequestTemplate.Member(path: ["kind"], value: "todo")],
      captures: [RequestTemplate.Capture("id", path: ["data", "0", "id"])]
    )
    let read = try RequestTemplate(
      name: "read",
      weight: 4,
      target: #require(Pattern("/todos/${id}")),
      fields: [RequestTemplate.Field("Accept", Pattern(verbatim: "application/json"))]
    )
    let titles = Mutex<Set<String>>([])
    let result = try await load(
      .closed(.milliseconds(300)),
      connections: 3,
      templates: [create, read]
    ) { method, target, content in
      if method == "POST" {
        let id = created.withLock { created in
          created += 1
          return created
        }
        let isNew = titles.withLock { $0.insert(content).inserted }
        return .content(isNew ? 201 : 409, #"{"kind": "todo", "data": [{"id": \#(id)}]}"#)
      }
      let id = Int(target.dropFirst("/todos/".count)) ?? 0
      guard 1...created.withLock(\.self) ~= id else {
        unknown.withLock { $0 += 1 }
        return .content(404, "")
      }
      return .content(200, "{}")
    }
    #expect(unknown.withLock(\.self) == 0)
    #expect(result.tally.errors == [:], "\(result.tally.errors)")
    #expect(result.tally.statuses[201] > 0)
    #expect(result.tally.statuses[200] > result.tally.statuses[201])
  }

  @Test(
    "a captured value stays within its segment or parameter, and a captured path is one",
    arguments: [
      (#""\u00FC b+/=.""#, "/todos/${id}", "/todos/%C3%BC%20b%2B%2F%3D."),
      (#""a&b=c#d?e""#, "/todos?after=${id}&limit=1", "/todos?after=a%26b%3Dc%23d%3Fe&limit=1"),
      ("9277426855041110636", "/todos/${id}", "/todos/9277426855041110636"),
      (#""/todos/a%2Fb?x=1""#, "${id}", "/todos/a%2Fb?x=1"),
      (#""todos/\u00FC 1""#, "${id}/more", "/todos/%C3%BC%201/more"),
      (#""http://127.0.0.1:80/todos/1?x=2#y""#, "${id}", "/todos/1?x=2"),
      (#""HTTPS://todo.example""#, "${id}", "/"),
      (#""todos/7""#, "/api/${+id}", "/api/todos/7"),
    ]
  )
  func targets(id: String, path: String, target: String) async throws {
    let create = RequestTemplate(
      name: "create",
      method: "POST",
      target: Pattern(verbatim: "/todos"),
      captures: [RequestTemplate.Capture("id", path: ["id"])]
    )
    let read = try RequestTemplate(name: "read", weight: 4, target: #require(Pattern(path)))
    let seen = Mutex<Set<String>>([])
    let result = try await load(
      .closed(.milliseconds(100)),
      connections: 1,
      templates: [create, read]
    ) { method, target, _ in
      if method == "GET" { seen.withLock { _ = $0.insert(target) } }
      return .content(200, "{\"id\": \(id)}")
    }
    #expect(seen.withLock(\.self) == [target])
    #expect(result.tally.errors == [:], "\(result.tally.errors)")
  }

  @Test("content that is not as expected is an error")
  func content() async throws {
    let template = RequestTemplate(
      name: "read",
      target: Pattern(verbatim: "/"),
      members: [RequestTemplate.Member(path: ["ok"], value: true)]
    )
    let result = try await load(
      .closed(.milliseconds(100)),
      connections: 1,
      templates: [template]
    ) { _, _, _ in .content(200, #"{"ok": false}"#) }
    #expect(result.tally.errors[.content] == result.tally.completed)
    #expect(result.tally.errorRate == 1)
  }

  @Test("what a socket does not take at once is sent all the same")
  func largeContent() async throws {
    let size = 6_000_000
    let template = RequestTemplate(
      name: "write",
      method: "POST",
      target: Pattern(verbatim: "/"),
      content: Pattern(verbatim: String(repeating: "0123456789", count: size / 10))
    )
    let lengths = Mutex<Set<Int>>([])
    let result = try await load(
      .closed(.seconds(2)),
      connections: 2,
      templates: [template]
    ) { _, _, content in
      lengths.withLock { _ = $0.insert(content.utf8.count) }
      return .content(200, "{}")
    }
    #expect(lengths.withLock(\.self) == [size])
    #expect(result.tally.errors == [:], "\(result.tally.errors)")
    // More than the connections, so that one carries another after what it did not take at once.
    #expect(result.tally.completed > 2)
  }

  @Test("a load that is stopped has the figures until then, and says so")
  func stopped() async throws {
    let result = try await AnsweringServer.with(always: .content(200, "{}")) { endpoint in
      let load = Task {
        try await LoadGenerator.run(plan(endpoint, .closed(.seconds(3600)), 2), seed: Self.seed)
      }
      try await Task.sleep(for: .milliseconds(300))
      load.cancel()
      return try await load.value
    }
    #expect(result.isPartial)
    #expect(result.tally.completed > 0)
    #expect(result.elapsed < .seconds(60))
    #expect(result.tally.unanswered == 0)
  }

  // MARK: - Loading

  private func plan(
    _ endpoint: Endpoint,
    _ pace: LoadPlan.Pace,
    _ connections: Int,
    threads: Int = 1,
    timeout: Duration = .seconds(20),
    templates: [RequestTemplate] = []
  ) -> LoadPlan {
    let standard = RequestTemplate(name: "GET", target: Pattern(verbatim: "/x?y=1"))
    return LoadPlan(
      endpoint: endpoint,
      workload: Workload(templates.isEmpty ? [standard] : templates),
      pace: pace,
      connections: connections,
      threads: threads,
      timeout: timeout
    )
  }

  @Test("of each kind of failure the first is kept byte by byte, where that is asked for")
  func examples() async throws {
    let answer: @Sendable (String, String, String) -> AnsweringServer.Answer = { _, target, _ in
      switch target {
      case "/busy": .content(503, "busy")
      case "/late": .late(.milliseconds(120), "late")
      case "/close": .close
      default: .content(200, "fine")
      }
    }
    let templates = ["fine", "busy", "late", "close"].map { name in
      RequestTemplate(name: name, target: Pattern(verbatim: "/\(name)"))
    }
    for isDetailed in [true, false] {
      let tally = try await AnsweringServer.with(answer: answer) { endpoint in
        var plan = LoadPlan(
          endpoint: endpoint,
          workload: Workload(templates),
          pace: .open(.constant(50, for: .seconds(1))),
          connections: 8
        )
        if isDetailed { plan.detail = LoadDetail(lateAfter: .milliseconds(100)) }
        return try await LoadGenerator.run(plan, seed: Self.seed)
      }.tally
      guard isDetailed else {
        #expect(tally.examples.isEmpty && tally.templates.isEmpty)
        continue
      }
      #expect(tally.templates.count == 4)
      #expect(tally.templates.map(\.completed).reduce(0, +) == tally.completed)
      #expect(tally.templates[0].failed == 0)
      #expect(tally.templates[1].failed == tally.templates[1].completed)
      let busy = try #require(tally.examples.values.first { $0.kind.status == 503 })
      #expect(busy.kind.template == 1 && busy.kind.error == .status)
      #expect(String(decoding: busy.request, as: UTF8.self).hasPrefix("GET /busy HTTP/1.1\r\n"))
      let received = String(decoding: busy.received, as: UTF8.self)
      #expect(received.hasPrefix("HTTP/1.1 503") && received.hasSuffix("\r\n\r\nbusy"))
      #expect(busy.receivedBytes == busy.received.count)
      let late = try #require(tally.examples.values.first { $0.kind.template == 2 })
      #expect(late.kind.error == nil && late.taken >= .milliseconds(100))
      let closed = try #require(tally.examples.values.first { $0.kind.template == 3 })
      #expect(closed.kind.error == .closedEarly && closed.received.isEmpty)
    }
  }

  private func load(
    _ pace: LoadPlan.Pace,
    connections: Int,
    threads: Int = 1,
    timeout: Duration = .seconds(20),
    templates: [RequestTemplate] = [],
    _ answer: @escaping @Sendable (String, String, String) -> AnsweringServer.Answer
  ) async throws -> LoadResult {
    try await AnsweringServer.with(answer: answer) { endpoint in
      try await LoadGenerator.run(
        plan(endpoint, pace, connections, threads: threads, timeout: timeout, templates: templates),
        seed: Self.seed
      )
    }
  }
}
