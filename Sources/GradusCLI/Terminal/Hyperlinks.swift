/// Whether a terminal knows hyperlinks (OSC 8).
///
/// No terminal can be asked, so this names those that are known to; the others are shown addresses.
enum Hyperlinks {
  private static let programs = [
    "iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "WarpTerminal",
  ]
  /// Variables that only such terminals set.
  private static let signs = ["WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM"]

  /// Whether the terminal of a process knows them.
  ///
  /// - Parameter environment: That of the process.
  /// - Returns: What `FORCE_HYPERLINK` says; else whether the terminal is one of those.
  static func areKnown(to environment: [String: String]) -> Bool {
    if let forced = environment["FORCE_HYPERLINK"] { return forced != "0" && !forced.isEmpty }
    // A multiplexer between us and the terminal may not pass them on.
    if environment["TMUX"] != nil || environment["STY"] != nil { return false }
    if let program = environment["TERM_PROGRAM"], programs.contains(program) { return true }
    if signs.contains(where: { environment[$0] != nil }) { return true }
    // VTE, the widget of most terminals on GNOME, knows them since 0.50.
    return environment["VTE_VERSION"].flatMap { Int($0) }.map { $0 >= 5000 } ?? false
  }
}
