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

  @Argument(help: "The check, for example create.location.", completion: Completions.checks)
  var check: String?

  @OptionGroup var place: FolderOption
  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    guard let hint = try context.gradus.hint(for: check, in: place.folder) else {
      context.terminal.print("Nothing failed in the last run. Next: gradus check")
      return .passed
    }
    context.terminal.print(lines: Self.lines(hint, context.terminal.style))
    return .passed
  }

  /// The hint, what was found last, and what the contract says.
  static func lines(_ hint: Hint, _ style: TextStyle) -> [String] {
    var lines = [
      style.styled(hint.check.id.rawValue, .bold), style.wrapped(hint.check.claim, indent: 2), "",
      style.wrapped(hint.check.hint),
    ]
    if !hint.findings.isEmpty {
      lines += ["", "The last run found:"]
      for finding in hint.findings.prefix(3) {
        lines += FindingText.told(finding, style)
      }
    }
    if let line = hint.line {
      lines += ["", style.wrapped("The contract says, in contract.yaml from line \(line):"), ""]
      lines += hint.passage.prefix(mostOfPassage).map { "  | \($0)" }
      if hint.passage.count > mostOfPassage {
        lines.append("  … and \(hint.passage.count - mostOfPassage) more lines")
      }
      if !hint.references.isEmpty {
        let places = hint.references.map { "\($0.name) on line \($0.line)" }
        lines += ["", style.wrapped("It refers to \(places.joined(separator: ", ")).")]
      }
    }
    let lessons = hint.stage.lessons.map(\.rawValue).joined(separator: ", ")
    return lines + [
      "", style.wrapped("Lessons: \(lessons)"),
      style.wrapped("Next: gradus check --check \(hint.check.id)"),
    ]
  }

  /// How many lines of the contract are shown; some passages are whole operations.
  private static let mostOfPassage = 40
}
