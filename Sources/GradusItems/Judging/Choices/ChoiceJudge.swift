/// Judges which options were chosen.
struct ChoiceJudge {
  let options: [ItemOption]
  let takesSeveral: Bool

  /// Full or none for a single option; of several, nearly where one is missing or too many.
  ///
  /// - Parameter chosen: Positions among the options, as they were written.
  /// - Returns: How much of it is right.
  /// - Throws: `UnreadableAnswer` where it names no option, or one that there is not.
  func credit(for chosen: Set<Int>) throws(UnreadableAnswer) -> Credit {
    guard chosen.isSubset(of: options.indices) else {
      throw UnreadableAnswer("There are \(options.count) options, and the answer names another one")
    }
    guard !chosen.isEmpty else { throw UnreadableAnswer("No option is chosen") }
    guard takesSeveral || chosen.count == 1 else {
      throw UnreadableAnswer("\(chosen.count) options are chosen, where one is asked for")
    }
    let right = Set(options.indices.filter { options[$0].isRight })
    switch right.symmetricDifference(chosen).count {
    case 0: return .full
    case 1 where takesSeveral: return .nearly
    default: return .none
    }
  }
}
