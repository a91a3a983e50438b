import Foundation
import GradusTestSupport

/// A terminal in which a test types and reads, made by tmux.
struct TerminalSession: Sendable {
  private let tmux: Tool
  /// The name of a server that only this test uses.
  private let server: String

  /// Where tmux is; nil where it is not installed.
  static let program = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/opt/homebrew/bin/tmux"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Runs a closure with a shell in a terminal, which ends after it with all that runs in it.
  ///
  /// - Parameters:
  ///   - folder: Where the shell is.
  ///   - body: Gets the terminal.
  /// - Throws: `Missing` without tmux, `NotReady` where no shell asks for a command, and what the closure throws.
  static func with(
    in folder: URL,
    _ body: (TerminalSession) async throws -> Void
  ) async throws {
    guard let program else { throw Missing() }
    let session = TerminalSession(
      tmux: Tool(path: program),
      server: "gradus-\(UInt32.random(in: 0 ... .max))"
    )
    _ = try await session.run([
      "-f", "/dev/null", "new-session", "-d", "-x", "110", "-y", "60", "-c", folder.path,
      "env PS1='shell> ' sh",
    ])
    do {
      // What is typed before the shell asks stands above its prompt, and its output beside that.
      guard try await session.isReady() else { throw NotReady() }
      try await body(session)
      _ = try await session.run(["kill-server"])
    } catch {
      _ = try await session.run(["kill-server"])
      throw error
    }
  }

  /// Types text as it is.
  func type(_ text: String) async throws {
    _ = try await run(["send-keys", "-l", text])
  }

  /// Presses a key by its name, such as `Enter` or `C-c`.
  func press(_ key: String) async throws {
    _ = try await run(["send-keys", key])
  }

  /// Presses a key again and again until a text is there.
  ///
  /// For a program that was interrupted: it may drop what is typed until it has dealt with that.
  ///
  /// - Returns: Whether it came within a minute.
  func press(_ key: String, until text: String) async throws -> Bool {
    for _ in 0..<60 {
      try await press(key)
      if try await shows(text, tries: 10) { return true }
    }
    return false
  }

  /// What was written so far, with what has been scrolled away.
  func text() async throws -> String {
    try await run(["capture-pane", "-p", "-J", "-S", "-5000"]).output
  }

  /// Waits until a text is there so many times, looking ten times a second.
  ///
  /// - Returns: Whether it came, by default within a minute.
  func shows(_ text: String, times: Int = 1, tries: Int = 600) async throws -> Bool {
    for _ in 0..<tries {
      if try await self.text().components(separatedBy: text).count - 1 >= times { return true }
      try await Task.sleep(for: .milliseconds(100))
    }
    return false
  }

  /// Waits until the shell asks for a command.
  ///
  /// - Returns: Whether it did within a minute.
  func isReady() async throws -> Bool {
    for _ in 0..<600 {
      let last = try await text().split(separator: "\n").last { !$0.allSatisfy(\.isWhitespace) }
      if last?.trimmingCharacters(in: .whitespaces) == "shell>" { return true }
      try await Task.sleep(for: .milliseconds(100))
    }
    return false
  }

  private func run(_ arguments: [String]) async throws -> Tool.Outcome {
    try await tmux.run(["-L", server] + arguments, environment: ["TMUX": nil as String?])
  }

  /// tmux is not installed.
  struct Missing: Error {}

  /// The shell did not ask for a command in time.
  struct NotReady: Error {}
}
