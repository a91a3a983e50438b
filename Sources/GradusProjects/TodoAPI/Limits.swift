import GradusExam
import GradusModel

extension Stage {
  /// Values on the allowed side of each limit.
  @ListBuilder<Check> static var accepted: [Check] {
    for (id, what, input) in [
      (
        "title-longest", "a title of 200 characters",
        ["title": .string(.init(repeating: "t", count: 200))]
      ),
      (
        "title-accents", "a title of 200 accented letters",
        ["title": .string(.init(repeating: "\u{E9}", count: 200))]
      ),
      ("title-shortest", "a title of one character", ["title": "t"]),
      (
        "notes-longest", "notes of 2,000 characters",
        ["title": "t", "notes": .string(.init(repeating: "n", count: 2000))]
      ),
      (
        "due-leap-day", "February 29 of a leap year as due_date",
        ["title": "t", "due_date": "2032-02-29"]
      ),
      ("due-null", "null as due_date", ["title": "t", "due_date": .null]),
      ("notes-empty", "an empty text as notes", ["title": "t", "notes": ""]),
    ] as [(CheckID, String, JSONObject)] {
      Check(
        id,
        "\(what) is accepted",
        contract: Contract.input,
        hint: "It is just within the limits. Lengths count characters, not bytes."
      ) { subject in
        let created = try await subject.post(todos, json: .object(input))
        try created.requireSuccess()
        for member in input.members { created.json[member.name].expect(member.value) }
      }
    }
  }

  /// Days that the calendar has, and those that it does not have.
  @ListBuilder<Check> static var days: [Check] {
    for group in DayCases.accepted {
      Check(
        CheckID("due-\(group.id)"),
        "\(group.what) is accepted as due_date",
        contract: "/components/schemas/DueDate",
        hint: group.hint
      ) { subject in
        for day in group.values {
          let created = try await subject.arrangeTodo(["due_date": .string(day)])
          created.json.due_date.expect(.string(day))
        }
      }
    }

    for group in DayCases.refused {
      Check(
        CheckID("due-\(group.id)"),
        "\(group.what) is refused as due_date",
        contract: "/components/schemas/DueDate",
        hint: group.hint
      ) { subject in
        for day in group.values {
          let refused = try await subject.post(
            todos,
            json: ["title": "t", "due_date": .string(day)]
          )
          try refused.require(status: 400, 422)
          refused.expectError(code: "VALIDATION_ERROR", fields: ["due_date"])
        }
      }
    }
  }

  /// Lengths in code points, and which characters are blank.
  @ListBuilder<Check> static var textLimits: [Check] {
    Check(
      "title-blanks",
      "a title of blanks alone is refused, whichever blanks they are",
      contract: "/components/schemas/Title",
      hint: """
        There are more blanks than the space and the tab: U+00A0 and U+3000, for example. Some languages have two \
        functions that differ in them (isBlank and trim of Java, trim of PHP).
        """
    ) { subject in
      let every = String(String.UnicodeScalarView(TextCases.blanks))
      for title in TextCases.blanks.map({ String($0) }) + [every] {
        let refused = try await subject.post(todos, json: ["title": .string(title)])
        try refused.require(status: 400, 422)
        refused.expectError(code: "VALIDATION_ERROR", fields: ["title"])
      }
    }

    for (name, most) in [("title", 200), ("notes", 2000)] {
      Check(
        CheckID("\(name)-units"),
        "\(Figure.grouped(Double(most))) code points of \(name) are accepted, however many units each has",
        contract: Contract.input,
        hint: """
          Lengths count code points. \(most) emoji are \(most * 2) units of UTF-16, which length counts in Java, \
          JavaScript and C#, and \(most * 4) bytes of UTF-8.
          """
      ) { subject in
        let text = TextCases.units(of: most).emoji
        let input: JSON =
          name == "title" ? ["title": .string(text)] : ["title": "t", name: .string(text)]
        let created = try await subject.post(todos, json: input)
        try created.requireSuccess()
        created.json[name].expect(.string(text))
      }

      Check(
        CheckID("\(name)-marks"),
        "\(Figure.grouped(Double(most + 2))) code points of \(name) are refused, however few characters one sees",
        contract: Contract.input,
        hint: """
          Lengths count code points: e with a mark behind it is two, even if it is drawn as one character and \
          normalising makes one of it.
          """
      ) { subject in
        let text = TextCases.units(of: most + 2).marked
        let input: JSON =
          name == "title" ? ["title": .string(text)] : ["title": "t", name: .string(text)]
        let refused = try await subject.post(todos, json: input)
        try refused.require(status: 400, 422)
        refused.expectError(code: "VALIDATION_ERROR", fields: [name])
      }
    }
  }
}
