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

  @Option(help: "Serve this mutant: the model solution with one fault.")
  var mutant: String?

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
    guard words.count == 1 || words.count == 3,
      let reference = Reference.of(project: words[0]),
      words.count == 1 || reference.has(words[2], as: words[1])
    else { return await main(nil) }
    do {
      try await serve(reference, words.count == 3 ? words[2] : nil)
    } catch {
      exit(withError: error)
    }
  }

  func validate() throws {
    guard let reference = Reference.of(project: project) else {
      let known = Reference.all.map(\.id).joined(separator: ", ")
      throw ValidationError("There is no reference of '\(project)'. There are: \(known).")
    }
    guard mutant == nil || variant == nil else {
      throw ValidationError("--mutant and --variant exclude one another.")
    }
    for (kind, name) in [("mutant", mutant), ("variant", variant)] {
      guard let name, !reference.has(name, as: "--\(kind)") else { continue }
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
    try await Self.serve(reference, mutant ?? variant)
  }

  private static func serve(_ reference: Reference, _ alteration: String?) async throws {
    let environment = ProcessInfo.processInfo.environment
    let port = environment["PORT"] ?? "8080"
    guard let number = Int(port), 0...65_535 ~= number else {
      throw ValidationError("PORT is '\(port)', which is no port.")
    }
    try await reference.run(
      alteration,
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

  /// Whether there is an alteration of that id, among those that an option is for.
  fileprivate func has(_ id: String, as option: String) -> Bool {
    switch option {
    case "--mutant": mutants.contains { $0.id == id }
    case "--variant": variants.contains { $0.id == id }
    default: false
    }
  }
}
