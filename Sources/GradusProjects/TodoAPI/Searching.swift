import GradusExam
import GradusModel

extension Stage {
  @ListBuilder<Check> static var searches: [Check] {
    Check(
      "q",
      "q gives the todos whose title contains the text",
      contract: Contract.parameter(4),
      hint: "Look for the text anywhere in the title, and in the title only."
    ) { subject in
      let word = subject.data.word()
      try await expectSearch(
        for: word,
        finds: ["\(word) first", "in the \(word) middle", "last \(word)", "x\(word)x"],
        not: ["nothing of it", String(word.reversed())],
        subject
      )
    }

    Check(
      "q-notes",
      "q does not look into the notes",
      contract: Contract.parameter(4),
      hint: "Only the title counts."
    ) { subject in
      let word = subject.data.word()
      let matching = try await subject.arrangeTodo(["title": .string(word)])
      _ = try await subject.arrangeTodo(["title": "other", "notes": .string(word)])
      let found = try await subject.list([("q", word)])
      try found.require(status: 200)
      found.json.pagination.total.expect(1)
      found.json.data[0].id.expect(matching.id)
    }

    Check(
      "q-case",
      "q does not tell A to Z from a to z",
      contract: Contract.parameter(4),
      hint: "Compare both in lower case."
    ) { subject in
      let word = subject.data.word()
      // Every letter, because single ones have rules of their own: the Turkish i, for example.
      let letters = "abcdefghijklmnopqrstuvwxyz"
      for (text, title) in [
        (letters.uppercased(), letters), (letters, letters.uppercased()),
      ] {
        try await expectSearch(
          for: "\(word) \(text)",
          finds: ["call \(word) \(title)", "CALL \(word.uppercased()) \(text)"],
          not: ["call \(word)", "call \(title)"],
          subject
        )
      }
    }

    for (name, mark) in [("percent", "%"), ("underscore", "_"), ("star", "*"), ("dot", ".")] {
      Check(
        "q-\(name)",
        "q takes '\(mark)' for itself, not for a wildcard",
        contract: Contract.parameter(4),
        hint: "Escape what LIKE, GLOB or a regular expression takes for a wildcard."
      ) { subject in
        let word = subject.data.word()
        try await expectSearch(
          for: "\(word)\(mark)z",
          finds: ["\(word)\(mark)z"],
          not: ["\(word)yz", "\(word) z", "\(word)z"],
          subject
        )
      }
    }

    Check(
      "q-encoded",
      "q is decoded, with spaces, quotes and letters beyond ASCII",
      contract: Contract.parameter(4),
      hint: "Percent-decode the query as UTF-8, and pass it to the database as a parameter."
    ) { subject in
      let text = "caf\u{E9} & 'milk' \(subject.data.word())"
      try await expectSearch(for: text, finds: ["\(text)!"], not: ["cafe & 'milk'"], subject)
    }

    Check(
      "q-none",
      "q that matches nothing gives an empty page",
      contract: Contract.parameter(4),
      hint: "Nothing found is 200 with data [] and total 0."
    ) { subject in
      let found = try await subject.list([("q", subject.data.word(letters: 20))])
      try found.require(status: 200)
      found.json.data.expect([])
      found.json.pagination.total.expect(0)
    }

    Check(
      "q-marks",
      "q takes every mark of ASCII for itself",
      contract: Contract.parameter(4),
      hint: """
        Escape what your search takes for a pattern or an operator, or compare the text without a pattern. A mark \
        is no blank either.
        """,
      buildsOn: ["q"]
    ) { subject in
      let word = subject.data.word()
      var ids: [String: JSON] = [:]
      for mark in SearchCase.marks {
        ids[mark] = try await subject.arrangeTodo(["title": .string("\(word)\(mark)z")]).id
      }
      for mark in SearchCase.marks {
        let found = try await subject.list([("q", "\(word)\(mark)z")])
        try found.require(status: 200)
        let foundIDs = try found.json.data.requireElements().compactMap { $0.id.json }
        subject.expect(
          foundIDs == [ids[mark] ?? .null],
          "the ids that are found for q=\(word)\(mark)z",
          expected: Evidence("the id of that title alone, \((ids[mark] ?? .null).inline)"),
          observed: Evidence(.array(foundIDs)),
          citing: [found]
        )
      }
    }

    for item in SearchCase.all {
      Check(
        CheckID("q-\(item.id)"),
        "q \(item.claim)",
        contract: Contract.parameter(4),
        hint: item.hint,
        buildsOn: ["q"]
      ) { subject in
        let (text, finds, passes) = item.about(subject.data.word())
        try await expectSearch(for: text, finds: finds, not: passes, subject)
      }
    }

    Check(
      "q-short",
      "q finds single letters and small words",
      contract: Contract.parameter(4),
      hint: """
        Full-text indexes leave out short and frequent words. Look for the text itself, however short it is.
        """,
      buildsOn: ["q"]
    ) { subject in
      let word = subject.data.word()
      let titles = ["\(word) the end", "\(word) to be", "\(word)", "\u{65E5}"]
      for title in titles { _ = try await subject.arrangeTodo(["title": .string(title)]) }
      let every = try await subject.everyTodo()
      for text in ["t", "the", "to", "\u{65E5}"] {
        let expected = every.items.filter { item in
          item["title"]?.text?.lowercasedASCII.contains(text) == true
        }
        let found = try await subject.everyTodo([("q", text)])
        subject.expect(
          found.items.compactMap { $0["id"] } == expected.compactMap { $0["id"] },
          "the ids that are found for q=\(text)",
          expected: Evidence(.array(expected.compactMap { $0["id"] })),
          observed: Evidence(.array(found.items.compactMap { $0["id"] })),
          citing: [every.last, found.last]
        )
      }
    }

    Check(
      "q-empty",
      "q without a text matches everything",
      contract: Contract.list,
      hint: "An empty q is no filter: answer as you do without it.",
      buildsOn: ["list.total"]
    ) { subject in
      _ = try await subject.arrangeTodo()
      let before = try await subject.total()
      let found = try await subject.list([("q", "")])
      try found.require(status: 200)
      found.json.pagination.total.expect(.number(JSONNumber(before)))
    }

    Check(
      "q-longest",
      "q has up to 200 code points",
      contract: Contract.parameter(4),
      hint: "200 emoji are 400 units of UTF-16 and 800 bytes of UTF-8, and still 200 code points."
    ) { subject in
      for text in [String(ascii: "q", count: 200), TextCases.units(of: 200).emoji] {
        let title = try await subject.arrangeTodo(["title": .string(text)])
        let found = try await subject.list([("q", text), ("limit", "100")])
        try found.require(status: 200)
        found.json.data.expect(Evidence("the todo with that title")) { data in
          data.elements?.contains { $0["id"] == title.id } == true
        }
      }
    }

    Check(
      "q-long",
      "q of more than 200 code points is refused",
      contract: Contract.parameter(4),
      hint: "Count code points: 101 letters with a mark on each are 202 of them."
    ) { subject in
      for text in [String(ascii: "q", count: 201), TextCases.units(of: 202).marked] {
        let refused = try await subject.list([("q", text)])
        try refused.require(status: 400, 422)
        refused.expectError(code: "VALIDATION_ERROR", fields: ["q"])
      }
    }
  }
}

