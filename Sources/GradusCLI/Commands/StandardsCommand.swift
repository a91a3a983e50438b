internal import ArgumentParser
internal import GradusModel
internal import GradusReport
internal import GradusService

/// `gradus standards`: what the industry expects, and what measures it.
struct StandardsCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "standards",
    abstract: "List the standards of the industry, with the checks that measure each."
  )

  @Flag(help: "Write JSON; Docs/content.md tells its members.")
  var json = false

  @OptionGroup var content: ContentOption
  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    let listing = try context.gradus.browse(
      CatalogKind.standards.rawValue,
      over: content.content
    )
    if json {
      context.terminal.print(listing.json.pretty)
    } else {
      context.terminal.print(
        lines: CatalogText.standards(listing.entries, style: context.terminal.style)
      )
    }
    return .passed
  }
}
