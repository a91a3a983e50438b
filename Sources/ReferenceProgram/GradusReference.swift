internal import ArgumentParser
internal import Foundation
internal import ReferenceBackends

/// Runs the model solution of a project, or one of its mutants or variants, as a subject.
struct GradusReference: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: ReferenceProgram.name,
    abstract: "Serve the model solution of a project, or a faulty or unusual form of it.",
    discussion: "Listens on HOST and PORT, and stores in GRADUS_DATA_DIR, like every backend."
  )

  @Argument(help: "The project, for example todo-api.")
  var project: String

  @Option(
    name: .customLong("mutant"),
    help: "Serve this mutant: the model solution with one fault. Several add up."
  )
  var mutants: [String] = []

  @Option(help: "Serve this variant: unusual, but within the contract.")
  var variant: String?

  @Flag(help: "List the mutants, each with the checks that must fail on it.")
  var listMutants = false

  @Flag(help: "List the variants.")
  var listVariants = false

  /// Serves at once where the arguments are those of a subject, and else has them parsed.
  ///
  /// An exam starts a subject twenty times, and the kill matrix runs hundreds of exams: parsing takes a sixth of
  /// a start.
  static func main() async {
    let words = Array(CommandLine.arguments.dropFirst())
    guard let name = words.first, let reference = Reference.of(project: name),
      let alterations = reference.alterations(named: words.dropFirst())
    else { return await main(nil) }
    do {
      try await serve(reference, alterations)
    } catch {
      exit(withError: error)
    }
  }

  func validate() throws {
    guard let reference = Reference.of(project: project) else {
      let known = Reference.all.map(\.id).joined(separator: ", ")
      throw ValidationError("There is no reference of '\(project)'. There are: \(known).")
    }
    guard mutants.isEmpty || variant == nil else {
      throw ValidationError("--mutant and --variant exclude one another.")
    }
    let names = mutants.map { ("mutant", $0) } + (variant.map { [("variant", $0)] } ?? [])
    for (kind, name) in names where !reference.has(name, as: "--\(kind)") {
      throw ValidationError("There is no \(kind) '\(name)'; --list-\(kind)s lists them.")
    }
  }

  func run() async throws {
    guard let reference = Reference.of(project: project) else { return }
    if listMutants || listVariants {
      for alteration in (listMutants ? reference.mutants : [])
        + (listVariants ? reference.variants : [])
      {
        print("\(alteration.id): \(alteration.summary)")
        if !alteration.fails.isEmpty { print("  fails \(alteration.fails.joined(separator: " "))") }
      }
      return
    }
    try await Self.serve(reference, mutants + (variant.map { [$0] } ?? []))
  }

  private static func serve(_ reference: Reference, _ alterations: [String]) async throws {
    let environment = ProcessInfo.processInfo.environment
    let port = environment["PORT"] ?? "8080"
    guard let number = Int(port), 0...65_535 ~= number else {
      throw ValidationError("PORT is '\(port)', which is no port.")
    }
    try await reference.run(
      alterations,
      at: Place(
        host: environment["HOST"] ?? "127.0.0.1",
        port: number,
        dataFolder: environment["GRADUS_DATA_DIR"]
      )
    )
  }
}

extension Reference {
  /// The reference of a project; nil where there is none.
  fileprivate static func of(project: String) -> Reference? {
    all.first { $0.id == project }
  }

  /// The ids of alterations in words such as `--mutant` and an id; nil where the words are anything else.
  fileprivate func alterations(named words: ArraySlice<String>) -> [String]? {
    let options = stride(from: words.startIndex, to: words.endIndex, by: 2).map { words[$0] }
    let ids = stride(from: words.startIndex + 1, to: words.endIndex, by: 2).map { words[$0] }
    let isKnown = zip(options, ids).allSatisfy { has($1, as: $0) }
    guard isKnown, options.count == ids.count, ids.count < 2 || Set(options) == ["--mutant"] else {
      return nil
    }
    return ids
  }

  /// Whether there is an alteration of that id, among those that an option is for.
  fileprivate func has(_ id: String, as option: String) -> Bool {
    switch option {
    case "--mutant": mutants.contains { $0.id == id }
    case "--variant": variants.contains { $0.id == id }
    default: false
    }
  }
}
