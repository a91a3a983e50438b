/// "Did you mean": the name that somebody probably had in mind.
package enum Suggestion {
  /// The nearest of the candidates, nil where none is near.
  ///
  /// Near is at most a third of the typed letters away (Damerau-Levenshtein, optimal string
  /// alignment), and always where one is the beginning of the other.
  package static func nearest(to typed: String, in candidates: [String]) -> String? {
    let typed = typed.lowercased()
    let ranked = candidates.map { (name: $0, distance: distance(typed, $0.lowercased())) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    if best.distance <= max(1, typed.count / 3) { return best.name }
    guard typed.count >= 2 else { return nil }
    return candidates.first { candidate in
      let candidate = candidate.lowercased()
      return candidate.hasPrefix(typed) || (candidate.count >= 2 && typed.hasPrefix(candidate))
    }
  }

  /// How many insertions, deletions, replacements and swaps of neighbours lie between two words.
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left)
    let right = Array(right)
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
        var least = min(replaced, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, beforePrevious[column - 1] + 1)
        }
        current.append(least)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }
}
