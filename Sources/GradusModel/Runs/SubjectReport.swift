/// The backend that was examined, and how its first start went.
package struct SubjectReport: Hashable, Sendable, Codable {
  /// The command that started it; nil for a URL.
  package var command: String?
  /// The command that built it before; nil where there is none.
  package var build: String?
  /// The URL that was given; nil for a command.
  package var url: String?
  /// How the first start went.
  package var start: StartOutcome
  /// How often it was started with success.
  package var starts: Int
  /// The last lines that it had written when a check last failed; nil where the run passed.
  package var outputTail: String?
  /// The file that has all it wrote, beside `gradus.yaml`; nil where it wrote nothing, or nothing is kept.
  package var outputFile: String?

  package init(
    command: String? = nil,
    build: String? = nil,
    url: String? = nil,
    start: StartOutcome,
    starts: Int,
    outputTail: String? = nil,
    outputFile: String? = nil
  ) {
    self.command = command
    self.build = build
    self.url = url
    self.start = start
    self.starts = starts
    self.outputTail = outputTail
    self.outputFile = outputFile
  }
}

/// What became of starting a subject.
package enum StartOutcome: Hashable, Sendable, Codable {
  /// It accepts connections.
  case ready(after: Elapsed)
  /// The build command failed.
  case buildFailed(end: ProcessEnd, output: String)
  /// The process ended before it listened.
  case exited(end: ProcessEnd, output: String)
  /// It listens, but on these addresses instead of the one it was given.
  case listensElsewhere(wanted: String, found: [String], output: String)
  /// It runs, but listens nowhere.
  case neverListened(waited: Elapsed, output: String)
  /// Nothing answers at the URL.
  case unreachable(reason: String)
  /// The command could not be started at all.
  case notStarted(reason: String)

  package var isReady: Bool {
    if case .ready = self { true } else { false }
  }

  /// What happened, in one plain sentence.
  package var sentence: String {
    switch self {
    case .ready(let time): "The backend was ready after \(time.shown)."
    case .buildFailed(let end, _): "The build command \(end.phrase)."
    case .exited(let end, _): "The backend \(end.phrase) before it listened."
    case .listensElsewhere(let wanted, let found, _):
      "The backend listens on \(found.joined(separator: " and ")), not on \(wanted)."
    case .neverListened(let waited, _):
      "The backend runs, but after \(waited.shown) it still listens on no port."
    case .unreachable(let reason): "Nothing answers at that URL: \(reason)."
    case .notStarted(let reason): "The backend could not be started: \(reason)."
    }
  }

  /// What the learner can do about it; nil where it is ready.
  package var advice: String? {
    switch self {
    case .ready: nil
    case .buildFailed: "Run it by hand in the same folder, and fix what it reports:"
    case .exited:
      "Look at its last lines, fix it, and run it by hand until it stays up:"
    case .listensElsewhere(let wanted, _, _):
      "Read the port from PORT and the address from HOST, which said \(wanted). By hand:"
    case .neverListened:
      "Listen on the port in PORT. Does it wait for something else first, a database or input?"
    case .unreachable: "Start the backend first, or give the URL where it runs."
    case .notStarted: "Look at `run` and `build` in gradus.yaml."
    }
  }

  /// What the process wrote before it failed; empty where it wrote nothing or is ready.
  package var output: String {
    switch self {
    case .buildFailed(_, let output), .exited(_, let output),
      .listensElsewhere(_, _, let output), .neverListened(_, let output):
      output
    case .ready, .unreachable, .notStarted: ""
    }
  }
}

/// How a process ended.
package enum ProcessEnd: Hashable, Sendable, Codable {
  case exited(status: Int)
  case killed(signal: Int)

  /// The end of a sentence: `exited with status 1`.
  package var phrase: String {
    switch self {
    case .exited(let status): "exited with status \(status)"
    case .killed(let signal): "was ended by signal \(signal)"
    }
  }
}
