import GradusExam
import GradusModel

extension Stage {
  static let create = Stage(
    "create",
    "Create a todo",
    buildsOn: ["boot"],
    lessons: [
      "fundamentals.methods", "fundamentals.status-codes", "fundamentals.request-response",
    ]
  ) {
    Check(
      "works",
      "a todo can be created, and gets an id",
      .foundation,
      contract: Contract.create,
      hint: "Accept POST /api/v1/todos and answer with the todo that you stored, id included."
    ) { subject in
      let created = try await subject.arrangeTodo()
      created.json.title.expect(Evidence("a title")) { $0.text != nil }
    }

    Check(
      "status",
      "creating a todo answers 201",
      contract: Contract.create,
      hint: "201 says that something new exists; 200 only that the request went well."
    ) { subject in
      let created = try await subject.post(todos, json: ["title": "Water \(subject.data.word())"])
      created.expect(status: 201)
    }

    Check(
      "type",
      "creating a todo answers JSON, and says so",
      contract: Contract.create,
      hint: "Set Content-Type: application/json on the response."
    ) { subject in
      try await subject.arrangeTodo().reply.expectJSONMediaType()
    }

    Check(
      "sent",
      "a created todo has every member as it was sent",
      contract: Contract.create,
      hint: "Store every member of the request, and answer from what you stored."
    ) { subject in
      let sent: JSONObject = [
        "title": .string("Write to \(subject.data.word())"),
        "notes": .string("About \(subject.data.word())"),
        "completed": true, "priority": "high", "due_date": "2031-05-17",
      ]
      let created = try await subject.arrangeTodo(sent)
      for member in sent.members { created.json[member.name].expect(member.value) }
    }

    Check(
      "defaults",
      "members that are left out get their defaults",
      contract: Contract.input,
      hint: "notes is empty, completed false, priority normal and due_date null, and all are there."
    ) { subject in
      let created = try await subject.arrangeTodo()
      created.json.notes.expect("")
      created.json.completed.expect(false)
      created.json.priority.expect("normal")
      created.json.due_date.expect(.null)
    }

    for priority in ["low", "normal", "high"] {
      Check(
        "priority-\(priority)",
        "a todo can be created with the priority \(priority)",
        contract: "/components/schemas/Priority",
        hint: "There are three priorities: low, normal, high."
      ) { subject in
        let created = try await subject.arrangeTodo(["priority": .string(priority)])
        created.json.priority.expect(.string(priority))
      }
    }

    Check(
      "text",
      "title and notes come back character by character",
      contract: Contract.create,
      hint: "Read and write UTF-8, and let your JSON library do the escaping."
    ) { subject in
      let title = "Caf\u{E9} \"\(subject.data.word())\" \\ / <b> & 'x' \u{4F60}\u{597D}"
      let notes = "first line\nsecond\tline; 100 % \u{20AC}"
      let created = try await subject.arrangeTodo([
        "title": .string(title), "notes": .string(notes),
      ])
      created.json.title.expect(.string(title))
      created.json.notes.expect(.string(notes))
    }

    Check(
      "text-like-values",
      "texts that look like numbers, dates or null stay texts, character by character",
      contract: Contract.hostility,
      hint: """
        Don't let a store or a reader guess types: 007 is not 7, and null in quotes is a text. Columns have the type \
        TEXT.
        """
    ) { subject in
      for text in TextCases.lookalikes {
        let created = try await subject.arrangeTodo([
          "title": .string(text), "notes": .string(text),
        ])
        created.json.title.expect(.string(text))
        created.json.notes.expect(.string(text))
        let read = try await subject.get(created.path)
        guard read.status == 200 else { continue }
        read.json.title.expect(.string(text))
        read.json.notes.expect(.string(text))
      }
    }

    Check(
      "text-untidy",
      "blanks and marks in notes come back, wherever they stand",
      contract: Contract.hostility,
      hint: """
        Only a title may be trimmed. Some frameworks trim every text, or replace blanks and quotes, unless they are \
        told not to.
        """
    ) { subject in
      for text in TextCases.untidy {
        let created = try await subject.arrangeTodo(["notes": .string(text)])
        created.json.notes.expect(.string(text))
      }
      let inner = "two  blanks, a\u{A0}third,  and 'straight' \"quotes\" -- ..."
      try await subject.arrangeTodo(["title": .string(inner)]).json.title.expect(.string(inner))
    }

    Check(
      "location",
      "the Location of a created todo leads to it",
      contract: Contract.create,
      hint: "Answer with Location: /api/v1/todos/ and the new id, and serve the todo there."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let location = try created.reply.header("Location").require()
      let found = try await subject.follow(location)
      try found.require(status: 200)
      found.json.id.expect(sameAs: created.json.id)
    }

    Check(
      "location-host",
      "a Location that is a URL has the host and port that the client has used",
      contract: Contract.create,
      hint: """
        Answer with the path alone, or build the URL from the request's Host. A name or a port that stands \
        in the code is wrong as soon as the service runs elsewhere.
        """
    ) { subject in
      let created = try await subject.arrangeTodo()
      let location = created.reply.header("Location")
      let host = created.reply.request.headers.value(of: "Host") ?? ""
      guard let url = created.reply.response.headers.value(of: "Location") else { return }
      guard let authority = Authority(ofURL: url) else { return }
      location.expect("a path, or a URL with the host and port of \(host)") { _ in
        authority.isSame(as: Authority(host))
      }
    }

    Check(
      "ids",
      "every todo gets an id of its own",
      contract: "/components/schemas/Id",
      hint: "Take ids from a sequence or make them random; the time of day repeats."
    ) { subject in
      var created: [StoredTodo] = []
      for _ in 1...8 { created.append(try await subject.arrangeTodo()) }
      let ids = Set(created.map(\.id))
      subject.expect(
        ids.count == created.count,
        "ids",
        expected: Evidence("8 different ids"),
        observed: Evidence(.array(created.map(\.id))),
        citing: created.map(\.reply)
      )
    }

    Check(
      "times",
      "created_at and updated_at are the present time, in UTC",
      contract: Contract.todo,
      hint: """
        Write RFC 3339 with a Z, for example 2031-05-17T09:30:00Z, from the clock in UTC. A time that is \
        whole hours off is local time with a Z behind it.
        """
    ) { subject in
      try await subject.arrangeTodo().expectPresentTimes()
    }

    Check(
      "times-equal",
      "a new todo has the same updated_at as created_at",
      contract: Contract.todo,
      hint: "Take the time once, and use it for both."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let first = created.json.created_at.json.flatMap(Timestamp.init)
      created.json.updated_at.expect(Evidence("the same time as created_at")) { time in
        Timestamp(time) == first
      }
    }

    Check(
      "server-members",
      "id, created_at and updated_at can't be chosen by a client",
      contract: Contract.info,
      hint: "Copy only the members that a client may set, one by one, from the request."
    ) { subject in
      let chosen: [(String, JSON)] = [
        ("id", .string("chosen-\(subject.data.word())")), ("created_at", "1999-12-31T23:59:59Z"),
        ("updated_at", "1999-12-31T23:59:59Z"),
      ]
      for (name, value) in chosen {
        var input: JSONObject = ["title": .string("Mine \(subject.data.word())")]
        input[name] = value
        let reply = try await subject.post(todos, json: .object(input))
        // Ignoring the member and refusing the request are both legal.
        reply.expect(status: 200, 201, 400, 422)
        guard reply.status < 300 else { continue }
        reply.json[name].expect(Evidence("a value that the server made")) { $0 != value }
      }
    }

    Check(
      "unknown-members",
      "a member that the contract does not name is not stored",
      contract: Contract.info,
      hint: "Copy only the members that you know from the request; don't store the whole object."
    ) { subject in
      let name = "x_\(subject.data.word())"
      let input: JSONObject = ["title": "Paint the fence", name: "green"]
      let reply = try await subject.post(todos, json: .object(input))
      reply.expect(status: 200, 201, 400, 422)
      guard reply.status < 300 else { return }
      reply.json[name].expectAbsent()
      let read = try await subject.get(try subject.stored(reply).path)
      if read.status == 200 { read.json[name].expectAbsent() }
    }
  }
}
