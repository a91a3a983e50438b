internal import ArgumentParser
internal import GradusModel
internal import GradusService

/// `gradus journal`: what is kept of a learner.
struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal",
    abstract:
      "Export, import, find or empty the journal of your runs, assessments, reviews and lessons.",
    discussion: """
      The journal is a file of yours on this machine: journal.sqlite in $XDG_DATA_HOME/gradus, else in \
      ~/.local/share/gradus. GRADUS_JOURNAL names another file, or off for none.
      """,
    subcommands: [
      JournalExportCommand.self, JournalImportCommand.self, JournalPathCommand.self,
      JournalResetCommand.self,
    ]
  )
}

/// `gradus journal export`: the journal as JSON.
struct JournalExportCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write everything in the journal as JSON.",
    discussion: "Docs/journal.md describes it; gradus journal import reads it again."
  )

  static var stopping: String { "the export is being ended." }

  @Argument(help: "The file to write; standard output by default.", completion: .file())
  var file: String?

  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    guard let file else {
      context.terminal.print(try await context.gradus.exportJournal(), terminator: "")
      return .passed
    }
    let written = try WritableFile(file, for: "journal", usually: "journal.json")
    let text = try await context.gradus.exportJournal()
    try written.write(text, advice: "Name another file, or free some room.")
    context.terminal.print("The journal is in \(file).")
    return .passed
  }
}

/// `gradus journal import`: adds what another journal has.
struct JournalImportCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Add an exported journal to yours; what is there already is not added twice."
  )

  static var stopping: String { "nothing half-done is kept." }

  @Argument(help: "A file that gradus journal export has written.", completion: .file())
  var file: String

  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    let (records, new) = try await context.gradus.importJournal(from: file)
    context.terminal.print(
      new == records
        ? "Added \(new == 1 ? "1 record" : "\(new) records") from \(file)."
        : "Added \(new) of the \(records) records in \(file); the rest was there already."
    )
    return .passed
  }
}

/// `gradus journal path`: where the journal is.
struct JournalPathCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Say where the journal is, whether it exists yet or not."
  )

  static var stopping: String { "nothing is being changed." }

  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    context.terminal.print(try context.gradus.journalPlace())
    return .passed
  }
}

/// `gradus journal reset`: an empty journal.
struct JournalResetCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "Empty the journal, and keep what was in it as a backup beside it.",
    discussion: "Asks before; without a terminal it needs --yes."
  )

  static var stopping: String { "the journal is left as it is." }

  @Flag(name: .shortAndLong, help: "Don't ask.")
  var yes = false

  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    let place = try context.gradus.journalPlace()
    if !yes, try context.gradus.hasJournal() {
      guard let agrees = try await asks(place, context.terminal) else { return .interrupted }
      guard agrees else {
        context.terminal.print("The journal was left as it is.")
        return .passed
      }
    }
    guard let backup = try context.gradus.resetJournal() else {
      context.terminal.print("There is no journal in \(place) yet.")
      return .passed
    }
    context.terminal.print(lines: ["The journal is empty. What was in it is in", backup])
    return .passed
  }

  /// Asks whether the journal is to be emptied.
  ///
  /// - Returns: Nil where the question was not answered, because of Ctrl-C.
  /// - Throws: `Problem` without a terminal.
  private func asks(_ place: String, _ terminal: Terminal) async throws(Problem) -> Bool? {
    guard terminal.isInteractive, Keyboard.isThere else {
      throw Problem(
        "gradus journal reset would empty \(place), and there is no terminal to ask on.",
        advice: "Add --yes to empty it; a backup is kept beside it."
      )
    }
    terminal.print("Empty the journal \(place)? A backup is kept beside it. [y/N] ", terminator: "")
    let answer = await Keyboard.keys { keys in await keys.first { _ in true } }
    terminal.print("")
    return answer.map { $0 == "y" || $0 == "Y" }
  }
}
