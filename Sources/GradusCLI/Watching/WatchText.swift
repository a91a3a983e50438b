internal import GradusReport

/// What `gradus watch` says between runs.
enum WatchText {
  /// Why a run begins.
  static func changed(_ paths: [String], _ style: TextStyle) -> String {
    style.styled(style.wrapped("Changed: \(list(paths))"), .bold, .cyan)
  }

  /// What can be done now.
  static func waiting(hasKeys: Bool, _ style: TextStyle) -> String {
    let keys = "Waiting for a change. Keys: a all · f failed only · h hint · r report · q quit"
    return style.styled(
      style.wrapped(hasKeys ? keys : "Waiting for a change; Ctrl-C ends."),
      .dim
    )
  }

  /// A few names, and how many more.
  static func list(_ paths: [String]) -> String {
    let named = paths.prefix(3).joined(separator: ", ")
    return paths.count > 3 ? "\(named) and \(paths.count - 3) more" : named
  }
}
