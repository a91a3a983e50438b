import GradusExam
import GradusModel

/// What is known of a backend that is killed at its work again and again.
private struct KillsAtWork: Sendable {
  var aim: KillAim
  /// What was answered with 201 in all lives so far.
  var acknowledged: [StoredTodo] = []
  /// How many todos were stored before the last writes began, and how many of those were answered.
  var last: (before: Int, answered: Int)?
}

extension Subject {
  /// How many clients write at the same time.
  private static let writers = 12

  /// How long kills go on: where each start takes long, fewer must do.
  private static let longestAtWork = Duration.seconds(20)

  /// Kills the backend again and again while several clients create todos.
  ///
  /// - Returns: The todos whose creation was answered with 201.
  func acknowledgedAmidKills() async throws -> [StoredTodo] {
    var kills = KillsAtWork(aim: KillAim(share: Double(data.number(in: 200...600)) / 1000))
    let begun = ContinuousClock.now
    while kills.aim.wantsMore, begun.duration(to: .now) < Self.longestAtWork {
      let before = kills
      kills = try await life(endedBy: .kill) { subject in
        try await subject.writeUntilKilled(after: before)
      }
    }
    return kills.acknowledged
  }

  /// Learns how the kill before fell, and creates todos until the next one.
  private func writeUntilKilled(after before: KillsAtWork) async throws -> KillsAtWork {
    var kills = before
    let stored = try await total()
    if let last = kills.last {
      kills.aim.learn(stored: stored - last.before, answered: last.answered, of: Self.writers)
    }
    var whole: [StoredTodo] = []
    var took = Duration.seconds(1)
    for _ in 1...data.number(in: 2...4) {
      let (replies, time) = try await timedRace(creationsOfMuch())
      took = min(took, time)
      for reply in replies {
        try reply.require(status: 201)
        whole.append(try self.stored(reply))
      }
    }
    // The last ones may be answered or not: killed while they are on their way.
    let pause = took * (kills.aim.share * Double(data.number(in: 80...120)) / 100)
    let answered = try await holding(creationsOfMuch(), at: .allButLast(1)) { held in
      async let replies = held.releaseForWhatComes()
      try await Task.sleep(for: pause)
      await kill()
      return try await replies.filter { $0.status == 201 }.map { try self.stored($0) }
    }
    kills.acknowledged += whole + answered
    kills.last = (stored + whole.count, answered.count)
    return kills
  }

  private func creationsOfMuch() -> [Request] {
    (0..<Self.writers).map { _ in
      Subject.request("POST", todos, json: .object(Self.much(titled: "todo \(data.word())")))
    }
  }

  /// A todo whose members all tell of each other.
  private static func much(titled title: String) -> JSONObject {
    [
      "title": .string(title), "notes": .string("notes of \(title)"),
      "completed": true, "priority": "high", "due_date": "2034-04-04",
    ]
  }

  /// Expects that todos that were acknowledged before a kill are all there as they were, and the others whole.
  ///
  /// The list tells most of them at once; what it does not show as expected is read itself.
  func expectKept(_ todos: [StoredTodo]) async throws {
    let items = try await everyTodo().items
    let listed = Dictionary(
      items.compactMap { item in item["id"].map { ($0, item.todoMembers) } },
      uniquingKeysWith: { first, _ in first }
    )
    var gone: [Reply] = []
    for todo in todos where listed[todo.id] != todo.json.json?.todoMembers {
      let read = try await get(todo.path)
      if read.status == 404 {
        gone.append(read)
      } else {
        try read.require(status: 200)
        read.expect(sameTodoAs: todo)
      }
    }
    guard let first = gone.first else {
      // Of the others nobody knows whether they are stored, but then each as a whole.
      let known = Set(todos.map(\.id))
      return try await expectWhole(items.compactMap { $0["id"] }.filter { !known.contains($0) })
    }
    expect(
      false,
      "what was acknowledged before SIGKILL",
      expected: Evidence("\(Figure.count(todos.count, "todo")), all that were answered with 201"),
      observed: Evidence(
        gone.count == todos.count
          ? "none of them: what was stored before is lost as a whole"
          : "\(gone.count) of them are gone"
      ),
      citing: [first]
    )
  }

  private func expectWhole(_ ids: [JSON]) async throws {
    for id in ids {
      let read = try await get(path(of: id))
      try read.require(status: 200)
      let title = try read.json.title.requireText()
      for member in Self.much(titled: title).members {
        read.json[member.name].expect(member.value)
      }
    }
  }
}
