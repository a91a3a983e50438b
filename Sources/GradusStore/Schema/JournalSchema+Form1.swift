extension JournalSchema {
  /// The first form.
  ///
  /// Moments are milliseconds since 1970 in UTC, days are days since 1970-01-01, durations are
  /// microseconds, and seeds are the 64 bits of an unsigned number. The order of `number` is that of
  /// recording.
  static let form1 = """
    CREATE TABLE run (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      occasion TEXT NOT NULL,
      project TEXT NOT NULL,
      folder TEXT NOT NULL,
      language TEXT,
      gradus TEXT NOT NULL,
      part TEXT,
      seed INTEGER NOT NULL,
      started_at INTEGER NOT NULL,
      duration INTEGER NOT NULL,
      started INTEGER NOT NULL,
      verdict TEXT NOT NULL
    ) STRICT;
    CREATE INDEX run_by_time ON run (started_at) WHERE occasion <> 'replay';
    CREATE INDEX run_by_project ON run (project, started_at) WHERE occasion <> 'replay';

    CREATE TABLE run_stage (
      run INTEGER NOT NULL REFERENCES run (number) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      stage TEXT NOT NULL,
      grade TEXT NOT NULL,
      verdict TEXT NOT NULL,
      whole INTEGER NOT NULL,
      passed INTEGER NOT NULL,
      failed INTEGER NOT NULL,
      blocked INTEGER NOT NULL,
      skipped INTEGER NOT NULL,
      inconclusive INTEGER NOT NULL,
      PRIMARY KEY (run, position)
    ) STRICT, WITHOUT ROWID;

    -- Follows from the runs; kept so that nobody has to look through all of them.
    CREATE TABLE passed_stage (
      project TEXT NOT NULL,
      stage TEXT NOT NULL,
      first_at INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      PRIMARY KEY (project, stage)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE answer (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      session TEXT NOT NULL,
      item TEXT NOT NULL,
      item_version INTEGER NOT NULL,
      score REAL NOT NULL,
      answered_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX answer_by_session ON answer (session, answered_at);

    CREATE TABLE review (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      card TEXT NOT NULL,
      rating TEXT NOT NULL,
      reviewed_at INTEGER NOT NULL,
      day INTEGER NOT NULL,
      stability REAL NOT NULL,
      difficulty REAL NOT NULL,
      due_on INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX review_by_card ON review (card, reviewed_at);

    CREATE TABLE reading (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      lesson TEXT NOT NULL,
      read_at INTEGER NOT NULL,
      day INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX reading_by_lesson ON reading (lesson, read_at);

    CREATE TABLE profile (
      number INTEGER PRIMARY KEY CHECK (number = 1),
      goal TEXT,
      experience TEXT,
      language TEXT,
      hours_a_week INTEGER,
      path TEXT,
      started_on INTEGER,
      changed_at INTEGER NOT NULL
    ) STRICT;
    """
}
