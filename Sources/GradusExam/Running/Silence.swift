internal import GradusModel

/// Counts the checks in a row that a subject left without an answer, to tell one that hangs.
///
/// Only what answers nothing at all counts, not what is slow in one place: a check counts where every
/// request of each of its tries ran into its time limit.
struct Silence: Sendable {
  /// How many checks in a row are taken for a sign that it hangs.
  static let mostChecks = 3

  /// What has to be done before another check is run.
  enum Suspicion: Sendable {
    case none
    /// It hangs where it is now: a check that it has answered tells whether it does elsewhere.
    case askAgain(Job)
    /// It has never answered anything.
    case certain
  }

  private var checksInARow = 0
  private var answered: Job?

  /// Takes note of a check that is finished.
  mutating func note(_ job: Job) {
    // A check that judges the start sends nothing, and says nothing of answers.
    guard job.tries.contains(where: { !$0.transcript.isEmpty }) else { return }
    if job.tries.allSatisfy(\.isUnanswered) {
      checksInARow += 1
      return
    }
    forget()
    if answered == nil, job.tries.contains(where: \.hasAnswer) {
      answered = Job(stage: job.stage, check: job.check, isProbe: true)
    }
  }

  /// Begins counting anew.
  mutating func forget() {
    checksInARow = 0
  }

  var isSuspected: Bool { checksInARow >= Self.mostChecks }

  var suspicion: Suspicion {
    guard isSuspected else { return .none }
    return answered.map { .askAgain($0) } ?? .certain
  }

  /// Why the checks that are left are not run.
  static let reason = "no request of \(mostChecks) checks in a row was answered in time"
}

extension Attempt {
  /// Whether something was sent, and every request ran into its time limit.
  var isUnanswered: Bool {
    !transcript.isEmpty
      && transcript.allSatisfy { exchange in
        if case .timedOut = exchange.failure { true } else { false }
      }
  }

  /// Whether a whole response came.
  var hasAnswer: Bool { transcript.contains { $0.response != nil && $0.failure == nil } }
}
