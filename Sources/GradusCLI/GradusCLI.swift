internal import ArgumentParser
internal import GradusModel
package import GradusService

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The command line: parses, carries out, and turns what comes of it into an exit code.
package enum GradusCLI {
  /// Runs one command line.
  ///
  /// - Parameters:
  ///   - gradus: The service that carries it out.
  ///   - arguments: Without the program's name.
  /// - Returns: The exit code of the process.
  package static func run(_ gradus: Gradus, _ arguments: [String]) async -> Int32 {
    let terminal = Terminal.current(arguments)
    do {
      try refuseUnknownCommand(arguments)
      if let topic = try HelpTopic.asked(arguments, commands: commandNames) {
        terminal.print(lines: topic.lines)
        return ExitCode.passed.rawValue
      }
      var parsed = try Completions.$gradus.withValue(gradus) {
        try GradusCommand.parseAsRoot(arguments)
      }
      guard let command = parsed as? any ServiceCommand else {
        // The parser's own commands print help, and end by throwing it.
        try parsed.run()
        return ExitCode.passed.rawValue
      }
      let context = CommandContext(gradus: gradus, terminal: terminal)
      let code = try await Interruption.watching(
        terminal,
        announcing: type(of: command).stopping
      ) { try await command.run(context) }
      if code != .interrupted, let problem = terminal.lostOutput { throw problem }
      return code.rawValue
    } catch let problem as Problem {
      terminal.tell(problem)
      return problem.exitCode.rawValue
    } catch {
      return explain(error, terminal)
    }
  }

  /// Prints what the parser says: help to standard output, mistakes to standard error.
  private static func explain(_ error: any Error, _ terminal: Terminal) -> Int32 {
    let message = GradusCommand.fullMessage(for: error)
    if GradusCommand.exitCode(for: error) == .success {
      terminal.print(message)
      return ExitCode.passed.rawValue
    }
    terminal.printError(message)
    return ExitCode.usage.rawValue
  }

  private static var commandNames: [String] {
    GradusCommand.configuration.subcommands.map { $0._commandName } + ["help"]
  }

  private static func refuseUnknownCommand(_ arguments: [String]) throws(Problem) {
    let names = commandNames
    guard let first = arguments.first, !first.hasPrefix("-"), !names.contains(first) else { return }
    throw Problem.unknown("command", first, among: names)
  }
}
