internal import GradusReport
internal import GradusService

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

/// Where a command writes: results to standard output, messages to standard error.
struct Terminal: Sendable {
  let style: TextStyle
  /// How messages look; standard error may be a terminal where standard output is none.
  let errorStyle: TextStyle
  /// Whether a line may be rewritten.
  let isInteractive: Bool
  private let losses = OutputLosses()

  /// The terminal of this process.
  ///
  /// - Parameter arguments: The command line, for `--no-color`, which counts before it is parsed.
  /// - Returns: A terminal with colour where neither `--no-color` nor `NO_COLOR` forbids it, and
  ///   `CLICOLOR_FORCE` asks for it or the descriptor is a terminal that is not dumb. Its width is
  ///   that of standard output, else `COLUMNS`, else 80 columns.
  static func current(_ arguments: [String]) -> Terminal {
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let isDumb = environment["TERM"] == "dumb"
    func isColoured(_ descriptor: Int32) -> Bool {
      if arguments.contains("--no-color") || environment["NO_COLOR"]?.isEmpty == false {
        return false
      }
      if let forced = environment["CLICOLOR_FORCE"], forced != "0", !forced.isEmpty { return true }
      return isatty(descriptor) == 1 && !isDumb
    }
    let width = columns(environment)
    let hasLinks = isTerminal && !isDumb && Hyperlinks.areKnown(to: environment)
    return Terminal(
      style: TextStyle(
        isColoured: isColoured(STDOUT_FILENO),
        width: width,
        hasLinks: hasLinks
      ),
      errorStyle: TextStyle(isColoured: isColoured(STDERR_FILENO), width: width),
      isInteractive: isTerminal && !isDumb
    )
  }

  private static func columns(_ environment: [String: String]) -> Int {
    var size = winsize()
    if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return environment["COLUMNS"].flatMap { Int($0) } ?? 80
  }

  /// Whether a text does not fit on the screen.
  func overflows(_ lines: [String]) -> Bool {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else {
      return false
    }
    return lines.reduce(0) {
      $0 + $1.split(separator: "\n", omittingEmptySubsequences: false).count
    }
      >= Int(size.ws_row)
  }

  /// Writes a result.
  func print(_ text: String, terminator: String = "\n") {
    let clear = isInteractive ? "\r\u{1B}[K" : ""
    write(clear + text + terminator, to: STDOUT_FILENO)
  }

  /// Writes results, a line each.
  func print(lines: [String]) {
    guard !lines.isEmpty else { return }
    print(lines.joined(separator: "\n"))
  }

  /// Writes what is going on, where the line can be rewritten; nothing elsewhere.
  func progress(_ text: String) {
    guard isInteractive else { return }
    write("\r\u{1B}[K" + String(text.prefix(style.width - 1)), to: STDOUT_FILENO)
  }

  /// Writes a message.
  func printError(_ text: String) {
    write(text + "\n", to: STDERR_FILENO)
  }

  /// Writes what is wrong, and what to do.
  func tell(_ problem: Problem) {
    printError(errorStyle.styled(errorStyle.wrapped(problem.sentence), .red))
    if let advice = problem.advice { printError(errorStyle.wrapped(advice)) }
  }

  /// What became of results that could not be written; nil where all of them were, or where nobody
  /// reads them any more.
  var lostOutput: Problem? {
    losses.reason.map { reason in
      Problem(
        "What is above could not all be written to standard output: \(reason).",
        advice: "Write it where there is room. After a check, gradus report writes it again."
      )
    }
  }

  /// Writes all bytes; a reader that has gone away is no reason to stop, for a subject still runs.
  private func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { bytes in
        #if canImport(Darwin)
        unsafe Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
        unsafe Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #else
        unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
      }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else {
        if descriptor == STDOUT_FILENO { losses.note(errno) }
        return
      }
      rest = rest.dropFirst(count)
    }
  }
}
