#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The program in which somebody reads a text that is longer than the screen.
struct Pager: Sendable {
  /// How reading ended.
  enum Outcome: Sendable {
    case shown
    /// The pager was ended by a signal, Ctrl-C for example.
    case interrupted
    /// Why nothing was read, continuing "the pager …".
    case failed(String)
  }

  /// A command of the shell.
  let command: String

  /// The pager of a terminal; nil where there is no terminal, or none is wanted.
  ///
  /// `PAGER` names it, and says with an empty value or `cat` that there is to be none.
  static func chosen(for terminal: Terminal) -> Pager? {
    guard terminal.isInteractive else { return nil }
    let named = ProcessInfo.processInfo.environment["PAGER"] ?? "less -R"
    return named.allSatisfy(\.isWhitespace) || named == "cat" ? nil : Pager(command: named)
  }

  /// Whether it passes hyperlinks on (OSC 8): less does since 566, others show their codes.
  var passesHyperlinks: Bool {
    let program = command.split(separator: " ").first.map(String.init) ?? ""
    guard program.split(separator: "/").last == "less", !program.contains("'"),
      let answer = unsafe popen("'\(program)' --version 2>/dev/null", "r")
    else { return false }
    defer { unsafe pclose(answer) }
    var line = [CChar](repeating: 0, count: 64)
    guard unsafe fgets(&line, Int32(line.count), answer) != nil else { return false }
    let words = String(decoding: line.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(
      separator: " "
    )
    return words.count > 1 && (Int(words[1].prefix { $0.isNumber }) ?? 0) >= 566
  }

  /// Shows a text, and waits until the reader has finished.
  ///
  /// Ctrl-C belongs to the pager meanwhile, as keys do. Where this task is cancelled, the pager is ended.
  func show(_ text: String) async -> Outcome {
    guard let ends = PipeEnds() else { return .failed("got no pipe to read from") }
    let before = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, before) }
    guard let process = ForegroundProcess.start(command, reading: ends.reading) else {
      ends.closeBoth()
      return .failed("could not be started")
    }
    close(ends.reading)
    let status = await process.ended {
      ends.write(text)
      close(ends.writing)
    }
    // One that is told to end may say so with any code.
    if Task.isCancelled { return .interrupted }
    return switch status {
    case .exited(0): .shown
    case .exited(127): .failed("is not there")
    case .exited(126): .failed("can't be run")
    case .exited(let code) where code == 128 + SIGINT: .interrupted
    case .exited(let code): .failed("ended with the exit code \(code)")
    case .signaled: .interrupted
    }
  }
}

/// The two ends of a pipe, which no other process inherits.
private struct PipeEnds: Sendable {
  let reading: Int32
  let writing: Int32

  /// Nil where all descriptors are taken.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  func closeBoth() {
    close(reading)
    close(writing)
  }

  /// Writes all bytes, until the reader has gone away.
  func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { bytes in
        #if canImport(Darwin)
        unsafe Darwin.write(writing, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
        unsafe Musl.write(writing, bytes.baseAddress, bytes.count)
        #else
        unsafe Glibc.write(writing, bytes.baseAddress, bytes.count)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
