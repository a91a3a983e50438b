/// Judges which line of a listing was taken for the faulty one.
struct FaultJudge {
  let listing: ItemListing
  /// The numbers, from 1, any of which is right.
  let lines: Set<Int>

  func credit(for line: Int) throws(UnreadableAnswer) -> Credit {
    let count = listing.lines.count
    guard (1...max(count, 1)).contains(line) else {
      throw UnreadableAnswer("The listing has the lines 1 to \(count), and no line \(line)")
    }
    return lines.contains(line) ? .full : .none
  }
}
