internal import GradusModel

extension ItemPool {
  /// For each number of options the value of χ² that chance exceeds once in a hundred pools: with
  /// one degree of freedom fewer than options.
  private static let criticalValues = [3: 9.210, 4: 11.345, 5: 13.277]
  /// How many items a place is to have for χ² to say something.
  ///
  /// W. G. Cochran, Some methods for strengthening the common χ² tests, Biometrics 10, 1954.
  private static let leastExpected = 5.0

  /// Diagnostics where the right one of several options is written in some places more often than
  /// chance would put it there.
  ///
  /// Options are shuffled when they are shown. What is written is held to it all the same: decision
  /// 21.
  var unbalancedPositions: [Diagnostic] {
    var counts: [Int: [Int]] = [:]
    for item in items {
      guard case .choice(let options, takesSeveral: false) = item.questions[0].task,
        let position = options.firstIndex(where: \.isRight)
      else { continue }
      counts[options.count, default: Array(repeating: 0, count: options.count)][position] += 1
    }
    return Self.criticalValues.sorted { $0.key < $1.key }.compactMap { options, critical in
      guard let places = counts[options] else { return nil }
      let total = places.reduce(0, +)
      let expected = Double(total) / Double(options)
      guard expected >= Self.leastExpected else { return nil }
      let square = places.reduce(0.0) { sum, count in
        sum + (Double(count) - expected) * (Double(count) - expected) / expected
      }
      guard square > critical else { return nil }
      return diagnostic(
        "of \(options) options the right one stands "
          + places.enumerated().map { "at \($0 + 1) in \($1)" }.joined(separator: ", ")
          + " of \(total) items",
        advice: "Write it in each place about as often"
      )
    }
  }
}