extension String {
  /// The text with A to Z as small letters, and everything else as it is.
  fileprivate var lowercasedASCII: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { ("A"..."Z").contains($0) ? Unicode.Scalar(UInt8($0.value) + 32) : $0 }
      )
    )
  }
}

/// Creates todos of these titles, and expects that a search finds the ones and not the others.
private func expectSearch(
  for text: String,
  finds matching: [String],
  not others: [String],
  _ subject: Subject,
  file: String = #fileID,
  line: Int = #line
) async throws {
  var ids: [String: JSON] = [:]
  for title in subject.data.shuffled(matching + others) {
    ids[title] = try await subject.arrangeTodo(["title": .string(title)]).id
  }
  let found = try await subject.list([("q", text), ("limit", "100")], file: file, line: line)
  try found.require(status: 200, file: file, line: line)
  let foundIDs = Set(try found.json.data.requireElements().compactMap { $0.id.json })
  let wrong = others.filter { ids[$0].map(foundIDs.contains) == true }
  let missing = matching.filter { ids[$0].map(foundIDs.contains) != true }
  subject.expect(
    wrong.isEmpty && missing.isEmpty,
    "what is found for q=\(text)",
    expected: Evidence("exactly \(JSON.array(matching.map { .string($0) }).inline)"),
    observed: Evidence(
      [
        missing.isEmpty ? nil : "without \(JSON.array(missing.map { .string($0) }).inline)",
        wrong.isEmpty ? nil : "with \(JSON.array(wrong.map { .string($0) }).inline)",
      ].compactMap(\.self).joined(separator: ", ")
    ),
    citing: [found],
    file: file,
    line: line
  )
  found.json.pagination.total.expect(
    Evidence("the number of todos found, \(foundIDs.count)"),
    file: file,
    line: line
  ) { $0.integer == foundIDs.count }
}
