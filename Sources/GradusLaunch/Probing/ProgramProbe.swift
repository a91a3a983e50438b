package import GradusModel

/// Runs a program that is to say something and end, and does not trust it to.
package struct ProgramProbe: Sendable {
  /// What became of a program that was asked.
  package enum Answer: Hashable, Sendable {
    /// It ended as it should; at most the last 20 lines of what it wrote.
    case answered(output: String)
    /// It ended otherwise.
    case failed(end: ProcessEnd, output: String)
    /// It did not end in time.
    case silent
    /// It wrote more than `most` bytes.
    case noisy
    case notStarted(reason: String)
  }

  /// Bytes of output beyond which nothing is read any more.
  package static let most = 64 << 10

  /// How long a program may take.
  package let limit: Duration

  package init(limit: Duration = .seconds(2)) {
    self.limit = limit
  }

  /// Runs a program with a closed standard input, and reads what it writes to both outputs.
  ///
  /// - Parameters:
  ///   - program: The path of an executable file.
  ///   - arguments: Without the program's name.
  /// - Returns: What became of it; nothing that it started runs then.
  package func ask(_ program: String, _ arguments: [String]) async -> Answer {
    let marker = Marker.unique()
    let shell = ShellProcess(
      folder: "/",
      environment: SubjectEnvironment.make(given: [SubjectEnvironment.marker: marker]),
      marker: marker
    )
    let words = ([program] + arguments).map { "'\($0.replacing("'", with: "'\\''"))'" }
    do {
      let ended = try await shell.run("exec \(words.joined(separator: " "))") {
        processes,
        output -> Answer? in
        let deadline = ContinuousClock.now + limit
        var answer: Answer?
        while answer == nil, !(await processes.hasEnded()) {
          if output.written > Self.most { answer = .noisy }
          if ContinuousClock.now >= deadline || Task.isCancelled { answer = .silent }
          try? await Task.sleep(for: .milliseconds(5))
        }
        await processes.stop(grace: .zero)
        return output.written > Self.most ? .noisy : answer
      }
      if let answer = ended.value { return answer }
      return ended.end == .exited(status: 0)
        ? .answered(output: ended.output) : .failed(end: ended.end, output: ended.output)
    } catch let error as ShellProcess.NotStarted {
      return .notStarted(reason: error.reason)
    } catch {
      return .notStarted(reason: "\(error)")
    }
  }
}
