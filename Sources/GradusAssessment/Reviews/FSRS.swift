package import GradusModel

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// When a card is asked again: the Free Spaced Repetition Scheduler, version 6.
///
/// A memory has a *stability*, the days until it is recalled with a probability of 0.9, and a
/// *difficulty*. Every rating moves both, and the next review is due when the probability has fallen to the
/// one that is wanted. Days are whole: what counts is the day of a review and not its hour.
///
/// Sources: open-spaced-repetition, fsrs4anki wiki, "The Algorithm", section FSRS-6; the model is that
/// of Ye, Su and Cao, A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition Scheduling,
/// KDD 2022 (doi:10.1145/3534678.3539081).
package struct FSRS: Hashable, Sendable {
  let weights: FSRSWeights
  /// The probability at which a card is asked again.
  package let desiredRetention: Double

  /// - Parameters:
  ///   - weights: The published ones by default.
  ///   - desiredRetention: The probability of a recall at which a card is due, 0.7 to 0.99.
  package init(weights: FSRSWeights = .published, desiredRetention: Double = 0.9) {
    precondition(0.7...0.99 ~= desiredRetention, "a retention outside of 0.7 to 0.99")
    self.weights = weights
    self.desiredRetention = desiredRetention
  }

  /// The memory after a review.
  ///
  /// - Parameters:
  ///   - memory: The memory before it; nil for the first review of a card.
  ///   - days: Whole days since the review before, 0 for one on the same day; less counts as 0.
  ///   - rating: How well the answer was remembered.
  /// - Returns: Its stability and difficulty, within their bounds.
  package func memory(
    after memory: MemoryState?,
    days: Int,
    rating: Rating
  ) -> MemoryState {
    guard let memory else {
      return MemoryState(
        stability: bounded(stability: weights[rating.number - 1]),
        difficulty: bounded(difficulty: initialDifficulty(rating))
      )
    }
    let stability =
      if days < 1 {
        stabilityOnSameDay(memory, rating)
      } else if rating == .again {
        stabilityAfterLapse(memory, days: days)
      } else {
        stabilityAfterRecall(memory, days: days, rating)
      }
    return MemoryState(
      stability: bounded(stability: stability),
      difficulty: bounded(difficulty: difficulty(after: memory.difficulty, rating))
    )
  }

  /// Days until a memory has faded to the retention that is wanted, 1 to 36,500.
  package func interval(for memory: MemoryState) -> Int {
    let days = memory.stability / factor * (pow(desiredRetention, 1 / -weights[20]) - 1)
    return Int(min(max(days.rounded(.toNearestOrEven), 1), 36_500))
  }

  /// The probability that an answer is remembered, on the forgetting curve.
  ///
  /// - Parameters:
  ///   - memory: The memory after the last review.
  ///   - days: Whole days since then; less than 0 counts as 0.
  /// - Returns: 0 to 1.
  package func retrievability(of memory: MemoryState, days: Int) -> Double {
    pow(1 + factor * Double(max(0, days)) / memory.stability, -weights[20])
  }

  /// Makes the curve pass through 0.9 where as many days have gone by as the stability says.
  private var factor: Double { pow(0.9, 1 / -weights[20]) - 1 }

  private func bounded(stability: Double) -> Double { max(stability, 0.001) }
}

// How difficulty changes.
extension FSRS {
  private func bounded(difficulty: Double) -> Double { min(max(difficulty, 1), 10) }

  /// Not bounded: the mean that difficulties go back to lies below the least of them.
  private func initialDifficulty(_ rating: Rating) -> Double {
    weights[4] - exp(weights[5] * Double(rating.number - 1)) + 1
  }

  private func difficulty(after difficulty: Double, _ rating: Rating) -> Double {
    let step = -weights[6] * Double(rating.number - 3)
    // The nearer to the hardest, the smaller the step.
    let damped = difficulty + (10 - difficulty) * step / 9
    return weights[7] * initialDifficulty(.easy) + (1 - weights[7]) * damped
  }
}

// How stability changes.
extension FSRS {
  private func stabilityAfterRecall(_ memory: MemoryState, days: Int, _ rating: Rating) -> Double {
    let forgotten = 1 - retrievability(of: memory, days: days)
    let growth =
      exp(weights[8]) * (11 - memory.difficulty) * pow(memory.stability, -weights[9])
      * (exp(forgotten * weights[10]) - 1)
    let share =
      switch rating {
      case .hard: weights[15]
      case .easy: weights[16]
      case .again, .good: 1.0
      }
    return memory.stability * (1 + growth * share)
  }

  private func stabilityAfterLapse(_ memory: MemoryState, days: Int) -> Double {
    let forgotten = 1 - retrievability(of: memory, days: days)
    let relearnt =
      weights[11] * pow(memory.difficulty, -weights[12])
      * (pow(memory.stability + 1, weights[13]) - 1) * exp(forgotten * weights[14])
    // A short stability would grow by this formula: then it falls as on the same day.
    return min(relearnt, memory.stability / exp(weights[17] * weights[18]))
  }

  private func stabilityOnSameDay(_ memory: MemoryState, _ rating: Rating) -> Double {
    let change =
      exp(weights[17] * (Double(rating.number - 3) + weights[18]))
      * pow(memory.stability, -weights[19])
    // Who remembers has not forgotten any of it.
    return memory.stability * (rating == .again ? change : max(change, 1))
  }
}
