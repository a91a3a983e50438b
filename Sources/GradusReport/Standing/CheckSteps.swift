internal import GradusModel

/// What was done in a check, in order: the exchanges, and what was done between them.
enum CheckStep: Hashable, Sendable {
  /// An exchange, by its position in the transcript.
  case exchange(Int)
  /// Anything else, for example a signal.
  case note(String)

  var isNote: Bool { if case .note = self { true } else { false } }
}

extension CheckReport {
  /// What was done up to an exchange, and behind it where it is the last.
  ///
  /// An exchange of an earlier check stands alone: what this one did came after it.
  ///
  /// - Parameter cited: A position in the transcript; nil for all of it.
  /// - Returns: Exchanges and notes in their order.
  func steps(upTo cited: Int?) -> [CheckStep] {
    let end = cited ?? transcript.count - 1
    if transcript.indices.contains(end), let check = transcript[end].check {
      return [.note("\(check) exchanged this"), .exchange(end)]
    }
    var steps: [CheckStep] = []
    for position in 0...max(0, end + 1) {
      let isBehind = position > end && end + 1 < transcript.count
      if isBehind { break }
      steps += (notes ?? []).filter { $0.position == position }.map { .note($0.sentence) }
      if position <= end { steps.append(.exchange(position)) }
    }
    return steps
  }
}
