package import GradusModel
internal import Yams

/// A value in a YAML file, with its place.
package struct YAMLValue {
  /// A key of a mapping with its value.
  package struct Member {
    package let key: String
    package let value: YAMLValue
    /// Where the key stands.
    package let line: Int
    package let column: Int
  }

  package enum Kind {
    /// A scalar, and whether it stands without quotation marks, as numbers do.
    case text(String, isPlain: Bool)
    case list([YAMLValue])
    case mapping([Member])
  }

  package let file: String
  /// From 1.
  package let line: Int
  /// From 1.
  package let column: Int
  package let kind: Kind

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: The whole of the file.
  ///   - file: The name for diagnostics.
  ///   - advice: What to do where it is empty.
  /// - Throws: `Diagnostic` where it is no YAML, or empty.
  package init(_ text: String, file: String, whenEmpty advice: String? = nil) throws(Diagnostic) {
    let node: Node?
    do {
      // Every scalar is read as text; to find out what else it is would take a third of the time.
      node = try Yams.compose(yaml: text, .basic)
    } catch let error as YamlError {
      throw Diagnostic(error, file: file)
    } catch {
      throw Diagnostic(file: file, problem: "it can't be read as YAML: \(error)")
    }
    guard let node else { throw Diagnostic(file: file, problem: "it is empty", advice: advice) }
    self.init(node, file: file)
  }

  private init(_ kind: Kind, at place: YAMLValue) {
    self.kind = kind
    file = place.file
    line = place.line
    column = place.column
  }

  private init(_ node: Node, file: String) {
    self.file = file
    line = node.mark?.line ?? 1
    column = node.mark?.column ?? 1
    switch node {
    case .scalar(let scalar):
      kind = .text(scalar.string, isPlain: scalar.style == .plain || scalar.style == .any)
    case .sequence(let sequence):
      kind = .list(sequence.map { YAMLValue($0, file: file) })
    case .mapping(let mapping):
      kind = .mapping(
        mapping.map { key, value in
          Member(
            key: key.string ?? "",
            value: YAMLValue(value, file: file),
            line: key.mark?.line ?? 1,
            column: key.mark?.column ?? 1
          )
        }
      )
    // The composer has put the node that it stands for in its place.
    case .alias: kind = .text("", isPlain: false)
    }
  }

  /// The text of a scalar; nil for other values.
  package var text: String? {
    if case .text(let text, _) = kind { text } else { nil }
  }

  /// The elements of a list; nil for other values.
  package var list: [YAMLValue]? {
    if case .list(let list) = kind { list } else { nil }
  }

  /// The members of a mapping in their order; nil for other values.
  package var members: [Member]? {
    if case .mapping(let members) = kind { members } else { nil }
  }

  /// The value with every scalar in it changed; keys stay.
  package func mapping(_ change: (String) -> String) -> YAMLValue {
    switch kind {
    case .text(let text, let isPlain):
      YAMLValue(.text(change(text), isPlain: isPlain), at: self)
    case .list(let elements):
      YAMLValue(.list(elements.map { $0.mapping(change) }), at: self)
    case .mapping(let members):
      YAMLValue(
        .mapping(
          members.map { member in
            Member(
              key: member.key,
              value: member.value.mapping(change),
              line: member.line,
              column: member.column
            )
          }
        ),
        at: self
      )
    }
  }

  /// A diagnostic at this value.
  package func diagnostic(_ problem: String, advice: String? = nil) -> Diagnostic {
    Diagnostic(file: file, line: line, column: column, problem: problem, advice: advice)
  }

  /// Diagnostics for members whose key is none of those that are known.
  package func unknownKeys(besides known: [String]) -> [Diagnostic] {
    (members ?? []).filter { !known.contains($0.key) }.map { member in
      let nearest = Suggestion.nearest(to: member.key, in: known)
      return diagnostic(
        at: member,
        "there is no key '\(member.key)'",
        advice: nearest.map { "Did you mean '\($0)'?" }
          ?? "The keys are \(known.joined(separator: ", "))"
      )
    }
  }

  /// A diagnostic at a member's key.
  package func diagnostic(
    at member: Member,
    _ problem: String,
    advice: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      file: file,
      line: member.line,
      column: member.column,
      problem: problem,
      advice: advice
    )
  }

  /// The value of a key; nil where there is none.
  package subscript(key: String) -> YAMLValue? {
    members?.first { $0.key == key }?.value
  }
}

extension Diagnostic {
  /// What is wrong with a text that is no YAML.
  fileprivate init(_ error: YamlError, file: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(
        file: file,
        line: mark.line,
        column: mark.column,
        problem: "it can't be read as YAML: \(problem)",
        advice: "Look at the indentation, and put values with a colon or a # between quotes"
      )
    case .duplicatedKeysInMapping(let keys, _):
      let names = keys.map { "'\($0)'" }.sorted().joined(separator: " and ")
      self.init(file: file, problem: "\(names) is there more than once", advice: "Keep one of them")
    default:
      self.init(file: file, problem: "it can't be read as YAML: \(error)")
    }
  }
}
