extension JournalSchema {
  /// The second form: sittings of the assessment, and answers with a number in their sitting.
  ///
  /// Answers that have none get it by their times; where these are alike, by the order of recording.
  static let form2 = """
    CREATE TABLE sitting (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      session TEXT NOT NULL UNIQUE,
      mode TEXT NOT NULL,
      subject TEXT,
      seed INTEGER NOT NULL,
      shift REAL NOT NULL,
      started_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE sitting_language (
      sitting INTEGER NOT NULL REFERENCES sitting (number) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      language TEXT NOT NULL,
      PRIMARY KEY (sitting, position)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE answer RENAME TO answer_of_form_1;

    -- Does not refer to a sitting: an import may bring answers of one that it does not know. Here
    -- `number` is not the order of recording.
    CREATE TABLE answer (
      session TEXT NOT NULL,
      number INTEGER NOT NULL,
      id TEXT NOT NULL UNIQUE,
      item TEXT NOT NULL,
      item_version INTEGER NOT NULL,
      score REAL NOT NULL,
      answered_at INTEGER NOT NULL,
      PRIMARY KEY (session, number)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO answer (session, number, id, item, item_version, score, answered_at)
      SELECT session, row_number() OVER (PARTITION BY session ORDER BY answered_at, number),
        id, item, item_version, score, answered_at
      FROM answer_of_form_1;

    DROP TABLE answer_of_form_1;
    """
}
