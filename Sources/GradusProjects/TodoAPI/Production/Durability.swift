import GradusExam
import GradusModel

extension Stage {
  static let durability = Stage(
    "durability",
    "Keep what was acknowledged, through stops and crashes",
    grade: .production,
    buildsOn: ["boot", "create", "read", "list", "update", "delete"],
    lessons: ["db.transactions", "arch.health", "craft.deployment"]
  ) {
    Check.endsOnRequest
    Check.survival
    Check.stopping
  }
}

extension Check {
  /// Without this, nothing else is examined: every stop would take the whole time that it has.
  static let endsOnRequest = Check(
    "stop-in-time",
    "it ends within five seconds after SIGTERM",
    .foundation,
    .restarts,
    contract: Contract.storage,
    hint: """
      Handle SIGTERM: take no new connections, close those that are idle, and end. A shell that \
      starts your program must pass the signal on: write exec before the command.
      """
  ) { subject in
    // Without a client: those that stay are another check's.
    try await subject.life(endedBy: .byClosure) { await $0.terminate(within: .seconds(5)) }
  }

  /// What a backend still has when it is started again.
  @ListBuilder<Check>
  static var survival: [Check] {
    for (name, ending, signal) in [
      ("stop", LifeEnding.termination, "SIGTERM"), ("kill", LifeEnding.kill, "SIGKILL"),
    ] {
      Check(
        "survives-\(name)",
        "what was created, changed and deleted is as it was after \(signal) and a new start",
        .sharesLives,
        contract: Contract.storage,
        hint: ending == .kill
          ? """
          Answer only when the write is handed to the system: commit each request, and keep no \
          queue in memory. Gradus kills the process, not the machine; what survives this was \
          written, but not proven to be on the disk.
          """
          : "Store in GRADUS_DATA_DIR, and read from there when you start."
      ) { subject in
        let (kept, deleted) = try await subject.life(endedBy: ending) { subject in
          var kept = [try await subject.arrangeTodo()]
          let replaced = try await subject.arrangeTodo()
          let replacement: JSON = ["title": "Replaced", "priority": "high"]
          let put = try await subject.put(replaced.path, json: replacement)
          try put.requireSuccess()
          kept.append(try subject.stored(put))
          let changed = try await subject.arrangeTodo(["notes": "kept"])
          let patch = try await subject.patch(changed.path, json: ["completed": true])
          try patch.requireSuccess()
          kept.append(try subject.stored(patch))
          let deleted = try await subject.arrangeTodo()
          try await subject.delete(deleted.path).requireSuccess()
          subject.tally.add(kept.count)
          // At once, before a backend that writes a moment later has written.
          if ending == .kill { await subject.kill() }
          return (kept, deleted)
        }
        try await subject.life { subject in
          for todo in kept {
            let read = try await subject.get(todo.path)
            try read.require(status: 200)
            read.expect(sameTodoAs: todo)
          }
          try await subject.get(deleted.path).require(status: 404)
          try await expectTotal(subject.tally.count, subject)
        }
      }
    }

    Check(
      "kill-at-work",
      "a kill amid many writes loses none that was acknowledged, and leaves none half done",
      .restarts,
      contract: Contract.storage,
      hint: """
        What was answered with 201 must be stored by then, and each request as a whole: one \
        transaction for a request, committed before the answer.
        """,
      buildsOn: ["concurrency.side-by-side", "concurrency.all-stored"]
    ) { subject in
      let expected = try await subject.acknowledgedAmidKills()
      try await subject.life { subject in try await subject.expectKept(expected) }
    }

    Check(
      "again",
      "it starts again and again on what it has stored",
      .sharesLives,
      contract: Contract.storage,
      hint: "Create tables only where there are none, and never empty them at a start."
    ) { subject in
      for _ in 1...3 {
        try await subject.life { subject in
          try await expectTotal(subject.tally.count, subject)
          _ = try await subject.arrangeTodo()
          subject.tally.add(1)
        }
      }
    }

    Check(
      "ids",
      "an id of before is not given out again after a new start",
      .restarts,
      contract: Contract.storage,
      hint: """
        A counter that begins with the largest id in the table forgets what was deleted; keep the \
        counter itself (AUTOINCREMENT, a sequence), or draw ids at random.
        """
    ) { subject in
      let (first, deleted) = try await subject.life { subject in
        let first = try await subject.arrangeTodo()
        let last = try await subject.arrangeTodo()
        try await subject.delete(last.path).requireSuccess()
        return (first, last)
      }
      try await subject.life { subject in
        let created = try await subject.arrangeTodo()
        let given = "\(first.id.inline) and \(deleted.id.inline)"
        created.json.id.expect(Evidence("an id that was not given before, as \(given) were")) {
          ![first.id, deleted.id].contains($0)
        }
        try await subject.get(deleted.path).require(status: 404)
      }
    }

    Check(
      "time-zone",
      "times are in UTC also where the machine has another time zone",
      .sharesLives,
      contract: Contract.info,
      hint: """
        Ask the clock for UTC. The local time with a Z behind it is right only where the machine's time \
        zone is UTC, as it is in many containers, and wrong on most laptops.
        """
    ) { subject in
      // An hour and a quarter of one tell this from every summer time.
      try await subject.life(inTimeZone: "Asia/Kathmandu") { subject in
        let created = try await subject.arrangeTodo()
        subject.tally.add(1)
        created.expectPresentTimes()
      }
    }

    Check(
      "etag",
      "the ETag of a todo outlives a new start",
      .sharesLives,
      contract: Contract.etag,
      hint: """
        Take it from what is stored. A hash that has a new seed in each process, as that of many \
        languages is, makes every copy that clients hold look out of date.
        """
    ) { subject in
      let (path, tag) = try await subject.life { subject in
        let created = try await subject.arrangeTodo()
        subject.tally.add(1)
        return (created.path, try await subject.validator(of: created.path))
      }
      try await subject.life { subject in try await subject.expectValidator(tag, of: path) }
    }

    Check(
      "order",
      "after a new start, the list has the order of before",
      .sharesLives,
      contract: Contract.list,
      hint: "Keep the order of creation with the todos; the order of a folder or a map is none."
    ) { subject in
      let created = try await subject.life { subject in
        var ids: [JSON] = []
        for _ in 1...12 { ids.append(try await subject.arrangeTodo().id) }
        subject.tally.add(ids.count)
        return ids
      }
      try await subject.life { subject in
        let (items, last) = try await subject.everyTodo()
        let found = items.compactMap { $0["id"] }
        subject.expect(
          found.filter(created.contains) == created && found.count == subject.tally.count,
          "the ids in the list",
          expected: Evidence(.array(created)),
          observed: Evidence(.array(found)),
          citing: [last]
        )
      }
    }
  }

