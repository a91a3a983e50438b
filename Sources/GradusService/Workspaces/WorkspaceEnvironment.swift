internal import GradusCatalog
internal import GradusLaunch
internal import GradusModel

/// What `environment` in a `gradus.yaml` adds to the backend's environment.
///
/// It is written as Docker Compose has it: a mapping of names to values, or a list of `NAME` and
/// `NAME=value`. A name without a value is passed on from Gradus's own environment.
struct WorkspaceEnvironment: Hashable, Sendable {
  /// One of the variables, with its place in the file.
  struct Variable: Hashable, Sendable {
    let name: String
    /// Nil where it is passed on.
    let value: String?
    let line: Int
    let column: Int
  }

  private let file: String
  private var variables: [Variable] = []

  /// Nothing is added.
  ///
  /// - Parameter file: The name for diagnostics.
  init(file: String) {
    self.file = file
  }

  /// Reads the value of `environment`.
  ///
  /// - Parameters:
  ///   - given: The value.
  ///   - mistakes: Takes what is wrong with it; the variables that it is about are left out.
  init(_ given: YAMLValue, noting mistakes: inout [Diagnostic]) {
    self.init(file: given.file)
    switch given.kind {
    case .mapping: add(given, noting: &mistakes)
    case .list(let items):
      for item in items {
        switch item.kind {
        case .text(let text, _): add(text, at: item, noting: &mistakes)
        case .mapping: add(item, noting: &mistakes)
        case .list:
          mistakes.append(item.diagnostic("a variable can't be a list", advice: Self.advice))
        }
      }
    case .text:
      mistakes.append(
        given.diagnostic("'environment' is no list of variables", advice: Self.advice)
      )
    }
  }

  private static let advice = "Write a line for each, NAME: value, or - NAME to pass it on"

  /// The variables with their values.
  ///
  /// - Parameter environment: Gradus's own.
  /// - Returns: The values, and which of them were passed on.
  /// - Throws: `Problem` with every variable that is to be passed on and is not set, one a line.
  func variables(of environment: [String: String]) throws(Problem) -> SubjectVariables {
    var result = SubjectVariables.none
    var mistakes: [Diagnostic] = []
    for variable in variables {
      if let value = variable.value {
        result.values[variable.name] = value
      } else if let value = environment[variable.name] {
        result.values[variable.name] = value
        result.passedOn.insert(variable.name)
      } else {
        mistakes.append(
          Diagnostic(
            file: file,
            line: variable.line,
            column: variable.column,
            problem: "'\(variable.name)' is to be passed on to the backend, and is not set",
            advice: "Set it where you run gradus, or give it a value here"
          )
        )
      }
    }
    guard mistakes.isEmpty else {
      throw Problem(mistakes.map(\.description).joined(separator: "\n"))
    }
    return result
  }

  /// Adds what a mapping has.
  private mutating func add(_ mapping: YAMLValue, noting mistakes: inout [Diagnostic]) {
    for member in mapping.members ?? [] {
      guard let text = member.value.text else {
        mistakes.append(
          mapping.diagnostic(
            at: member,
            "the value of '\(member.key)' is a list or a mapping",
            advice: "Put it between quotes if it is meant as text"
          )
        )
        continue
      }
      add(
        Variable(
          name: member.key,
          value: member.value.isNull ? nil : text,
          line: member.line,
          column: member.column
        ),
        noting: &mistakes
      )
    }
  }

  /// Adds an item of a list, `NAME` or `NAME=value`.
  private mutating func add(
    _ text: String,
    at item: YAMLValue,
    noting mistakes: inout [Diagnostic]
  ) {
    // In scalars, because = with a combining character after it is another character.
    let scalars = text.unicodeScalars
    let sign = scalars.firstIndex(of: "=")
    add(
      Variable(
        name: String(scalars[..<(sign ?? scalars.endIndex)]),
        value: sign.map { String(scalars[scalars.index(after: $0)...]) },
        line: item.line,
        column: item.column
      ),
      noting: &mistakes
    )
  }

  private mutating func add(_ variable: Variable, noting mistakes: inout [Diagnostic]) {
    let isTwice = variables.contains { $0.name == variable.name }
    guard let (problem, advice) = variable.mistake ?? (isTwice ? variable.repetition : nil) else {
      variables.append(variable)
      return
    }
    mistakes.append(
      Diagnostic(
        file: file,
        line: variable.line,
        column: variable.column,
        problem: problem,
        advice: advice
      )
    )
  }
}

extension WorkspaceEnvironment.Variable {
  /// Why no environment can have it, and what to do; nil where one can.
  fileprivate var mistake: (problem: String, advice: String)? {
    if name.isEmpty { return ("a variable has no name", "Write NAME: value") }
    if name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) == nil {
      let shown = name.unicodeScalars.map {
        $0.value < 32 || $0.value == 127 ? $0.escaped(asASCII: true) : String($0)
      }
      // Some shells would pass it on, and dash drops it without a word.
      return (
        "'\(shown.joined())' is no name that every shell passes on",
        "Use letters, digits and _ in it, and no digit first"
      )
    }
    if value?.unicodeScalars.contains("\0") == true {
      return ("the value of '\(name)' has a NUL character in it", "Remove it")
    }
    guard SubjectVariables.isReserved(name) else { return nil }
    return ("'\(name)' is set by Gradus itself", "Remove it from environment")
  }

  fileprivate var repetition: (problem: String, advice: String) {
    ("'\(name)' is there more than once", "Keep one of them")
  }
}

extension YAMLValue {
  /// Whether it is what YAML takes for no value.
  fileprivate var isNull: Bool {
    guard case .text(let text, isPlain: true) = kind else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }
}
