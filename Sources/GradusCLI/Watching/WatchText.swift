internal import GradusModel
internal import GradusReport

/// What `gradus watch` says between runs.
enum WatchText {
  /// Why a run begins.
  static func changed(_ paths: [String], _ style: TextStyle) -> String {
    style.styled(style.wrapped("Changed: \(named(paths))"), .bold, .cyan)
  }

  /// What can be done now.
  static func waiting(hasKeys: Bool, _ style: TextStyle) -> String {
    let keys = "Waiting for a change. Keys: a all · f failed only · h hint · r report · q quit"
    return style.styled(
      style.wrapped(hasKeys ? keys : "Waiting for a change; Ctrl-C ends."),
      .dim
    )
  }

  /// The files that changed.
  static func named(_ paths: [String]) -> String { Figure.list(paths, atMost: 3) }
}
