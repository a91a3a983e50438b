import GradusModel

/// A start of every kind.
enum SampleStarts {
  static let all: [StartOutcome] = [
    .ready(after: Elapsed(.milliseconds(120))),
    .buildFailed(end: .exited(status: 2), output: "no such module"),
    .exited(end: .exited(status: 1), output: "SyntaxError"),
    .exited(end: .killed(signal: 9), output: ""),
    .listensElsewhere(
      wanted: "127.0.0.1:20001",
      found: ["127.0.0.1:8080", "[::1]:8080"],
      output: "on 8080"
    ),
    .neverListened(waited: Elapsed(.seconds(30)), output: "waiting for the database"),
    .unreachable(reason: "the connection was refused"),
    .notStarted(reason: "the folder /x does not exist"),
  ]

  /// A number for each case: a new one does not compile until it is added here, and to the samples.
  static func number(_ start: StartOutcome) -> Int {
    switch start {
    case .ready: 0
    case .buildFailed: 1
    case .exited: 2
    case .listensElsewhere: 3
    case .neverListened: 4
    case .unreachable: 5
    case .notStarted: 6
    }
  }
}
