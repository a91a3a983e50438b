import GradusItems
import Testing

/// Statements that are written to hang, to fill memory, or to get out of the database.
@Suite("Hostile SQL", .serialized)
struct HostileSQLTests {
  private let query: Question
  private let change: Question

  init() throws {
    query = try SQLJudgeTests.question(answer: "SELECT id FROM t")
    change = try SQLJudgeTests.question(answer: "DELETE FROM t", probe: "SELECT id FROM t")
  }

  /// Two seconds, and as much again and more on a machine that tests keep busy.
  private static let soon = Duration.seconds(5)
  private static let tooLong = "The statement runs too long; it may repeat itself without end"
  private static let tooMuch =
    "The statement takes too much memory; it may repeat itself without end"
  private static let series = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)"

  /// Queries that never end, or would hold gigabytes.
  static let runaways: [String] = [
    "\(series) SELECT count(*) FROM r",
    "\(series) SELECT n FROM r",
    "\(series) SELECT zeroblob(4000) FROM r",
    "\(series) SELECT n, randomblob(4000) FROM r ORDER BY 2",
    "\(series) SELECT DISTINCT randomblob(4000) FROM r",
    "\(series) SELECT max(x) FROM (SELECT randomblob(4000) AS x FROM r GROUP BY 1)",
    "\(series) SELECT group_concat(n) FROM r",
    "\(series) SELECT json_group_array(n) FROM r",
    "\(series) SELECT count(*) OVER (PARTITION BY n % 7), randomblob(4000) FROM r",
    "WITH RECURSIVE r(x) AS (SELECT '' UNION SELECT hex(randomblob(2000)) FROM r) SELECT 1 FROM r",
    """
    WITH RECURSIVE r(x) AS (
      SELECT zeroblob(4000) UNION ALL SELECT zeroblob(4000) FROM r, (VALUES (1), (2), (3))
    ) SELECT count(*) FROM r
    """,
    "SELECT count(*) FROM t a, t b, t c, t d, t e, t f, t g, t h, t i, t j, t k, t l, t m, t n, t o, t p",
    "\(series) SELECT 1 FROM r WHERE \(repeatedly("replace(hex(zeroblob(2000)), n, '')", " || ")) = 1",
    "\(series) SELECT count(*) FROM r WHERE \(repeatedly("instr(hex(zeroblob(2000)), n)", " + ")) = 1",
    """
    \(series) SELECT count(*) FROM r
    WHERE hex(zeroblob(2000)) || n LIKE '%0%0%0%0%0%0%0%0%0%0%0%0%0%0%0%0%0%0%0%0%0_%_%x%'
    """,
    "SELECT \(repeatedly("(SELECT count(*) FROM t, t, t, t, t, t, t, t, t, t)", " + ")) FROM t",
  ]

  private static func repeatedly(_ text: String, _ separator: String) -> String {
    Array(repeating: text, count: 60).joined(separator: separator)
  }

  @Test("what never ends is soon ended", arguments: runaways)
  func endless(answer: String) {
    let clock = ContinuousClock()
    var judgement = Judgement.right
    let took = clock.measure { judgement = query.judgement(of: .text(answer)) }
    #expect(took < Self.soon)
    let problem = judgement.problem ?? "\(judgement)"
    let known = [
      Self.tooLong, Self.tooMuch, "The statement makes a value or a name of more than 4096 bytes",
      "The result has more than 10000 rows, or very long ones",
      "The statement takes too long to read; write a shorter one",
    ]
    #expect(known.contains(problem), "\(problem)")
  }

  @Test(
    "a long value is refused",
    arguments: [
      "SELECT zeroblob(1000000000)", "SELECT randomblob(5000)",
      "SELECT hex(zeroblob(4000))", "SELECT replace(hex(zeroblob(1000)), '0', 'twelve bytes')",
    ]
  )
  func values(answer: String) {
    #expect(
      query.judgement(of: .text(answer)).problem
        == "The statement makes a value or a name of more than 4096 bytes"
    )
  }

  @Test("expressions that name one another many times are refused before SQLite copies them")
  func copies() {
    var levels = ["a0 AS (SELECT 1 AS x)"]
    for level in 1..<30 {
      levels.append(
        "a\(level)(x) AS NOT MATERIALIZED (SELECT 1 FROM a\(level - 1) p, A\(level - 1) q)"
      )
    }
    let clock = ContinuousClock()
    let took = clock.measure {
      let answer = "WITH \(levels.joined(separator: ", ")) SELECT x FROM \"a29\""
      #expect(
        query.judgement(of: .text(answer)).problem
          == "The common table expressions are too many, or use one another too often, to be run"
      )
      let many = (0..<400).map { "b\($0) AS (" }.joined(separator: ", ")
      #expect(query.judgement(of: .text("WITH \(many)")).problem != nil)
    }
    #expect(took < Self.soon)
    let honest = "WITH \(levels.prefix(7).joined(separator: ", ")) SELECT x FROM a6 WHERE a6.x = 1"
    #expect(query.judgement(of: .text(honest)) == .wrong)
  }

  @Test("what is long to read is read in time, or refused")
  func preparing() {
    let union = "(SELECT id FROM t UNION ALL SELECT id FROM t)"
    let joined = Array(repeating: union, count: 60).joined(separator: ", ")
    let nested = String(repeating: "(", count: 2_000) + "1" + String(repeating: ")", count: 2_000)
    let sum = Array(repeating: "1", count: 2_000).joined(separator: "+")
    let terms = Array(repeating: "SELECT 1", count: 330).joined(separator: " UNION ")
    for answer in [
      "SELECT 1 FROM \(joined)", "SELECT \(nested)",
      "SELECT \(nested.dropFirst(1_940).dropLast(1_940))", "SELECT \(sum)", terms,
      "SELECT \(Array(repeating: "*", count: 1_000).joined(separator: ",")) FROM t",
    ] {
      let clock = ContinuousClock()
      let took = clock.measure {
        #expect(query.judgement(of: .text(answer)) != .right)
      }
      #expect(took < Self.soon)
    }
  }

  @Test(
    "a query that would do more than read is refused",
    arguments: [
      "ATTACH '/tmp/other.db' AS other", "DETACH main", "VACUUM INTO '/tmp/copy.db'", "VACUUM",
      "PRAGMA journal_mode = WAL", "BEGIN", "CREATE TABLE x (y)", "DROP TABLE t", "ANALYZE",
      "SELECT load_extension('/tmp/x.so')", "SELECT * FROM pragma_table_info('t')",
      "SELECT readfile('/etc/passwd')", "SELECT writefile('/tmp/x', 'y')",
      "INSERT INTO t (id) VALUES (10)", "UPDATE sqlite_master SET sql = ''",
    ]
  )
  func reaching(answer: String) throws {
    let problem = try #require(query.judgement(of: .text(answer)).problem)
    #expect(!problem.hasSuffix("."))
    #expect(!problem.contains("not authorized"), "\(problem)")
  }

  @Test(
    "so is a statement that would do more than change rows",
    arguments: [
      "CREATE TABLE x AS SELECT 1", "CREATE TRIGGER x AFTER DELETE ON t BEGIN SELECT 1; END",
      "CREATE VIRTUAL TABLE x USING fts5(y)", "CREATE TEMP TABLE x (y)",
      "CREATE VIEW x AS SELECT 1",
      "ALTER TABLE t ADD COLUMN x", "DROP TABLE t", "ATTACH ':memory:' AS x",
      "DELETE FROM sqlite_master", "PRAGMA writable_schema = 1",
      "INSERT INTO t (name) \(series) SELECT zeroblob(4000) FROM r",
      "INSERT INTO t (name) \(series) SELECT n FROM r",
    ]
  )
  func changing(answer: String) throws {
    let clock = ContinuousClock()
    var problem: String?
    let took = clock.measure { problem = change.judgement(of: .text(answer)).problem }
    #expect(took < Self.soon)
    #expect(problem != nil)
    #expect(problem?.contains("not authorized") != true, "\(problem ?? "")")
  }

  @Test("sentences name what was refused")
  func sentences() {
    #expect(
      query.judgement(of: .text("SELECT * FROM pragma_table_info('t')")).problem
        == "PRAGMA can't be used here"
    )
    #expect(
      query.judgement(of: .text("SELECT load_extension('x')")).problem
        == "The function load_extension can't be used here"
    )
    #expect(
      change.judgement(of: .text("CREATE TABLE x (y)")).problem
        == "The statement does what can't be done here;"
        + " write an INSERT, an UPDATE, a DELETE or a CREATE INDEX"
    )
    #expect(
      query.judgement(of: .text("\(Self.series) SELECT count(*) FROM r")).problem == Self.tooLong
    )
    #expect(
      query.judgement(of: .text("\(Self.series) SELECT n, randomblob(4000) FROM r ORDER BY 2"))
        .problem == Self.tooMuch
    )
  }
}
