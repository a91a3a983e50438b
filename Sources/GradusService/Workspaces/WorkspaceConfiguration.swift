internal import GradusCatalog
internal import GradusModel

/// What a learner's `gradus.yaml` says.
struct WorkspaceConfiguration: Hashable, Sendable {
  var project: String
  var run: String?
  var build: String?
  /// What both commands find in their environment besides.
  var environment: WorkspaceEnvironment
  var url: String?
  /// The language in which lessons show examples; nil where nobody said one.
  var language: String?

  private static let keys = ["project", "run", "build", "environment", "url", "language"]

  /// Reads the text of a `gradus.yaml`.
  ///
  /// - Throws: `Problem` with every mistake, one a line.
  init(_ text: String, file: String) throws(Problem) {
    let root: YAMLValue
    do throws(Diagnostic) {
      root = try YAMLValue(text, file: file, whenEmpty: "Write at least project and run")
      guard root.members != nil else {
        throw root.diagnostic(
          "it is not a list of names with values",
          advice: "Write lines such as project: todo-api"
        )
      }
    } catch {
      throw Problem(error.description)
    }
    var diagnostics = root.unknownKeys(besides: Self.keys)
    environment =
      root["environment"].map { WorkspaceEnvironment($0, noting: &diagnostics) }
      ?? WorkspaceEnvironment(file: file)
    var values: [String: String] = [:]
    for member in root.members ?? []
    where Self.keys.contains(member.key) && member.key != "environment" {
      guard let text = member.value.text, !text.allSatisfy(\.isWhitespace) else {
        diagnostics.append(
          root.diagnostic(at: member, "'\(member.key)' has no text as its value")
        )
        continue
      }
      values[member.key] = text
    }
    diagnostics.sort { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) }
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
    language = values["language"]
  }
}
