/// A service that examines a learner's folder after every push.
package enum CIService: String, Hashable, Sendable, CaseIterable {
  case github
  case gitlab

  /// Where it looks for its workflow, as a path in the repository.
  package var path: String {
    switch self {
    case .github: ".github/workflows/gradus.yml"
    case .gitlab: ".gitlab-ci.yml"
    }
  }
}
