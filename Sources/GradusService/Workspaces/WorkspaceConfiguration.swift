internal import GradusCatalog
internal import GradusModel

/// What a learner's `gradus.yaml` says.
struct WorkspaceConfiguration: Hashable, Sendable {
  var project: String
  var run: String?
  var build: String?
  var url: String?

  private static let keys = ["project", "run", "build", "url"]

  /// Reads the text of a `gradus.yaml`.
  ///
  /// - Throws: `Problem` with every mistake, one a line.
  init(_ text: String, file: String) throws(Problem) {
    let mapping: YAMLMapping
    do throws(Diagnostic) {
      mapping = try YAMLMapping(text, file: file)
    } catch {
      throw Problem(error.description)
    }
    var diagnostics: [Diagnostic] = []
    var values: [String: String] = [:]
    for entry in mapping.entries {
      guard Self.keys.contains(entry.key) else {
        let nearest = Suggestion.nearest(to: entry.key, in: Self.keys)
        diagnostics.append(
          mapping.diagnostic(
            at: entry,
            "there is no key '\(entry.key)'",
            advice: nearest.map { "Did you mean '\($0)'?" }
              ?? "The keys are \(Self.keys.joined(separator: ", "))"
          )
        )
        continue
      }
      guard let text = entry.text, !text.allSatisfy(\.isWhitespace) else {
        diagnostics.append(
          mapping.diagnostic(at: entry, "'\(entry.key)' has no text as its value")
        )
        continue
      }
      values[entry.key] = text
    }
    let isKnown = diagnostics.isEmpty
    if values["project"] == nil, isKnown {
      diagnostics.append(
        Diagnostic(file: file, problem: "'project' is missing", advice: "Write project: todo-api")
      )
    }
    if values["run"] == nil, values["url"] == nil, isKnown {
      diagnostics.append(
        Diagnostic(
          file: file,
          problem: "it says neither how to run the backend nor where it runs",
          advice: "Write run: and the command that starts it"
        )
      )
    }
    guard diagnostics.isEmpty else {
      throw Problem(diagnostics.map(\.description).joined(separator: "\n"))
    }
    project = values["project"] ?? ""
    run = values["run"]
    build = values["build"]
    url = values["url"]
  }
}
