import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import UnixSignals

/// Serves the Todo API on `HOST` and `PORT`, and stores in `GRADUS_DATA_DIR`.
@main
enum Main {
  static func main() async throws {
    let environment = ProcessInfo.processInfo.environment
    let host = environment["HOST"] ?? "127.0.0.1"
    let port = environment["PORT"] ?? "8080"
    guard let number = Int(port), 0...65_535 ~= number else {
      FileHandle.standardError.write(Data("PORT is '\(port)', which is no port.\n".utf8))
      exit(2)
    }
    let routes = TodoRoutes(
      store: try SQLiteTodoStore(folder: environment["GRADUS_DATA_DIR"]),
      rules: .standard,
      content: ContentReader(),
      tag: { $0.tag }
    )
    let application = Application(
      router: Router.todos(routes),
      configuration: .init(address: .hostname(host, port: number), serverName: "todo-backend")
    )
    // On a signal no more connections are taken, those that wait for nothing are closed, and requests
    // that have begun are finished: three seconds are enough for a client that is still there.
    var configuration = ServiceGroupConfiguration(
      services: [application],
      gracefulShutdownSignals: [.sigterm, .sigint],
      logger: application.logger
    )
    configuration.maximumGracefulShutdownDuration = .seconds(3)
    try await ServiceGroup(configuration: configuration).run()
  }
}
