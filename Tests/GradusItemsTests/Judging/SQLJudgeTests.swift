import GradusItems
import Testing

@Suite("Judging SQL")
struct SQLJudgeTests {
  /// A query over a table `t (id, name, price)`; the hidden rows have a tie and a NULL.
  static func question(
    answer: String,
    isOrdered: Bool = false,
    probe: String? = nil
  ) throws -> Question {
    try SampleQuestion.make(
      "sql",
      """
      schema: "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, price REAL);"
      data: "INSERT INTO t VALUES (1, 'one', 0.1), (2, 'two', 0.2), (3, 'two', 0.3);"
      hidden: "INSERT INTO t VALUES (1, 'x', NULL), (2, 'y', 7.5), (3, 'y', 7.5), (9, 'z', 1);"
      answer: "\(answer)"
      ordered: \(isOrdered)
      \(probe.map { "probe: \"\($0)\"" } ?? "")
      wrong: [{answer: SELECT 1, misconception: Guesses}]
      """
    )
  }

  private func judgements(_ question: Question, _ answers: [String]) -> [Judgement] {
    answers.map { question.judgement(of: .text($0)) }
  }

  @Test("rows count as often as they are there, in any order where none is asked for")
  func multisets() throws {
    let free = try Self.question(answer: "SELECT name FROM t")
    #expect(
      judgements(
        free,
        [
          "SELECT name FROM t ORDER BY name DESC", "SELECT name AS other FROM t",
          "SELECT DISTINCT name FROM t", "SELECT name, name FROM t", "SELECT upper(name) FROM t",
          "SELECT name FROM t UNION ALL SELECT NULL WHERE false",
        ]
      ) == [.right, .right, .wrong, .wrong, .wrong, .right]
    )
    let ordered = try Self.question(answer: "SELECT id FROM t ORDER BY id DESC", isOrdered: true)
    #expect(
      judgements(
        ordered,
        ["SELECT id FROM t ORDER BY -id", "SELECT id FROM t ORDER BY id", "SELECT id FROM t"]
      ) == [.right, .wrong, .wrong]
    )
  }

  @Test("an order that nothing asks for is none, although rows happen to come in it")
  func luck() throws {
    let ordered = try Self.question(answer: "SELECT id FROM t ORDER BY id", isOrdered: true)
    #expect(
      judgements(ordered, ["SELECT id FROM t ORDER BY 1", "SELECT id FROM t"]) == [.right, .wrong]
    )
  }

  @Test("a statement that a constraint refuses was read, and is wrong")
  func constraint() throws {
    let question = try Self.question(
      answer: "INSERT INTO t VALUES (11, 'new', 1)",
      probe: "SELECT * FROM t"
    )
    #expect(judgements(question, ["INSERT INTO t VALUES (1, 'new', 1)"]) == [.wrong])
  }

  @Test("numbers are equal where their values are, and differ from texts, blobs and NULL")
  func values() throws {
    let sum = try Self.question(answer: "SELECT count(*), sum(price) FROM t")
    #expect(
      judgements(
        sum,
        [
          "SELECT 1.0 * count(*), sum(price) FROM t",
          "SELECT count(*), (SELECT sum(price) FROM (SELECT price FROM t ORDER BY id DESC)) FROM t",
          "SELECT count(*) || '', sum(price) FROM t",
          "SELECT CAST(count(*) AS BLOB), sum(price) FROM t",
          "SELECT count(*), sum(price) + 1e-9 FROM t",
        ]
      ) == [.right, .right, .wrong, .wrong, .wrong]
    )
    let large = try Self.question(answer: "SELECT 9007199254740993, -0.0, x'00', '', NULL")
    #expect(
      judgements(
        large,
        [
          "SELECT 9007199254740993, 0, x'00', '', NULL",
          "SELECT 9007199254740992, 0, x'00', '', NULL",
          "SELECT 9007199254740993, 0, char(0), '', NULL",
          "SELECT 9007199254740993, 0, x'00', NULL, NULL",
          "SELECT 9007199254740993, 0, x'00', x'', NULL",
        ]
      ) == [.right, .wrong, .wrong, .wrong, .wrong]
    )
  }

  @Test("the hidden rows decide, and nothing is told of them")
  func hidden() throws {
    let question = try Self.question(answer: "SELECT id FROM t WHERE price IS NOT NULL")
    #expect(
      judgements(
        question,
        [
          "SELECT id FROM t",
          "SELECT id FROM t WHERE price < 5",
          // An error, a runaway and too long a value on the hidden rows alone.
          "SELECT CASE WHEN name = 'x' THEN abs(-9223372036854775808) ELSE id END FROM t",
          """
          WITH RECURSIVE r(n) AS (
            SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE EXISTS (SELECT 1 FROM t WHERE id = 9)
          )
          SELECT id FROM t, (SELECT count(*) FROM r)
          """,
          "SELECT CASE WHEN name = 'x' THEN zeroblob(100000) ELSE id END FROM t",
        ]
      ) == [.wrong, .wrong, .wrong, .wrong, .wrong]
    )
  }

  @Test("tables that SQLite makes of functions can be read")
  func functions() throws {
    let question = try Self.question(answer: "SELECT id FROM t UNION ALL SELECT 4")
    #expect(
      judgements(
        question,
        [
          "SELECT id FROM t UNION ALL SELECT value FROM json_each('[4]')",
          "SELECT id FROM t UNION ALL SELECT value FROM json_each('[5]')",
          // SQLite makes NULL of what would be too long.
          "SELECT coalesce(printf('%*d', 99999999, 1), 4) UNION ALL SELECT id FROM t",
        ]
      ) == [.right, .wrong, .right]
    )
  }

  @Test("a probe looks at what a statement has done")
  func probes() throws {
    let question = try Self.question(
      answer: "UPDATE t SET price = 0 WHERE id = 3",
      probe: "SELECT id, price FROM t"
    )
    #expect(
      judgements(
        question,
        [
          "UPDATE t SET price = price - price WHERE id > 2 AND id < 4",
          "REPLACE INTO t SELECT id, name, 0 FROM t WHERE id = 3;",
          "WITH x AS (SELECT 3 AS id) UPDATE t SET price = 0.0 WHERE id IN x",
          "UPDATE t SET price = 0", "DELETE FROM t WHERE id = 3", "SELECT 1",
        ]
      ) == [.right, .right, .right, .wrong, .wrong, .wrong]
    )
  }

  @Test(
    "what can't be run is told in a sentence",
    arguments: [
      ("SELECT id FORM t", "SQLite can't run the statement: near \"t\": syntax error"),
      ("SELECT nam FROM t", "SQLite can't run the statement: no such column: nam"),
      ("SELECT 1 FROM t WHERE", "SQLite can't run the statement: incomplete input"),
      ("SELECT abs(-9223372036854775808)", "SQLite can't run the statement: integer overflow"),
      ("SELECT 1; SELECT 2", "There is more than one statement; write a single one"),
      ("SELECT 1;\n-- two\n;DROP TABLE t", "There is more than one statement; write a single one"),
      ("-- none", "There is no statement in the answer"),
      ("(SELECT 1)", "A statement begins with a word such as SELECT"),
      (
        "SELECT id FROM t WHERE id = ?",
        "The statement has a parameter; write the value in its place"
      ),
      (
        "SELECT id FROM t WHERE id = :id",
        "The statement has a parameter; write the value in its place"
      ),
      (
        "DELETE FROM t",
        "The statement begins with DELETE, and a query is asked for, which changes nothing"
      ),
      (
        "WITH x AS (SELECT 1) DELETE FROM t",
        "The statement changes the database, and a query is asked for"
      ),
      ("PRAGMA table_info(t)", "The statement begins with PRAGMA, which can't be used here"),
      ("EXPLAIN SELECT 1", "The statement begins with EXPLAIN, which can't be used here"),
    ]
  )
  func sentences(answer: String, sentence: String) throws {
    let question = try Self.question(answer: "SELECT id FROM t")
    #expect(question.judgement(of: .text(answer)).problem == sentence)
  }

  @Test("comments, semicolons and quotation marks do not make a second statement")
  func single() throws {
    let question = try Self.question(answer: "SELECT id FROM t WHERE name <> ';'")
    for answer in [
      "SELECT id FROM t WHERE name <> '; DROP TABLE t; --'",
      "SELECT id FROM t /* ; SELECT 2 */ -- ; SELECT 3\n ; ; -- end",
      ";;SELECT id FROM t",
      "SELECT \"id\" AS \"a;b\", 'it''s;' IS NULL FROM t WHERE false UNION SELECT id, 0 FROM t",
      "SELECT id FROM t /* never closed ; SELECT 2",
    ] {
      let judgement = question.judgement(of: .text(answer))
      #expect(judgement.problem == nil, "\(answer)")
    }
  }
}
