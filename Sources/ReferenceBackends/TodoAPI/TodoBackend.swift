import Foundation
import Hummingbird

/// The Todo API, put together; what mutants and variants change is named here.
struct TodoBackend: Sendable {
  var rules = TodoRules.standard
  /// Puts something between the routes and the store.
  var wrap: @Sendable (any TodoStore) -> any TodoStore = { $0 }
  /// Changes requests and responses, the outermost last.
  var filters: [ExchangeFilter] = []
  var startup = Startup.normal

  /// How the process begins.
  enum Startup: Sendable {
    case normal
    case exits(status: Int32)
    case ignoresPort
    case neverListens
  }

  /// Serves until SIGTERM or SIGINT, finishing the requests that have begun.
  func run(at place: Place) async throws {
    var place = place
    switch startup {
    case .normal: break
    case .exits(let status):
      FileHandle.standardError.write(Data("could not read config.json\n".utf8))
      exit(status)
    case .ignoresPort: place.port = try Self.otherPort()
    case .neverListens: try await Task.sleep(for: .seconds(3600))
    }
    let router = Router(options: .autoGenerateHeadEndpoints)
    router.add(middleware: ErrorEnvelope())
    let store = wrap(try SQLiteTodoStore(folder: place.dataFolder))
    TodoRoutes(store: store, rules: rules).add(to: router)
    var responder: any BackendResponder = router.buildResponder()
    for filter in filters { responder = FilteredResponder(filter: filter, next: responder) }
    let application = Application(
      responder: AnyResponder(responder: responder),
      configuration: .init(
        address: .hostname(place.host, port: place.port),
        serverName: "gradus-reference"
      )
    )
    try await application.runService()
  }

  /// A port like the one that a learner has written into the code.
  private static func otherPort() throws -> Int {
    Int.random(in: 33_000...39_000)
  }
}

extension Reference {
  /// The Todo API.
  public static let todoAPI = Reference(
    id: "todo-api",
    mutants: TodoMutants.all,
    variants: TodoVariants.all
  ) { (altered: Altered<TodoBackend>?, place: Place) in
    var backend = TodoBackend()
    altered?.change(&backend)
    try await backend.run(at: place)
  }
}

extension TodoBackend {
  /// Changes requests before the routes see them.
  mutating func onRequest(_ change: @escaping @Sendable (inout DraftRequest) -> Void) {
    filters.append(ExchangeFilter(request: change))
  }

  /// Changes responses before the client sees them.
  mutating func onReply(
    _ change: @escaping @Sendable (DraftRequest, inout DraftReply) async throws -> Void
  ) {
    filters.append(ExchangeFilter(reply: change))
  }
}
