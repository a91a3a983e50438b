internal import ArgumentParser
internal import GradusModel
internal import GradusReport
internal import GradusService

/// `gradus hint`: help for one check.
struct HintCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "hint",
    abstract: "Help with a check, by default the first that failed last."
  )

  @Argument(help: "The check, for example create.location.")
  var check: String?

  @OptionGroup var place: FolderOption
  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    guard let hint = try context.gradus.hint(for: check, in: place.folder) else {
      context.terminal.print("Nothing failed in the last run. Next: gradus check")
      return .passed
    }
    let style = context.terminal.style
    context.terminal.print(lines: [
      style.styled(hint.check.id.rawValue, .bold), style.wrapped(hint.check.claim, indent: 2), "",
      style.wrapped(hint.check.hint), "",
      "Lessons: \(hint.stage.lessons.map(\.rawValue).joined(separator: ", "))",
      "Next: gradus check --check \(hint.check.id)",
    ])
    return .passed
  }
}
