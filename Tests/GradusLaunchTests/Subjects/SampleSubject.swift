import Foundation
import GradusLaunch
import GradusModel
import GradusTestSupport
import Testing

/// A small backend in a folder of its own.
struct SampleSubject: Sendable {
  /// Its folder, which is also the one that it is given for what it stores.
  let folder: URL

  /// Runs a closure with a backend whose files are removed after it.
  ///
  /// - Parameters:
  ///   - python: The text of `server.py`.
  ///   - body: Uses the backend.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws, or why the files could not be written.
  static func with<Result>(
    python: String = listening,
    _ body: (SampleSubject) async throws -> Result
  ) async throws -> Result {
    try await Folders.withTemporary { folder in
      try Data(python.utf8).write(to: folder.appending(path: "server.py"))
      return try await body(SampleSubject(folder: folder))
    }
  }

  /// Accepts connections where it is told to, and does nothing else.
  static let listening = """
    import os, socket
    server = socket.create_server((os.environ["HOST"], int(os.environ["PORT"])))
    while True:
        server.accept()[0].close()
    """

  /// Starts it and runs a closure once it listens.
  func launch<Result: Sendable>(
    _ run: String = "python3 server.py",
    limits: LaunchLimits = .ample,
    _ body: (RunningSubject) async throws -> Result
  ) async throws -> SubjectLauncher.Launched<Result> {
    try await launcher(run: run, limits: limits).withSubject(dataFolder: folder.path, body)
  }

  /// Starts what is expected to fail.
  ///
  /// - Returns: What became of it.
  func failure(
    of run: String = "python3 server.py",
    limits: LaunchLimits = .ample
  ) async throws -> StartOutcome? {
    switch try await launch(run, limits: limits, { subject in subject.start }) {
    case .ran(let start):
      Issue.record("it was ready: \(start)")
      return nil
    case .failed(let start): return start
    }
  }

  /// What is needed to build and start it.
  func launcher(
    run: String = "python3 server.py",
    build: String? = nil,
    variables: SubjectVariables = .none,
    limits: LaunchLimits = .ample
  ) -> SubjectLauncher {
    SubjectLauncher(
      command: SubjectCommand(run: run, build: build, folder: folder.path, variables: variables),
      limits: limits
    )
  }

  /// The text of a file in its folder, nil where there is none.
  func text(of file: String) -> String? {
    try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
  }

  /// Waits until a process has written a whole line into a file of its folder.
  func line(in file: String) async throws -> String {
    while true {
      if let text = text(of: file), text.hasSuffix("\n") { return String(text.dropLast()) }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// Waits until a process has written its id into a file of its folder.
  func process(in file: String) async throws -> Int32 {
    try #require(Int32(try await line(in: file)))
  }

  /// Those processes, named by the files into which they wrote their ids, that still run.
  func survivors(_ files: String...) async throws -> [Int32] {
    var survivors: [Int32] = []
    for file in files {
      let process = try await process(in: file)
      if RunningProcess.exists(process) { survivors.append(process) }
    }
    return survivors
  }
}

extension LaunchLimits {
  /// More than any machine needs.
  static let ample = LaunchLimits(
    start: .seconds(60),
    elsewhere: .seconds(60),
    grace: .seconds(60),
    build: .seconds(60)
  )
}
