/// Collects changes until there has been quiet for a while: an editor that saves, or a tool that
/// writes a hundred files, begins one run and not a hundred.
package struct Quiet<Instant: InstantProtocol>: Sendable where Instant.Duration == Duration {
  private let span: Duration
  private var paths: Set<String> = []
  private var firstChange: Instant?
  private var lastChange: Instant?

  /// - Parameter span: How long nothing may change before the changes are told.
  package init(_ span: Duration = .milliseconds(300)) {
    self.span = span
  }

  /// Takes note of changes.
  package mutating func changed(_ paths: some Collection<String>, at now: Instant) {
    guard !paths.isEmpty else { return }
    self.paths.formUnion(paths)
    firstChange = firstChange ?? now
    lastChange = now
  }

  /// The changes, once there has been quiet; each is told once.
  ///
  /// - Returns: The paths in their order and when the first was noticed; nil where there are none,
  ///   or it is not quiet yet.
  package mutating func settled(at now: Instant) -> (paths: [String], since: Instant)? {
    guard let firstChange, let lastChange, lastChange.duration(to: now) >= span else { return nil }
    let told = paths.sorted()
    paths = []
    self.firstChange = nil
    self.lastChange = nil
    return (told, firstChange)
  }
}
