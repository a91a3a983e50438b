internal import GRDB
internal import GradusModel

extension JournalRecord {
  /// Puts the record into its table, in the transaction of the caller.
  ///
  /// - Returns: Whether it is new.
  func insert(into database: Database) throws -> Bool {
    switch self {
    case .run(let run): try run.insert(into: database)
    case .sitting(let sitting): try sitting.insert(into: database)
    case .answer(let answer): try answer.insert(into: database)
    case .review(let review): try review.insert(into: database)
    case .reading(let reading): try reading.insert(into: database)
    case .profile(let profile): try profile.insert(into: database)
    }
  }
}

extension RecordedRun {
  fileprivate func insert(into database: Database) throws -> Bool {
    let isNew = try database.insert(
      into: "run",
      [
        "id": id.rawValue, "occasion": occasion.rawValue, "project": project.rawValue,
        "folder": folder, "language": language, "gradus": gradus, "part": part,
        "seed": Int64(bitPattern: seed.value), "started_at": startedAt.milliseconds,
        "duration": duration.microseconds, "started": started, "verdict": verdict.rawValue,
      ]
    )
    guard isNew else { return false }
    let number = database.lastInsertedRowID
    for (position, stage) in stages.enumerated() {
      _ = try database.insert(
        into: "run_stage",
        [
          "run": number, "position": position, "stage": stage.stage.rawValue,
          "grade": stage.grade.rawValue, "verdict": stage.verdict.rawValue, "whole": stage.whole,
          "passed": stage.passed, "failed": stage.failed, "blocked": stage.blocked,
          "skipped": stage.skipped, "inconclusive": stage.inconclusive,
        ]
      )
      if stage.isEvidence { try note(stage.stage, in: database) }
    }
    return true
  }

  /// Takes note of a stage that was passed.
  private func note(_ stage: StageID, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO passed_stage (project, stage, first_at, last_at) VALUES (?1, ?2, ?3, ?3)
        ON CONFLICT (project, stage) DO UPDATE SET
          first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)
        """
    ).execute(arguments: [project.rawValue, stage.rawValue, startedAt.milliseconds])
  }
}

extension RecordedSitting {
  fileprivate func insert(into database: Database) throws -> Bool {
    let isNew = try database.insert(
      into: "sitting",
      [
        "id": id.rawValue, "session": session.rawValue, "mode": mode, "subject": subject,
        "seed": Int64(bitPattern: seed.value), "shift": shift, "started_at": startedAt.milliseconds,
      ]
    )
    guard isNew else { return false }
    let number = database.lastInsertedRowID
    for (position, language) in languages.enumerated() {
      _ = try database.insert(
        into: "sitting_language",
        ["sitting": number, "position": position, "language": language]
      )
    }
    return true
  }
}

extension RecordedAnswer {
  fileprivate func insert(into database: Database) throws -> Bool {
    try database.insert(
      into: "answer",
      [
        "session": session.rawValue, "number": number, "id": id.rawValue, "item": item.rawValue,
        "item_version": itemVersion, "score": score, "answered_at": answeredAt.milliseconds,
      ]
    )
  }
}

extension RecordedReview {
  fileprivate func insert(into database: Database) throws -> Bool {
    try database.insert(
      into: "review",
      [
        "id": id.rawValue, "card": card.rawValue, "rating": rating.rawValue,
        "reviewed_at": reviewedAt.milliseconds, "day": day.number,
        "stability": memory.stability, "difficulty": memory.difficulty, "due_on": dueOn.number,
      ]
    )
  }
}

extension RecordedReading {
  fileprivate func insert(into database: Database) throws -> Bool {
    try database.insert(
      into: "reading",
      [
        "id": id.rawValue, "lesson": lesson.rawValue, "read_at": readAt.milliseconds,
        "day": day.number,
      ]
    )
  }
}

extension LearnerProfile {
  fileprivate func insert(into database: Database) throws -> Bool {
    if let before = try RecordQueries.profile(in: database) {
      guard before != self, before.changedAt <= changedAt else { return false }
      try database.execute(sql: "DELETE FROM profile")
    }
    return try database.insert(
      into: "profile",
      [
        "number": 1, "goal": goal, "experience": experience, "language": language,
        "hours_a_week": hoursAWeek, "path": path, "started_on": startedOn?.number,
        "changed_at": changedAt.milliseconds,
      ]
    )
  }
}

extension Database {
  /// Inserts a row, unless one with its id, or in its place, is there.
  ///
  /// Parts of a record come after it and are always new.
  ///
  /// - Returns: Whether it was inserted.
  fileprivate func insert(
    into table: String,
    _ values: KeyValuePairs<String, (any DatabaseValueConvertible)?>
  ) throws -> Bool {
    let names = values.map(\.key).joined(separator: ", ")
    let places = Array(repeating: "?", count: values.count).joined(separator: ", ")
    let isPart = ["run_stage", "sitting_language"].contains(table)
    let conflict = isPart ? "" : " ON CONFLICT DO NOTHING"
    let statement = try cachedStatement(
      sql: "INSERT INTO \(table) (\(names)) VALUES (\(places))\(conflict)"
    )
    try statement.execute(arguments: StatementArguments(values.map(\.value)))
    return changesCount > 0
  }
}
