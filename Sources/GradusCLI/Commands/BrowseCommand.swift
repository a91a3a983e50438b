internal import ArgumentParser
internal import GradusModel
internal import GradusReport
internal import GradusService

/// `gradus browse`: what there is to learn and to build.
struct BrowseCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse",
    abstract: "Look at what there is to learn, to build and to use.",
    discussion: """
      Without arguments it says what kinds of things there are. What Gradus does not have yet, such \
      as a lesson or an exam, is told wherever it would stand.
      """
  )

  @Argument(
    help: "What to list: \(CatalogKind.allCases.map(\.rawValue).joined(separator: ", ")).",
    completion: .list(CatalogKind.allCases.map(\.rawValue))
  )
  var kind: String?

  @Argument(help: "The id of one of them, to see all of it.", completion: Completions.catalogIDs)
  var id: String?

  @Option(help: ArgumentHelp("List what has all of these words.", valueName: "words"))
  var search: String?

  @Flag(help: "Write JSON; Docs/content.md tells its members.")
  var json = false

  @OptionGroup var content: ContentOption
  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    if id != nil, search != nil {
      throw Problem(
        "--search is of no use with the id of one entry.",
        advice: "Leave out one of them."
      )
    }
    var listing = try context.gradus.browse(
      kind,
      id: id,
      search: search,
      over: content.content
    )
    // What is done is worth a mark, and no reason to show nothing.
    if let done = try? await context.gradus.doneReferences() {
      listing.entries = listing.entries.map { $0.marking(done: done) }
    }
    if json {
      context.terminal.print(listing.json.pretty)
    } else {
      context.terminal.print(
        lines: CatalogText.lines(listing, isOne: id != nil, style: context.terminal.style)
      )
    }
    return .passed
  }
}

/// Content of somebody's own.
struct ContentOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Add the content of this folder to that of Gradus; the same ids replace.",
      valueName: "folder"
    ),
    completion: .directory
  )
  var content: String?
}
