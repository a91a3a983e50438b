import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import UnixSignals

/// The Todo API, put together; what mutants and variants change is named here.
struct TodoBackend: Sendable {
  var rules = TodoRules.standard
  var content = ContentReader()
  var tag: @Sendable (Todo) -> String = { $0.tag }
  /// Opens the store in a folder, or in memory where there is none.
  var open: @Sendable (String?) throws -> any TodoStore = { try SQLiteTodoStore(folder: $0) }
  /// Puts something between the routes and the store.
  var wrap: @Sendable (any TodoStore) -> any TodoStore = { $0 }
  /// Changes requests and responses, the outermost last.
  var filters: [ExchangeFilter] = []
  var startup = Startup.normal
  var ending = Ending.orderly
  var connections = Connections()
  /// What is done after the last request.
  var last: @Sendable () async throws -> Void = {}

  /// Serves until SIGTERM or SIGINT.
  ///
  /// Then it takes no more connections, closes those that wait for nothing, and finishes the
  /// requests that have begun: a second is enough for a client that is still there.
  func run(at place: Place) async throws {
    let place = try await started(at: place)
    let application = application(at: place, store: wrap(try open(place.dataFolder)))
    var configuration = ServiceGroupConfiguration(
      services: [application],
      gracefulShutdownSignals: [.sigterm, .sigint],
      logger: application.logger
    )
    configuration.maximumGracefulShutdownDuration = .seconds(1)
    ending.change(&configuration)
    let services = ServiceGroup(configuration: configuration)
    try await withTaskExecutorPreference(LoopExecutor.shared) { try await services.run() }
    try await last()
    ending.finish()
  }

  private func application(at place: Place, store: any TodoStore) -> Application<AnyResponder> {
    let routes = TodoRoutes(store: store, rules: rules, content: content, tag: tag)
    var responder: any BackendResponder = Router.todos(routes).buildResponder()
    for filter in filters { responder = FilteredResponder(filter: filter, next: responder) }
    return Application(
      responder: AnyResponder(responder: responder),
      server: .http1(configuration: connections.configuration),
      configuration: .init(
        address: .hostname(place.host, port: place.port),
        serverName: "gradus-reference",
        backlog: connections.backlog,
        availableConnectionsDelegate: connections.limit
      ),
      eventLoopGroupProvider: .shared(LoopExecutor.group)
    )
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
