internal import GradusModel
internal import GradusService

/// A page of help that is about no single command: `gradus help exit-codes`.
enum HelpTopic: String, CaseIterable {
  case exitCodes = "exit-codes"

  /// The topic that a command line asks for.
  ///
  /// - Parameters:
  ///   - arguments: Without the program's name.
  ///   - commands: The names of the commands, which the parser helps with.
  /// - Returns: Nil where it asks for something else.
  /// - Throws: `Problem` where help is asked for that there is none for.
  static func asked(_ arguments: [String], commands: [String]) throws(Problem) -> HelpTopic? {
    guard arguments.first == "help", arguments.count > 1 else { return nil }
    let name = arguments[1]
    if name.hasPrefix("-") || commands.contains(name) { return nil }
    guard let topic = HelpTopic(rawValue: name) else {
      throw Problem.unknown(
        "command or help topic",
        name,
        among: commands + allCases.map(\.rawValue)
      )
    }
    return topic
  }

  /// What it says, a line each.
  var lines: [String] {
    switch self {
    case .exitCodes:
      ["Every command of Gradus ends with one of these exit codes:", ""]
        + ExitCode.allCases.map { code in
          let number = String(code.rawValue)
          return String(repeating: " ", count: 5 - number.count) + "\(number)  \(code.meaning)"
        } + [
          "", "Commands that examine nothing, such as report, hint and stages, end with 0 or 2;",
          "solution ends with 1 where the core has not been passed, doctor where something is",
          "missing that a language needs. Results are written to standard output, messages to",
          "standard error.",
        ]
    }
  }
}

extension ExitCode {
  /// What it means, in a few words.
  fileprivate var meaning: String {
    switch self {
    case .passed: "everything that could be examined passed"
    case .failed: "something failed"
    case .usage: "the command line or gradus.yaml is wrong"
    case .subjectUnavailable: "the backend could not be started or reached"
    case .nothingExamined: "nothing was examined: every check was skipped or not decided"
    case .undecided:
      "nothing failed, but a check could not be decided: check --fail-on-inconclusive"
    case .interrupted: "interrupted, by Ctrl-C or a signal"
    }
  }
}
