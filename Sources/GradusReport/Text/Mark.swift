internal import GradusModel

/// A sign for a verdict, always shown beside its word.
enum Mark {
  static func of(_ verdict: Verdict) -> String {
    switch verdict {
    case .passed: "✓"
    case .failed: "✗"
    case .blocked: "◌"
    case .skipped: "–"
    case .inconclusive: "?"
    }
  }

  static func look(_ verdict: Verdict) -> TextStyle.Look {
    switch verdict {
    case .passed: .green
    case .failed: .red
    case .inconclusive: .yellow
    case .blocked, .skipped: .dim
    }
  }
}
