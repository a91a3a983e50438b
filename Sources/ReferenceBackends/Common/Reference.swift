/// A model solution of a project, with its mutants and legal variants.
public struct Reference: Sendable {
  /// The project's id.
  public let id: String
  public let mutants: [Alteration]
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
  /// - Parameter alteration: The id of a mutant or variant; nil for the model solution.
  public func run(_ alteration: String?, at place: Place) async throws {
    try await serve(alteration, place)
  }
}

/// Where a backend listens and stores.
public struct Place: Sendable {
  public var host: String
  public var port: Int
  /// Nil to keep everything in memory.
  public var dataFolder: String?

  public init(host: String, port: Int, dataFolder: String?) {
    self.host = host
    self.port = port
    self.dataFolder = dataFolder
  }
}
