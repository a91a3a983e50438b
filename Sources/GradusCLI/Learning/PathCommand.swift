internal import ArgumentParser
internal import GradusModel
internal import GradusService

/// `gradus path`: how far one is.
struct PathCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Show a learning path, and how far you are on it."
  )

  @Argument(help: "beginner, intermediate or advanced; your own by default.")
  var path: String?

  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    guard let progress = try await context.gradus.path(path) else {
      throw Problem(
        "No path is chosen yet.",
        advice: "Choose one with gradus learn, or name one: gradus path beginner."
      )
    }
    let place = try await context.gradus.whereabouts()
    let isOwn = place.path?.id == progress.id
    context.terminal.print(
      lines: PathText.lines(progress, plan: isOwn ? place.plan : nil, style: context.terminal.style)
        + ["", isOwn ? HomeText.next(place.next) : "Next: gradus learn --path \(progress.id)"]
    )
    return .passed
  }
}

/// `gradus career`: what a level asks for, and what is shown of it.
struct CareerCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "career",
    abstract: "Show what a career level asks for, and the evidence that you have for it."
  )

  @Argument(help: "junior, mid or senior; your goal by default.")
  var level: String?

  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    let career = try await context.gradus.career(level)
    let next = career.requirements.filter { !$0.isShown }.flatMap(\.evidence)
      .first { $0.isThere && !$0.isDone }
    context.terminal.print(
      lines: PathText.lines(career, style: context.terminal.style)
        + ["", next?.command.map { "Next: \($0)" } ?? "Next: gradus path"]
    )
    return .passed
  }
}
