internal import ArgumentParser
internal import GradusModel
internal import GradusService

/// `gradus solution`: the model solution.
struct SolutionCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "solution",
    abstract: "Show the model solution, once you have passed the core.",
    discussion: """
      Lists its files and where they are; --output writes them as a Swift package that compiles and \
      passes. Exits 1 where a check of the core has not passed when it was last examined in this folder.
      """
  )

  @Argument(help: "The folder that has gradus.yaml.", completion: .directory)
  var folder = "."

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the files here.", valueName: "folder"),
    completion: .directory
  )
  var output: String?

  @Flag(help: "Overwrite files that are there.")
  var force = false

  @Flag(help: "Show it even though the core has not been passed.")
  var spoil = false

  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    guard output != nil || !force else {
      throw Problem("--force is of use with --output alone.", advice: "Add --output FOLDER.")
    }
    let solution = try context.gradus.solution(
      of: folder,
      output: output,
      force: force,
      spoil: spoil
    )
    let terminal = context.terminal
    if let output {
      terminal.print(
        lines: ["The model solution of \(solution.title) is in \(output):", ""]
          + solution.files.map { "  \($0.name)" }
          + ["", "Next: gradus check \(ShellWord.quoted(output))"]
      )
    } else {
      let columns = solution.files.map(\.name.count).max() ?? 0
      let files = solution.files.map { file in
        let padding = String(repeating: " ", count: columns - file.name.count)
        return "  \(file.name)\(padding)  \(file.source)"
      }
      terminal.print(
        lines: ["The model solution of \(solution.title), and where its files are:", ""] + files
          + ["", "Next: gradus solution --output FOLDER writes them as a package"]
      )
    }
    return .passed
  }
}
