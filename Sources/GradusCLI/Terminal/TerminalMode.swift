#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Whether the terminal hands over each key at once and shows none (termios(3), non-canonical mode).
///
/// Ctrl-C and Ctrl-Z stay what they are, and output is not changed.
enum TerminalMode {
  /// How the terminal was; read by signal handlers, which may wait for nothing.
  nonisolated(unsafe) private static var original = termios()
  nonisolated(unsafe) private static var isChanged = false

  /// What ends a process that has a fault; a handler puts the terminal right first.
  private static let faults = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV]

  /// Changes the terminal of standard input.
  ///
  /// - Returns: Whether it was changed: not where there is none, or another process has it.
  static func readKeys() -> Bool {
    guard isatty(STDIN_FILENO) == 1, tcgetpgrp(STDIN_FILENO) == getpgrp() else { return false }
    unsafe tcgetattr(STDIN_FILENO, &original)
    unsafe isChanged = true
    for number in faults {
      signal(number) { number in
        TerminalMode.restore()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    again()
    return true
  }

  /// Changes the terminal again, after a shell has had it in between.
  static func again() {
    guard unsafe isChanged else { return }
    var changed = unsafe original
    changed.c_lflag &= ~tcflag_t(ICANON | ECHO)
    unsafe tcsetattr(STDIN_FILENO, TCSANOW, &changed)
  }

  /// Puts the terminal back as it was; safe in a signal handler, and where nothing was changed.
  static func restore() {
    guard unsafe isChanged else { return }
    unsafe isChanged = false
    unsafe tcsetattr(STDIN_FILENO, TCSANOW, &original)
    for number in faults { signal(number, SIG_DFL) }
  }
}
