import Hummingbird

/// Everything the backend answers.
func makeRouter() -> Router<BasicRequestContext> {
  // HTTP wants HEAD wherever there is GET; this option derives the one from the other.
  let router = Router(options: .autoGenerateHeadEndpoints)
  // A middleware covers only the routes that are added after it, so it comes first.
  router.add(middleware: ErrorEnvelopeMiddleware())

  router.get("health") { _, _ in
    Health(status: "ok")
  }

  // Go on here: the stage "create" wants `router.group("api/v1/todos")` and a `post` in it. Keep
  // the todos in an actor, for requests are handled at the same time on several threads.

  return router
}

struct Health: ResponseEncodable {
  let status: String
}
