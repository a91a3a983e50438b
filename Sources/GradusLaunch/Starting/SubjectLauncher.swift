package import GradusModel
internal import Subprocess

#if canImport(System)
internal import System
#else
internal import SystemPackage
#endif

/// Starts a subject and sees to its end, from the build to the last descendant's death.
package struct SubjectLauncher: Sendable {
  package let command: SubjectCommand
  package let limits: LaunchLimits
  /// Keeps all that is written; nil where only the end is of use.
  private let log: OutputLog?

  /// What became of a start, and of what was done while the subject ran.
  package enum Launched<Result: Sendable>: Sendable {
    case ran(Result)
    case failed(StartOutcome)
  }

  package init(
    command: SubjectCommand,
    limits: LaunchLimits = LaunchLimits(),
    log: OutputLog? = nil
  ) {
    self.command = command
    self.limits = limits
    self.log = log
    log?.hide(command.variables.secrets)
  }

  /// Starts the subject on a free port, runs a closure once it listens, and stops it after that.
  ///
  /// Nothing of the subject runs when this returns, whether the closure returned, threw or was
  /// cancelled.
  ///
  /// - Parameters:
  ///   - dataFolder: The folder that it is given for what it stores.
  ///   - timeZone: What `TZ` says to it; nil for what it says to this process.
  ///   - body: Runs while the subject listens.
  /// - Returns: What the closure returned, or why the subject did not come to listen. It is started
  ///   again, on another port, up to twice where something else had taken the port.
  /// - Throws: What the closure throws.
  package func withSubject<Result: Sendable>(
    dataFolder: String,
    timeZone: String? = nil,
    _ body: (RunningSubject) async throws -> Result
  ) async throws -> Launched<Result> {
    var attempts = 3
    while true {
      attempts -= 1
      let (launched, isPortFree) = try await LoopbackSocket.withFreePort { port in
        let launched = try await launch(
          port: port,
          dataFolder: dataFolder,
          timeZone: timeZone,
          body
        )
        return (launched, LoopbackSocket.isFree(port))
      }
      // Somebody else took the port before the subject could: not the learner's fault.
      if case .failed(.exited) = launched, attempts > 0, !isPortFree { continue }
      return launched
    }
  }

  private func launch<Result: Sendable>(
    port: Int,
    dataFolder: String,
    timeZone: String?,
    _ body: (RunningSubject) async throws -> Result
  ) async throws -> Launched<Result> {
    let marker = Marker.unique()
    var given = [
      "PORT": String(port), "HOST": "127.0.0.1", "GRADUS_DATA_DIR": dataFolder,
      SubjectEnvironment.marker: marker,
    ]
    given["TZ"] = timeZone
    let shell = ShellProcess(
      command,
      given: given,
      marker: marker,
      log: log.map { ($0, writer: $0.nameOfNextBackend()) }
    )
    do {
      let ended = try await shell.run(command.run) { processes, output in
        let readiness = Readiness(
          port: port,
          processes: processes,
          output: output,
          limits: limits
        )
        let start = await readiness.await()
        guard start.isReady else {
          await processes.stop(grace: .milliseconds(200))
          return (start, Swift.Result<Result, any Error>?.none)
        }
        let subject = RunningSubject(
          port: port,
          start: start,
          dataFolder: dataFolder,
          processes: processes,
          output: output
        )
        let result: Swift.Result<Result, any Error>
        do {
          result = .success(try await body(subject))
        } catch {
          result = .failure(error)
        }
        await processes.stop(grace: subject.overstay.remaining(of: limits.grace))
        return (start, result)
      }
      if let result = ended.value.1 { return .ran(try result.get()) }
      return .failed(ended.value.0.corrected(with: ended.end, output: ended.output))
    } catch let error as ShellProcess.NotStarted {
      return .failed(.notStarted(reason: error.reason))
    }
  }

  /// Runs the build command, if there is one.
  ///
  /// - Returns: Nil where it succeeded, else what became of it.
  package func build() async -> StartOutcome? {
    guard let build = command.build else { return nil }
    let marker = Marker.unique()
    let shell = ShellProcess(
      command,
      given: [SubjectEnvironment.marker: marker],
      marker: marker,
      log: log.map { ($0, writer: "build") }
    )
    do {
      let ended = try await shell.run(build) { processes, _ in
        await processes.awaitEnd(within: limits.build)
        await processes.stop(grace: .seconds(1))
      }
      return ended.end == .exited(status: 0)
        ? nil : .buildFailed(end: ended.end, output: ended.output)
    } catch let error as ShellProcess.NotStarted {
      return .notStarted(reason: error.reason)
    } catch {
      return .notStarted(reason: "\(error)")
    }
  }
}

extension StartOutcome {
  /// With the status and the last lines, which are known only once the process has been reaped.
  fileprivate func corrected(with end: ProcessEnd, output: String) -> StartOutcome {
    if case .exited = self { .exited(end: end, output: output) } else { self }
  }
}
