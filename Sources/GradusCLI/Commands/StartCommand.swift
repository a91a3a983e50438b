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

  @Argument(help: "The project, for example todo-api.")
  var project: String

  @Argument(help: "Where to write it; a new folder named after the project by default.")
  var folder: String?

  @Option(name: .shortAndLong, help: "The language of the starter: python, nodejs or swift.")
  var language: String?

  @Flag(help: "Overwrite files that are there.")
  var force = false

  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    let languages = try context.gradus.languages(of: project)
    guard let language else {
      throw Problem(
        "A starter needs a language.",
        advice: "Add --language with one of: \(languages.joined(separator: ", "))."
      )
    }
    let started = try context.gradus.start(
      project,
      language: language,
      folder: folder,
      force: force
    )
    let shown = folder ?? project
    context.terminal.print(
      """
      \(started.title) is in \(shown), with \(started.files.count) files.

        brief.md        what to build, and in which order
        contract.yaml   exactly how it has to answer
        gradus.yaml     how Gradus runs it

      Next: cd \(shown) && gradus check
      """
    )
    return .passed
  }
}
