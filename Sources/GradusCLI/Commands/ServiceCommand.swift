internal import ArgumentParser
internal import GradusModel
internal import GradusService

/// A command that a service carries out.
protocol ServiceCommand: ParsableCommand, Sendable {
  /// What happens after the first Ctrl-C, in a sentence.
  static var stopping: String { get }

  /// Carries the command out.
  ///
  /// - Throws: `Problem` where it cannot.
  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode
}

extension ServiceCommand {
  static var stopping: String { "the backend is being ended." }
}

/// What a command has to work with.
struct CommandContext: Sendable {
  let gradus: Gradus
  let terminal: Terminal
}

/// Options that every command has.
struct CommonOptions: ParsableArguments {
  @Flag(name: .customLong("no-color"), help: "Write without colour; NO_COLOR does the same.")
  var noColor = false
}

/// The folder of a command that is not about the folder itself.
struct FolderOption: ParsableArguments {
  @Option(name: .long, help: "The folder that has gradus.yaml.", completion: .directory)
  var folder = "."
}
