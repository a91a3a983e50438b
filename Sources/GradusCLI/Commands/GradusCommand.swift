internal import ArgumentParser
internal import GradusModel
internal import GradusService

/// The root of the command line.
struct GradusCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradus",
    abstract: "Learn backend engineering, and prove it: build a backend, have it examined.",
    discussion: """
      Begin with: gradus start todo-api --language python

      Exit codes: 0 all passed, 1 something failed, 2 usage or configuration, or a report that could \
      not be written, 3 the backend could not be started or reached, 4 nothing was examined, 130 \
      interrupted. More: gradus help exit-codes
      """,
    version: Gradus.version,
    subcommands: [
      StartCommand.self, CheckCommand.self, WatchCommand.self, ReplayCommand.self,
      HintCommand.self, StagesCommand.self, ReportCommand.self, SolutionCommand.self,
      LoadCommand.self, LearnCommand.self, PathCommand.self, CareerCommand.self,
      AssessCommand.self, ReviewCommand.self, DoctorCommand.self, BrowseCommand.self,
      StandardsCommand.self,
      CatalogCommand.self, JournalCommand.self,
    ]
  )

  @OptionGroup var common: CommonOptions

  /// Without a command: where the learner is, and what comes next.
  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    let place = try await context.gradus.whereabouts()
    context.terminal.print(lines: HomeText.lines(place, style: context.terminal.style))
    return .passed
  }
}
