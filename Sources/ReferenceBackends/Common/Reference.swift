/// A model solution of a project, with its mutants and legal variants.
public struct Reference: Sendable {
  /// The project's id.
  public let id: String
  /// Its forms with one mistake each, on which an exam must fail.
  public let mutants: [Alteration]
  /// Its forms that are unusual but within the contract, which an exam must pass.
  public let variants: [Alteration]
  private let serve: @Sendable (String?, Place) async throws -> Void

  /// Every project that has a reference.
  public static let all: [Reference] = [.todoAPI]

  init<Backend>(
    id: String,
    mutants: [Altered<Backend>],
    variants: [Altered<Backend>],
    serve: @escaping @Sendable (Altered<Backend>?, Place) async throws -> Void
  ) {
    self.id = id
    self.mutants = mutants.map(\.description)
    self.variants = variants.map(\.description)
    self.serve = { name, place in
      try await serve((mutants + variants).first { $0.description.id == name }, place)
    }
  }

  /// Serves until SIGTERM or SIGINT.
  ///
  /// - Parameters:
  ///   - alteration: The id of a mutant or variant; nil for the model solution, which an id that
  ///     none of them has gives as well.
  ///   - place: Where it listens and stores.
  /// - Throws: Where the data cannot be stored at that place, or the port cannot be listened on.
  public func run(_ alteration: String?, at place: Place) async throws {
    try await serve(alteration, place)
  }
}

/// Where a backend listens and stores.
public struct Place: Sendable {
  /// A name or an address of this machine.
  public var host: String
  /// 1 to 65,535, or 0 for any that is free.
  public var port: Int
  /// Nil to keep everything in memory.
  public var dataFolder: String?

  /// - Parameters:
  ///   - host: A name or an address of this machine.
  ///   - port: 1 to 65,535, or 0 for any that is free.
  ///   - dataFolder: Made where it is missing; nil to keep everything in memory.
  public init(host: String, port: Int, dataFolder: String?) {
    self.host = host
    self.port = port
    self.dataFolder = dataFolder
  }
}
