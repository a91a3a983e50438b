internal import ArgumentParser
internal import GradusModel
internal import GradusReport
internal import GradusService

/// `gradus assess simulate`: how true the levels are that an assessment states.
struct SimulateCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Place simulated learners, and compare what is stated with what is true.",
    discussion: """
      Each learner is drawn from the population that the items are rated for, and what each item is \
      really like is drawn anew for each learner from what its ratings leave possible. The same seed \
      gives the same figures. Nobody's journal is read or written. With --content, items of your own \
      count too. Docs/simulation.md says what the figures mean.
      """
  )

  static let stopping = "what came of the learners until now is written."

  @Option(help: "How many learners, from 1 to 100,000.")
  var learners = 2000

  @Option(help: "Draw learners, items and answers from another seed than 1.")
  var seed: UInt64?

  @Flag(help: "Write JSON; Docs/simulation.md tells its members.")
  var json = false

  /// It takes the options that both have, wherever they stand.
  @ParentCommand var assess: AssessCommand

  @OptionGroup var content: ContentOption
  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    let terminal = context.terminal
    let request = SimulationRequest(
      learners: learners,
      seed: Seed(seed ?? assess.seed ?? 1),
      content: content.content
    )
    let report = try context.gradus.simulate(request) { placed in
      terminal.progress(SimulationText.progress(placed: placed, of: learners))
    }
    if json || assess.json {
      terminal.print(try report.json())
    } else {
      terminal.print(lines: SimulationText.lines(report, style: terminal.style))
    }
    return .passed
  }
}
