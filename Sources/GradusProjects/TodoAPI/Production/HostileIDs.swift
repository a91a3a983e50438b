import GradusExam
import GradusModel

extension Check {
  /// Texts that are not ids, or almost are.
  @ListBuilder<Check>
  static var hostileIDs: [Check] {
    for (name, what, id) in [
      ("traversal", "a path out of the folder", "..%2F..%2F..%2Fetc%2Fpasswd"),
      ("not-utf8", "a byte that is no UTF-8", "%FF%FE"),
      ("percent", "half an escape", "%"),
      ("digits", "a number of thirty digits", "123456789012345678901234567890"),
    ] {
      Check(
        "id-\(name)",
        "\(what) in place of an id finds nothing, and does no harm",
        contract: Contract.id,
        hint: "Read the id strictly: what can't be one of yours is answered with 404, 400 or 422."
      ) { subject in
        let reply = try await subject.offer(Request("GET", "\(todos)/\(id)"))
        try reply?.require(status: 404, 400, 422)
        try await subject.expectStillServing()
      }
    }

    Check(
      "id-nul",
      "the id of a todo with a zero byte behind it finds nothing, and does no harm",
      contract: Contract.id,
      hint: "What is written in C may end at a zero byte. Compare the whole id, or refuse it."
    ) { subject in
      let created = try await subject.arrangeTodo()
      let reply = try await subject.offer(Request("GET", created.path + "%00"))
      try reply?.require(status: 404, 400, 422)
      try await subject.expectStillServing()
    }

    for (name, what, hint, ends) in [
      (
        "longer", "the id of a todo with more behind it",
        """
        What reads a number may stop at the first letter and take 7abc for 7. Compare the whole id, or \
        refuse what is not spelled as you give it out.
        """,
        ["abc", ".0", ",2", "-"]
      ),
      (
        "sql", "SQL behind the id of a todo",
        "Hand the id to the database as a parameter, never as a part of the statement.",
        [" OR 1=1", "' OR '1'='1", "\" OR 1=1--", " UNION SELECT 1", "; DELETE FROM todos"]
      ),
    ] {
      Check(
        "id-\(name)",
        "\(what) finds nothing, and changes nothing",
        contract: Contract.id,
        hint: hint
      ) { subject in
        let created = try await subject.arrangeTodo()
        for end in ends {
          let path = created.path + Subject.percentEncoded(end)
          try await subject.get(path).require(status: 404, 400, 422)
          let deleted = try await subject.delete(path)
          try deleted.require(status: 404, 400, 422)
        }
        let read = try await subject.get(created.path)
        try read.require(status: 200)
        read.expect(sameTodoAs: created)
      }
    }

    for (name, what, hint, spellings) in [
      (
        "wraps", "an id with 2^32 or 2^64 added to it",
        """
        A number that is too large for its type must not wrap to a small one. Read the id with the limits of \
        its type, and answer 404 beyond them.
        """,
        Subject.wrapped
      ),
      (
        "spelled", "a number that is the id in another spelling",
        """
        What reads a number may take 07, +7, 0x7 or digits of other scripts for 7. Compare the id with how \
        you give it out before you use it, for every method.
        """,
        Subject.spelled
      ),
    ] as [(CheckID, String, String, @Sendable (String) -> [String])] {
      Check(
        CheckID("id-\(name)"),
        "\(what) finds nothing, and changes nothing",
        contract: Contract.id,
        hint: hint
      ) { subject in
        let created = try await subject.arrangeTodo()
        let id = created.id.text ?? created.id.compact
        // Ids of other kinds have no second spelling as a number.
        guard (1...18).contains(id.utf8.count), id.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return }
        for other in spellings(id) {
          let path = "\(todos)/\(Subject.percentEncoded(other))"
          for method in ["GET", "PUT", "PATCH", "DELETE"] {
            let hasContent = method == "PUT" || method == "PATCH"
            let json: JSON? = hasContent ? ["title": .string("changed by \(method)")] : nil
            let reply = try await subject.send(Subject.request(method, path, json: json))
            try reply.require(status: 404, 400, 422)
          }
        }
        let read = try await subject.get(created.path)
        try read.require(status: 200)
        read.expect(sameTodoAs: created)
      }
    }
  }
}

extension Subject {
  /// Numbers that are this one in the last 32 or 64 bits.
  ///
  /// - Parameter id: At most 18 decimal digits.
  /// - Returns: Decimal digits.
  @Sendable
  fileprivate static func wrapped(_ id: String) -> [String] {
    guard let number = Int(id) else { return [] }
    // 2^64 is 18446744073709551616, which no Int holds: in two parts, of which the last has nine digits.
    let low = 709_551_616 + number
    let digits = String(low % 1_000_000_000)
    let high = 18_446_744_073 + low / 1_000_000_000
    let zeros = String(repeating: "0", count: 9 - digits.count)
    return ["\(number + 1 << 32)", "\(high)\(zeros)\(digits)"]
  }

  /// Other spellings of a number.
  @Sendable
  fileprivate static func spelled(_ id: String) -> [String] {
    let wide = id.unicodeScalars.compactMap { Unicode.Scalar($0.value - 0x30 + 0xFF10) }
    return [
      "0\(id)", "000\(id)", "+\(id)", " \(id)", "\(id) ", "\(id)e0", "\(id).", "-0\(id)",
      "0x" + String(Int(id) ?? 0, radix: 16), String(String.UnicodeScalarView(wide)),
    ]
  }
}
