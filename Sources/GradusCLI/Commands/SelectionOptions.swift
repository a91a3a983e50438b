internal import ArgumentParser
internal import GradusService

/// Which part is examined, for every command that examines more than one finding.
struct SelectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only this stage.", valueName: "id"),
    completion: Completions.stages
  )
  var stage: String?

  @Option(
    help: ArgumentHelp("Only this check; may be given several times.", valueName: "id"),
    completion: Completions.checks
  )
  var check: [String] = []

  @Option(
    help: ArgumentHelp("Every stage up to and including this one.", valueName: "id"),
    completion: Completions.stages
  )
  var until: String?

  @Option(
    help: ArgumentHelp("Only the stages of this grade: core or production.", valueName: "grade"),
    completion: .list(["core", "production"])
  )
  var grade: String?

  @Option(help: "Repeat a run with its seed.")
  var seed: UInt64?

  /// Narrows a request to what these options select.
  func narrow(_ request: inout CheckRequest) {
    request.stage = stage
    request.checks = check
    request.until = until
    request.grade = grade
    request.seed = seed
  }
}
