internal import ArgumentParser
internal import GradusModel
internal import GradusService

/// `gradus start`: a folder to begin in.
struct StartCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Write a folder to begin a project in.",
    discussion: """
      The folder gets the brief, the contract, a gradus.yaml and a minimal backend in your language, \
      which answers /health and nothing more. Files that are there are only overwritten with --force.
      """
  )

  @Argument(help: "The project, for example todo-api.", completion: Completions.projects)
  var project: String

  @Argument(
    help: "Where to write it; a new folder named after the project by default.",
    completion: .directory
  )
  var folder: String?

  @Option(
    name: .shortAndLong,
    help: "The language of the starter: python, nodejs or swift.",
    completion: Completions.languages
  )
  var language: String?

  @Option(
    help: ArgumentHelp(
      "Write a workflow for CI too: github or gitlab. Without --language only that is written.",
      valueName: "service"
    )
  )
  var ci: CIService?

  @Flag(help: "Overwrite files that are there.")
  var force = false

  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    if folder?.isEmpty == true {
      throw Problem("The name of the folder is empty.", advice: "Write . for this folder.")
    }
    let languages = try context.gradus.languages(of: project)
    guard let language else {
      if let ci { return try addWorkflow(for: ci, context) }
      throw Problem(
        "A starter needs a language.",
        advice: "Add --language with one of: \(languages.joined(separator: ", "))."
      )
    }
    let started = try context.gradus.start(
      project,
      language: language,
      folder: folder,
      force: force,
      ci: ci
    )
    let shown = folder ?? project
    let purposes = [
      "brief.md": "what to build, and in which order",
      "contract.yaml": "exactly how it has to answer",
      "gradus.yaml": "how Gradus runs it",
      CIService.github.path: "examines it after every push",
      CIService.gitlab.path: "examines it after every push",
    ]
    let columns = started.files.map(\.count).max() ?? 0
    let files = started.files.filter { !$0.hasPrefix(".") || $0 == ci?.path }.map { name in
      let padding = String(repeating: " ", count: columns - name.count)
      return "  \(name)\(padding)  \(purposes[name] ?? "yours to go on with")"
    }
    let place = shown == "." ? "" : "cd \(ShellWord.quoted(shown)) && "
    context.terminal.print(
      lines: ["\(started.title) is in \(shown == "." ? "this folder" : shown):", ""] + files
        + ["", "Next: \(place)gradus check"]
    )
    return .passed
  }

  /// Adds a workflow to a folder that was started before.
  private func addWorkflow(
    for ci: CIService,
    _ context: CommandContext
  ) throws -> GradusModel.ExitCode {
    let added = try context.gradus.addWorkflow(for: ci, to: project, folder: folder, force: force)
    context.terminal.print(
      lines: added.files.map { "\($0) examines \(folder ?? project) after every push." }
        + ["", "Next: read its first lines, then commit it"]
    )
    return .passed
  }
}

extension CIService: ExpressibleByArgument {}
