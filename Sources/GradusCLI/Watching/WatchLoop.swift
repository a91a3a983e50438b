internal import GradusModel
internal import GradusReport
internal import GradusService

/// Carries out what a watch session decides: begins runs, ends them, and writes.
struct WatchLoop {
  private let context: CommandContext
  private let request: CheckRequest
  private let feed: AsyncStream<WatchSession.Input>.Continuation
  private let hasKeys: Bool
  private var run: Task<RunReport?, any Error>?
  /// Whether no run has come to its end yet.
  private var isFirst = true
  /// What failed when it was last examined.
  private var failed: [String] = []

  /// - Parameters:
  ///   - context: The service, and where to write.
  ///   - request: What is examined after each change.
  ///   - feed: Takes the ends of runs, into the stream of inputs.
  ///   - hasKeys: Whether keys are read.
  init(
    _ context: CommandContext,
    _ request: CheckRequest,
    _ feed: AsyncStream<WatchSession.Input>.Continuation,
    hasKeys: Bool
  ) {
    self.context = context
    self.request = request
    self.feed = feed
    self.hasKeys = hasKeys
    failed = (try? context.gradus.failedChecks(in: request.folder).map(\.rawValue)) ?? []
  }

  /// Examines until somebody quits; nothing of a run is left then.
  ///
  /// - Parameter inputs: What happens.
  /// - Returns: `passed` for the key that quits, `interrupted` where the task was cancelled.
  /// - Throws: `Problem` where the first run shows that nothing can be examined as it was asked for;
  ///   later the same is told, and mended by the next change.
  mutating func run(_ inputs: AsyncStream<WatchSession.Input>) async throws -> GradusModel.ExitCode
  {
    do {
      let code = try await listen(to: inputs)
      await end()
      return code
    } catch {
      await end()
      throw error
    }
  }

  private mutating func listen(
    to inputs: AsyncStream<WatchSession.Input>
  ) async throws -> GradusModel.ExitCode {
    var session = WatchSession()
    begin(.selected, because: [])
    // A cancelled task gets no more inputs: Ctrl-C leads out of here.
    for await input in inputs {
      if case .ended = input { try await conclude() }
      for action in session.handle(input) {
        switch action {
        case .begin(let scope, let paths): begin(scope, because: paths)
        case .cancel: run?.cancel()
        case .wait: tellKeys()
        case .showHint: showHint()
        case .showReport: showReport()
        case .warn(let paths): warn(paths)
        case .quit: return .passed
        }
      }
    }
    return .interrupted
  }

  private mutating func begin(_ scope: WatchSession.Scope, because paths: [String]) {
    let terminal = context.terminal
    if !paths.isEmpty { terminal.print(lines: ["", WatchText.changed(paths, terminal.style), ""]) }
    var request = request
    request.occasion = .watch
    if scope == .failed {
      guard !failed.isEmpty else {
        terminal.print("Nothing failed in the last run.")
        feed.yield(.ended(at: .now))
        return
      }
      request.stage = nil
      request.until = nil
      request.grade = nil
      request.checks = failed
    }
    let recorder = TextRecorder(terminal: terminal)
    let (gradus, feed) = (context.gradus, feed)
    run = Task { [request] in
      defer { feed.yield(.ended(at: .now)) }
      let (report, notKept) = try await gradus.check(request) { recorder.record($0) }
      for problem in notKept { terminal.tell(problem) }
      return report
    }
  }

  /// Takes what came of a run that has ended.
  private mutating func conclude() async throws {
    defer { run = nil }
    do {
      guard let report = try await run?.value else { return }
      isFirst = false
      guard report.subject.start.isReady else { return }
      // A run that could not be kept still says what failed in it.
      let known = try? context.gradus.failedChecks(in: request.folder)
      failed = (known ?? report.checks.filter { $0.verdict == .failed }.map(\.id)).map(\.rawValue)
    } catch let problem as Problem {
      if isFirst { throw problem }
      context.terminal.tell(problem)
    } catch is CancellationError {
      return
    }
  }

  /// Ends the run that goes on, and awaits its end.
  private mutating func end() async {
    run?.cancel()
    _ = await run?.result
    run = nil
    // Where a run was ended half-way, its line of progress is still there.
    context.terminal.print("", terminator: "")
  }

  private func tellKeys() {
    let style = context.terminal.style
    context.terminal.print(lines: ["", WatchText.waiting(hasKeys: hasKeys, style)])
  }

  private func showHint() {
    do throws(Problem) {
      guard let hint = try context.gradus.hint(for: nil, in: request.folder) else {
        context.terminal.print("Nothing failed in the last run.")
        return
      }
      context.terminal.print(lines: [""] + HintCommand.lines(hint, context.terminal.style))
    } catch {
      context.terminal.tell(error)
    }
  }

  private func showReport() {
    do throws(Problem) {
      let report = try context.gradus.lastRun(in: request.folder)
      context.terminal.print(lines: [""] + TextReport.whole(report, style: context.terminal.style))
    } catch {
      context.terminal.tell(error)
    }
  }

  private func warn(_ paths: [String]) {
    context.terminal.tell(
      Problem(
        "\(WatchText.named(paths)) changed in \(WatchSession.patience) runs, one after the other, and "
          + "ends no more of them; what is changed in it during a run waits for the next one.",
        advice: "If your backend writes it, add it to .gitignore."
      )
    )
  }
}
