internal import ArgumentParser
internal import GradusModel
internal import GradusService

/// `gradus catalog`: for those who write content.
struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "Examine content: lessons, items, paths, roadmaps and the rest.",
    discussion: "Docs/content.md says how content is written.",
    subcommands: [LintCommand.self]
  )

  /// `gradus catalog lint`: what is wrong with the content.
  struct LintCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
      commandName: "lint",
      abstract: "Say what is wrong with the content, all at once.",
      discussion: """
        Each line is FILE:LINE:COLUMN: what is wrong, and what to do. Exits 0 where nothing is \
        wrong, 1 where something is, 2 where the content can't be read.
        """
    )

    @OptionGroup var content: ContentOption
    @OptionGroup var common: CommonOptions

    func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
      let findings = try context.gradus.lintCatalog(over: content.content)
      let count = findings.diagnostics.count
      guard count > 0 else {
        context.terminal.print(
          "Nothing is wrong: \(findings.topics) topics, \(findings.lessons) of them with a lesson, and "
            + "\(findings.items) items of the assessment."
        )
        return .passed
      }
      context.terminal.print(
        lines: findings.diagnostics.map(\.description)
          + ["", count == 1 ? "1 thing is wrong." : "\(count) things are wrong."]
      )
      return .failed
    }
  }
}
