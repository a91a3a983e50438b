internal import ArgumentParser
internal import GradusModel
internal import GradusService

/// `gradus watch`: examines again whenever something changes.
struct WatchCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Examine your backend again whenever a file of its folder changes.",
    discussion: """
      A change during a run ends that run and begins anew. What .gitignore names is not watched. \
      In a terminal, keys run everything (a), run what failed last (f), show a hint (h) or the full \
      report (r), and quit (q). Quitting with q exits with 0, Ctrl-C with 130.
      """
  )

  @Argument(help: "The folder that has gradus.yaml.", completion: .directory)
  var folder = "."

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var examination: ExaminationOptions
  @OptionGroup var common: CommonOptions

  func run(_ context: CommandContext) async throws -> GradusModel.ExitCode {
    var request = examination.request(folder: folder)
    selection.narrow(&request)
    let watch = try context.gradus.watch(folder)
    let (inputs, feed) = AsyncStream.makeStream(of: WatchSession.Input.self)
    let watching = Task {
      var watch = watch
      while let change = try? await watch.nextChange() { feed.yield(.changed(change)) }
    }
    defer { watching.cancel() }
    let pressed: @Sendable (Character) -> Void = { key in
      if let key = WatchSession.Key(rawValue: key) { feed.yield(.key(key)) }
    }
    guard context.terminal.isInteractive else {
      var loop = WatchLoop(context, request, feed, hasKeys: false)
      return try await loop.run(inputs)
    }
    return try await Keyboard.reading(pressed) { [request] hasKeys in
      var loop = WatchLoop(context, request, feed, hasKeys: hasKeys)
      return try await loop.run(inputs)
    }
  }
}
