import Testing

/// One way to misbehave, and what a learner is told of it.
struct Hostility: Sendable, CustomTestStringConvertible {
  /// The name in `Subjects/hostile.py`.
  let mode: String
  /// The exit code, as documented: 0 where what it does is nobody's business.
  let status: Int32
  /// What the report says; one of these where it depends on what comes first.
  let says: [String]
  /// What is examined, and how patiently.
  let options: [String]

  init(
    _ mode: String,
    _ status: Int32,
    _ says: String...,
    options: [String] = ["--check", "boot.health", "--timeout-scale", "0.2"]
  ) {
    self.mode = mode
    self.status = status
    self.says = says
    self.options = options
  }

  var testDescription: String { mode }

  /// Longer than any of them may take on a busy machine, and far from for ever.
  static let limit = Duration.seconds(90)
  /// The stage in which a server is asked several times.
  static let untilBoot = ["--until", "boot", "--timeout-scale", "0.2"]
  /// Where the time limit would otherwise be reached on a busy machine.
  static let patiently = ["--check", "boot.health"]
}