  /// What SIGTERM asks for.
  @ListBuilder<Check>
  static var stopping: [Check] {
    // First, so that what it has left is read in the life that the next one ends.
    Check(
      "stop-finishes",
      "a request that has begun when SIGTERM comes is finished, and stored",
      .sharesLives,
      contract: Contract.storage,
      hint: """
        Stop accepting, then wait for the requests that have begun. The system's own answer to \
        SIGTERM, ending at once, cuts them off.
        """,
      buildsOn: ["concurrency.side-by-side"]
    ) { subject in
      let created = try await subject.life(endedBy: .byClosure) { subject in
        try await subject.get("/health").requireSuccess()
        return try await subject.holding([subject.creation()], at: .halfContent) { held in
          try await held.settle()
          let replies = try await held.releaseWhileEnding(within: .seconds(5))
          try replies[0].require(status: 201)
          subject.tally.add(1)
          return try subject.stored(replies[0])
        }
      }
      try await subject.life { subject in
        let read = try await subject.get(created.path)
        try read.require(status: 200)
        read.expect(sameTodoAs: created)
      }
    }

    Check(
      "stop-refuses",
      "a second after SIGTERM, no new connection is served",
      .sharesLives,
      contract: Contract.storage,
      hint: """
        On SIGTERM, close the listening socket first, and then wait for the requests that have begun. New \
        clients then reach the instance that replaces yours.
        """,
      buildsOn: ["concurrency.side-by-side"]
    ) { subject in
      try await subject.life(endedBy: .byClosure) { subject in
        try await subject.get("/health").requireSuccess()
        // Something to wait for, so that it has a reason not to end at once.
        try await subject.holding([subject.creation()], at: .halfContent) { held in
          try await held.settle()
          let reply = try await subject.callWhileEnding(
            Subject.request("GET", "/health"),
            after: .seconds(1),
            within: .seconds(5)
          )
          try reply?.require(statusIn: [503], as: "no answer, or 503")
        }
      }
    }

    Check(
      "stop-with-idle-clients",
      "it ends in time although clients keep their connections open",
      .sharesLives,
      contract: Contract.storage,
      hint: "A server that waits for every connection to close waits for clients that never do.",
      buildsOn: ["concurrency.side-by-side"]
    ) { subject in
      try await subject.life(endedBy: .byClosure) { subject in
        let requests = (0..<4).map { _ in Subject.request("GET", "/health") }
        try await subject.holding(requests, at: .first(0)) { _ in
          try await subject.get("/health").requireSuccess()
          await subject.terminate(within: .seconds(5))
        }
      }
    }

    Check(
      "stop-with-half-requests",
      "it ends in time although a client never sends the rest of its request",
      .restarts,
      contract: Contract.storage,
      hint: "Finish what has begun, but within a limit: then close what is left, and end.",
      buildsOn: ["concurrency.side-by-side"]
    ) { subject in
      try await subject.life(endedBy: .byClosure) { subject in
        try await subject.holding([subject.creation()], at: .halfContent) { held in
          try await held.settle()
          try await subject.get("/health").requireSuccess()
          await subject.terminate(within: .seconds(5))
        }
      }
    }
  }
}
