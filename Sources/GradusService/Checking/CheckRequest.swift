package import GradusModel

/// What a learner asks to be examined.
package struct CheckRequest: Hashable, Sendable {
  /// The folder that has `gradus.yaml`.
  package var folder: String
  /// Examine this instead of what `gradus.yaml` says.
  package var url: String?
  package var stage: String?
  /// Checks by their ids; none for no restriction to some of them.
  package var checks: [String]
  /// Only what failed in the folder when it was last examined.
  package var onlyFailed: Bool
  package var until: String?
  /// `core` or `production`.
  package var grade: String?
  /// Drawn where it is nil.
  package var seed: UInt64?
  package var jobs: Int
  package var timeoutScale: Double
  /// Whether a URL may be on another machine.
  package var ownsHost: Bool
  /// The command that examines, for the journal.
  package var occasion = RunOccasion.check

  package init(
    folder: String = ".",
    url: String? = nil,
    stage: String? = nil,
    checks: [String] = [],
    onlyFailed: Bool = false,
    until: String? = nil,
    grade: String? = nil,
    seed: UInt64? = nil,
    jobs: Int = 1,
    timeoutScale: Double = 1,
    ownsHost: Bool = false
  ) {
    self.folder = folder
    self.url = url
    self.stage = stage
    self.checks = checks
    self.onlyFailed = onlyFailed
    self.until = until
    self.grade = grade
    self.seed = seed
    self.jobs = jobs
    self.timeoutScale = timeoutScale
    self.ownsHost = ownsHost
  }
}
