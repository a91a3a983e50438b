internal import GRDB
internal import GradusModel

/// What is asked about runs.
enum RunQueries {
  /// The latest runs, the last first, without replays.
  static func latest(
    of project: ProjectID?,
    limit: Int,
    in database: Database
  ) throws -> [RecordedRun] {
    let condition = project == nil ? "" : "AND project = ?1"
    return try runs(
      """
      SELECT * FROM run WHERE occasion <> 'replay' \(condition)
      ORDER BY started_at DESC, number DESC LIMIT \(limit)
      """,
      project.map { [$0.rawValue] } ?? [],
      in: database
    )
  }

  /// The last run of each project, without replays, the latest first.
  static func lastOfEachProject(in database: Database) throws -> [RecordedRun] {
    // Goes from project to project in the index, which has many runs for each of them.
    try runs(
      """
      WITH RECURSIVE projects (project) AS (
        SELECT min(project) FROM run WHERE occasion <> 'replay'
        UNION ALL
        SELECT (SELECT min(project) FROM run WHERE occasion <> 'replay' AND run.project > projects.project)
        FROM projects WHERE project IS NOT NULL
      )
      SELECT run.* FROM projects JOIN run ON run.number = (
        SELECT number FROM run AS other
        WHERE other.occasion <> 'replay' AND other.project = projects.project
        ORDER BY started_at DESC, number DESC LIMIT 1
      )
      ORDER BY run.started_at DESC, run.number DESC
      """,
      [],
      in: database
    )
  }

  /// The stages that were passed as a whole, by project and stage.
  static func passedStages(in database: Database) throws -> [PassedStage] {
    let sql = "SELECT project, stage, first_at, last_at FROM passed_stage ORDER BY project, stage"
    return try Row.fetchAll(database, sql: sql).map { row in
      PassedStage(
        project: ProjectID(row["project"]),
        stage: StageID(row["stage"]),
        firstAt: Moment(milliseconds: row["first_at"]),
        lastAt: Moment(milliseconds: row["last_at"])
      )
    }
  }

  /// Every run, in no order.
  static func all(in database: Database) throws -> [RecordedRun] {
    try runs("SELECT * FROM run", [], in: database)
  }

  private static func runs(
    _ sql: String,
    _ arguments: StatementArguments,
    in database: Database
  ) throws -> [RecordedRun] {
    let stages = try database.cachedStatement(
      sql: "SELECT * FROM run_stage WHERE run = ? ORDER BY position"
    )
    return try Row.fetchAll(database, sql: sql, arguments: arguments).map { row in
      let number: Int64 = row["number"]
      return try RecordedRun(row, stages: Row.fetchAll(stages, arguments: [number]))
    }
  }
}

extension RecordedRun {
  fileprivate init(_ row: Row, stages: [Row]) throws {
    self.init(
      id: RecordID(row["id"]),
      occasion: try row.value("occasion"),
      project: ProjectID(row["project"]),
      folder: row["folder"],
      language: row["language"],
      gradus: row["gradus"],
      part: row["part"],
      seed: Seed(UInt64(bitPattern: row["seed"])),
      startedAt: Moment(milliseconds: row["started_at"]),
      duration: Elapsed(.microseconds(row["duration"] as Int64)),
      started: row["started"],
      verdict: try row.value("verdict"),
      stages: try stages.map { try RecordedStage($0) }
    )
  }
}

extension RecordedStage {
  fileprivate init(_ row: Row) throws {
    self.init(
      stage: StageID(row["stage"]),
      grade: try row.value("grade"),
      verdict: try row.value("verdict"),
      whole: row["whole"],
      passed: row["passed"],
      failed: row["failed"],
      blocked: row["blocked"],
      skipped: row["skipped"],
      inconclusive: row["inconclusive"]
    )
  }
}
