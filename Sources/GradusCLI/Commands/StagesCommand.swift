internal import ArgumentParser
internal import GradusModel
internal import GradusReport
internal import GradusService

/// `gradus stages`: what is examined.
struct StagesCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages",
    abstract: "List the stages of the project, or the checks of one stage."
  )

  @Argument(help: "A stage, to list its checks.", completion: Completions.stages)
  var stage: String?

  @OptionGroup var place: FolderOption
  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    let (title, stages) = try context.gradus.stages(in: place.folder)
    let last = try? context.gradus.lastRun(in: place.folder)
    let style = context.terminal.style
    guard let stage else {
      context.terminal.print(
        lines: OutlineText.stages(title, stages, last: last, style: style)
          + ["", "Next: gradus stages STAGE lists its checks, gradus check examines them all"]
      )
      return .passed
    }
    guard let found = stages.first(where: { $0.id.rawValue == stage }) else {
      throw Problem.unknown("stage", stage, among: stages.map(\.id.rawValue))
    }
    context.terminal.print(
      lines: OutlineText.checks(found, last: last, style: style)
        + ["", "Next: gradus check --stage \(stage)"]
    )
    return .passed
  }
}
