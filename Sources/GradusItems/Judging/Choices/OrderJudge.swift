/// Judges in which order steps were put.
struct OrderJudge {
  /// How many steps there are.
  let count: Int

  /// Full for the right order, nearly where two neighbours have changed places.
  ///
  /// A step that is displaced further is not nearly right: of four steps, nine of the 24 orders differ
  /// from the right one by a displaced step, which a guess would meet too often.
  ///
  /// - Parameter order: Positions of the steps, as they were written.
  /// - Returns: How much of it is right.
  /// - Throws: `UnreadableAnswer` where a step is missing, or there twice.
  func credit(for order: [Int]) throws(UnreadableAnswer) -> Credit {
    guard order.sorted() == Array(0..<count) else {
      throw UnreadableAnswer("Each of the \(count) steps has to be there once")
    }
    let displaced = order.indices.filter { order[$0] != $0 }
    if displaced.isEmpty { return .full }
    return displaced.count == 2 && displaced[0] + 1 == displaced[1] ? .nearly : .none
  }
}
