package import GradusModel
internal import Yams

/// A YAML file whose top level is a mapping, read with the places of its keys and values.
package struct YAMLMapping {
  /// One key with its value.
  package struct Entry {
    package let key: String
    package let line: Int
    package let column: Int
    /// The value where it is a scalar, as text.
    package let text: String?
  }

  package let file: String
  package let entries: [Entry]

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: The whole of the file.
  ///   - file: The name for diagnostics.
  /// - Throws: `Diagnostic` where it is no YAML, or no mapping.
  package init(_ text: String, file: String) throws(Diagnostic) {
    self.file = file
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw Diagnostic(error, file: file)
    } catch {
      throw Diagnostic(file: file, problem: "it can't be read as YAML: \(error)")
    }
    guard let node else {
      throw Diagnostic(file: file, problem: "it is empty", advice: "Write at least project and run")
    }
    guard let mapping = node.mapping else {
      throw Diagnostic(
        file: file,
        line: node.mark?.line,
        column: node.mark?.column,
        problem: "it is not a list of names with values",
        advice: "Write lines such as project: todo-api"
      )
    }
    entries = mapping.map { key, value in
      Entry(
        key: key.string ?? "",
        line: key.mark?.line ?? 1,
        column: key.mark?.column ?? 1,
        text: value.scalar?.string
      )
    }
  }

  /// A diagnostic at an entry.
  package func diagnostic(at entry: Entry, _ problem: String, advice: String? = nil) -> Diagnostic {
    Diagnostic(
      file: file,
      line: entry.line,
      column: entry.column,
      problem: problem,
      advice: advice
    )
  }
}

extension Diagnostic {
  /// What is wrong with a text that is no YAML.
  init(_ error: YamlError, file: String) {
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
