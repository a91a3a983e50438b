import GradusExam
import GradusModel

extension Check {
  /// Text of all kinds, which comes back as it was sent.
  @ListBuilder<Check>
  static var foreignText: [Check] {
    for (name, kind, text) in [
      ("emoji", "emoji", "🦊 \u{1F469}\u{200D}\u{1F680} \u{1F1EA}\u{1F1FA} 👍🏽"),
      ("combining", "combining marks", "e\u{301} \u{E9} A\u{30A} \u{C5} \u{1E9B}\u{323} ﬁ"),
      ("right-to-left", "right-to-left letters", "שלום \u{202B}مرحبا\u{202C} 12 \u{200F}א"),
      ("zero-width", "zero-width characters", "a\u{200B}b\u{200C}c\u{2060}d\u{FEFF}e\u{AD}f"),
      ("scripts", "characters of many scripts", "日本語 Ελληνικά Кириллица ไทย हिन्दी 𐍈 𝔘 \u{10FFFD}"),
      ("percent", "percent signs", "100%25 a%20b %41%2F and &#65; &amp;"),
      ("marks", "quotes and backslashes", #"a'b"c`d\e\\f\n g%20h%s{0}${x}#{y}<%= z %>"#),
    ] {
      Check(
        "text-\(name)",
        "\(kind) come back as they were sent",
        contract: Contract.hostility,
        hint: """
          Use UTF-8 from the socket to the database and back, and change nothing in between: no \
          normalising, no stripping, no escaping. The finding shows code points where they differ.
          """
      ) { subject in
        let title = "\(subject.data.word()) \(text)."
        try await subject.expectRoundTrip(title: title, notes: text + "\n" + text)
      }
    }

    Check(
      "text-lines",
      "tabs and line ends in notes come back as they were sent",
      contract: Contract.hostility,
      hint: "Keep CR LF, LF and tabs apart; only the title's outer blanks may be trimmed."
    ) { subject in
      let notes = "one\r\ntwo\nthree\tfour\u{2028}five\u{85}six"
      try await subject.expectRoundTrip(title: "todo \(subject.data.word())", notes: notes)
    }

    Check(
      "text-in-pieces",
      "a character whose bytes come in two pieces comes back whole",
      contract: Contract.hostility,
      hint: """
        A request comes in as many pieces as the network likes. Put the bytes together first, and \
        decode them as UTF-8 then.
        """
    ) { subject in
      let title = "€ todo \(subject.data.word())"
      let request = Subject.request("POST", todos, json: ["title": .string(title)])
      let content = request.content.array
      // Within the euro sign, which has three bytes.
      let euro = content.firstIndex(of: 0xE2) ?? 0
      let cut = Cut.allButLast(content.count - euro - 1)
      let replies = try await subject.holding([request], at: cut) { held in
        try await held.settle()
        return try await held.release()
      }
      try replies[0].require(status: 201)
      replies[0].json.title.expect(.string(title))
    }

    Check(
      "text-nul",
      "U+0000 in a text is refused, or kept",
      contract: Contract.hostility,
      hint: "Some stores end a text at U+0000. Refuse it, or store what comes after it, too."
    ) { subject in
      try await subject.expectKeptOrRefused(#""before\#\u0000after""#, "before\u{0}after")
    }

    Check(
      "text-half-pair",
      "half a surrogate pair is kept, replaced or refused, and every later answer stays JSON",
      contract: Contract.hostility,
      hint: #"""
        A JSON text may have "\ud83d" alone (RFC 8259, section 8.2), which no UTF-8 can hold. Refuse it as \#
        invalid, replace it by U+FFFD, or answer it as the escape that came; never write it as bytes.
        """#
    ) { subject in
      for escape in [#"\ud83d"#, #"\uDE00"#, #"\ude00\ud83d"#] {
        let start = "half \(subject.data.word()) "
        let reply = try await subject.send(
          "POST",
          todos,
          content: Bytes("{\"title\":\"\(start)\(escape) pair\"}"),
          mediaType: "application/json"
        )
        try reply.require(status: 201, 400, 422)
        guard reply.status == 201 else { continue }
        // What was accepted has to be readable for all others from then on.
        let read = try await subject.get(try subject.stored(reply).path)
        try read.require(status: 200)
        for answer in [reply, read] {
          answer.json.title.expect(
            Evidence("the text, with something in the place of the half pair")
          ) {
            guard let title = $0.text, title.hasPrefix(start), title.hasSuffix(" pair") else {
              return false
            }
            return title.unicodeScalars.count > start.unicodeScalars.count + " pair".count
          }
        }
      }
      let list = try await subject.list([
        ("limit", "100"), ("sort", "created_at"), ("order", "desc"),
      ])
      try list.require(status: 200)
      _ = try list.json.data.requireElements()
    }

    Check(
      "text-longest",
      "the longest title and notes are counted in code points, not in bytes",
      contract: Contract.todo,
      hint: "200 emoji are 800 bytes of UTF-8 and 400 units of UTF-16, and still 200 code points."
    ) { subject in
      try await subject.expectRoundTrip(
        title: String(repeating: "🦊", count: 200),
        notes: String(repeating: "語", count: 2000)
      )
    }
  }

  /// Text that means something to a program it should never reach.
  @ListBuilder<Check>
  static var hostileText: [Check] {
    for (name, what, text) in [
      ("sql", "SQL", "x'); DROP TABLE todos; -- \" OR 1=1; UPDATE todos SET title='owned"),
      ("html", "HTML", "<script>alert(1)</script><img src=x onerror=alert(1)> & &amp;"),
      ("template", "templates", "{{7*7}} ${7*7} #{7*7} <%= 7*7 %> {% raw %} %(x)s %n%s%p"),
      ("path", "paths", "../../../../etc/passwd ..\\..\\windows\\win.ini file:///etc/passwd"),
      ("shell", "shell commands", "; touch owned; $(touch owned) `touch owned` | cat & \\"),
      ("json", "JSON", "\",\"id\":1,\"__proto__\":{\"admin\":true},\"x\":\""),
    ] {
      Check(
        "injection-\(name)",
        "\(what) in a text is text",
        contract: Contract.hostility,
        hint: """
          Hand values to the database as parameters, never as part of a statement, and store what \
          was sent: escaping is for the place where it is shown.
          """
      ) { subject in
        let before = try await subject.total()
        let title = "\(text) \(subject.data.word())"
        try await subject.expectRoundTrip(title: title, notes: text)
        try await expectTotal(before + 1, subject)
        let created = try await subject.arrangeTodo()
        let patched = try await subject.patch(created.path, json: ["notes": .string(text)])
        try patched.require(status: 200)
        patched.json.notes.expect(.string(text))
        try await expectTotal(before + 2, subject)
      }
    }
  }
}

extension Subject {
  /// Expects that texts are stored and read as they are, code point by code point.
  fileprivate func expectRoundTrip(
    title: String,
    notes: String,
    file: String = #fileID,
    line: Int = #line
  ) async throws {
    let input: JSON = ["title": .string(title), "notes": .string(notes)]
    let created = try await post(todos, json: input, file: file, line: line)
    try created.require(status: 201, file: file, line: line)
    let path = try stored(created, file: file, line: line).path
    let read = try await get(path, file: file, line: line)
    try read.require(status: 200, file: file, line: line)
    for reply in [created, read] {
      reply.expect(text: title, at: "title", file: file, line: line)
      reply.expect(text: notes, at: "notes", file: file, line: line)
    }
  }

  /// Expects that a title is stored as it is, or refused as invalid.
  fileprivate func expectKeptOrRefused(
    _ literal: String,
    _ title: String,
    file: String = #fileID,
    line: Int = #line
  ) async throws {
    let reply = try await send(
      "POST",
      todos,
      content: Bytes("{\"title\":\(literal)}"),
      mediaType: "application/json",
      file: file,
      line: line
    )
    try reply.require(status: 201, 400, 422, file: file, line: line)
    guard reply.status == 201 else { return reply.expectError(file: file, line: line) }
    let read = try await get(
      try stored(reply, file: file, line: line).path,
      file: file,
      line: line
    )
    try read.require(status: 200, file: file, line: line)
    read.expect(text: title, at: "title", file: file, line: line)
  }
}

extension Reply {
  /// Expects a text in a member, and shows code points where another came.
  fileprivate func expect(text: String, at member: String, file: String, line: Int) {
    let found = json(file: file, line: line)[member]
    if let came = found.json?.text, let difference = text.firstDifference(from: came) {
      found.expect(Evidence(difference), file: file, line: line) { _ in false }
    } else {
      found.expect(.string(text), file: file, line: line)
    }
  }
}

extension String {
  /// What another text should have been and where it first differs; nil where it does not.
  fileprivate func firstDifference(from other: String) -> String? {
    let mine = Array(unicodeScalars)
    let others = Array(other.unicodeScalars)
    guard mine != others else { return nil }
    let position =
      zip(mine, others).enumerated().first { $1.0 != $1.1 }?.offset
      ?? Swift.min(mine.count, others.count)
    let wanted = mine.indices.contains(position) ? mine[position].codePoint : "no more"
    let came = others.indices.contains(position) ? others[position].codePoint : "no more"
    return
      "the text that was sent, \(JSON.string(self).inline); at code point \(position + 1) it has "
      + "\(wanted), and what came has \(came)"
  }
}

extension Unicode.Scalar {
  /// For example `U+1F98A`.
  fileprivate var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
  }
}
