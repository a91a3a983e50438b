/// How a subject is started, as its learner wrote it in `gradus.yaml`.
package struct SubjectCommand: Hashable, Sendable {
  /// A shell command that serves until it is told to stop.
  package var run: String
  /// A shell command that prepares it, run once before.
  package var build: String?
  /// The folder in which both run, as an absolute path.
  package var folder: String
  /// What both find in their environment, besides what every subject finds there.
  package var variables: SubjectVariables

  package init(
    run: String,
    build: String? = nil,
    folder: String,
    variables: SubjectVariables = .none
  ) {
    self.run = run
    self.build = build
    self.folder = folder
    self.variables = variables
  }
}

/// How long the parts of a subject's life may take.
package struct LaunchLimits: Hashable, Sendable {
  /// From the start of the process to the first accepted connection.
  package var start: Duration
  /// How long it may listen somewhere else before that is taken for where it listens.
  package var elsewhere: Duration
  /// From SIGTERM to SIGKILL.
  package var grace: Duration
  /// The build command.
  package var build: Duration

  package init(
    start: Duration = .seconds(30),
    elsewhere: Duration = .seconds(5),
    grace: Duration = .seconds(5),
    build: Duration = .seconds(1200)
  ) {
    self.start = start
    self.elsewhere = elsewhere
    self.grace = grace
    self.build = build
  }

  /// The limits for a machine that is slower by a factor.
  package func scaled(by factor: Double) -> LaunchLimits {
    LaunchLimits(
      start: start * factor,
      elsewhere: elsewhere * factor,
      grace: grace * factor,
      build: build * factor
    )
  }
}
