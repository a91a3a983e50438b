import Hummingbird

extension Router<BasicRequestContext> {
  /// The routes of the Todo API, with everything that stands before them.
  static func todos(_ routes: TodoRoutes) -> Router<BasicRequestContext> {
    let router = Router(options: .autoGenerateHeadEndpoints)
    // The first is the outermost: whatever refuses a request, all before it see the refusal.
    router.add(middleware: CrossOrigin())
    router.add(middleware: HeadContent())
    router.add(middleware: ErrorEnvelope())
    router.add(middleware: AllowedMethods())
    router.add(middleware: Acceptance())
    routes.add(to: router)
    return router
  }
}
