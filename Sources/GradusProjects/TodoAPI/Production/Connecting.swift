import GradusExam
import GradusModel

extension Check {
  /// Without this, those that send many requests at the same moment would only run out of time.
  static let connects = Check(
    "connects",
    "100 clients that connect at the same moment are all answered",
    contract: Contract.concurrency,
    hint: """
      The system keeps clients until you accept them, as many as you asked for in listen(): a backlog of 5, \
      as some libraries have it, turns the others away. Ask for 128 or more; in Python's http.server, that is \
      request_queue_size.
      """,
    buildsOn: ["side-by-side"]
  ) { subject in
    let request = Subject.request("GET", "/health", headers: [HeaderField("Connection", "close")])
    let requests = Array(repeating: request, count: 100)
    let replies = try await subject.holding(requests, at: .allButLast(0)) { held in
      try await held.release()
    }
    for reply in replies { try reply.requireSuccess() }
  }

  /// Changes within one tick of whatever clock a validator is taken from.
  static let rivalValidators = Check(
    "etags",
    "of changes that arrive together, no two give the todo the same ETag",
    contract: Contract.etag,
    hint: """
      A time is no validator, however fine it is: two changes can have the same. Count the versions of a \
      todo, or hash all of it.
      """,
    buildsOn: ["connects", "http.etag-patch"]
  ) { subject in
    try await subject.inRounds(Rounds.few) { _ in
      let created = try await subject.arrangeTodo()
      let replies = try await subject.race(
        (0..<20).map { number in
          Subject.request("PATCH", created.path, json: ["notes": .string("change \(number)")])
        }
      )
      var named: [String: Reply] = [:]
      for reply in replies {
        try reply.require(status: 200)
        let tag = try reply.header("ETag").require()
        // Answers with the same todo have the same ETag, also where they are to different requests.
        if let other = named[tag], other.json.notes.json != reply.json.notes.json {
          return subject.expect(
            false,
            "the ETags of \(replies.count) changes",
            expected: Evidence("another ETag for each state of the todo"),
            observed: Evidence("\(tag) twice, for different notes"),
            citing: [other, reply]
          )
        }
        named[tag] = reply
      }
    }
  }
}
