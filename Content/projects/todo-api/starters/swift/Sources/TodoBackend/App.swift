import Hummingbird

@main
struct App {
  static func main() async throws {
    // Gradus chooses the address and the port for every run, so never write them into the code.
    // GRADUS_DATA_DIR comes the same way: the folder for what has to survive a restart.
    let environment = Environment()
    let host = environment.get("HOST") ?? "127.0.0.1"
    let port =
      try environment.get("PORT") == nil ? 8080 : environment.require("PORT", as: Int.self)

    let app = Application(
      router: makeRouter(),
      configuration: .init(address: .hostname(host, port: port))
    )
    // Runs until SIGTERM or SIGINT, then finishes the requests it has begun, and returns.
    try await app.runService()
  }
}
