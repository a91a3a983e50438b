internal import GradusModel

extension ItemPool {
  /// Which part of the runs of three words two items may have in common.
  ///
  /// In the built-in items 0.21 is the most that two have. An item of which every tenth word was
  /// replaced keeps about 0.57 of them, one of which every fifth was, 0.34.
  private static let mostAlike = 0.4

  /// Diagnostics for items that ask nearly the same: each at the later one.
  ///
  /// Resemblance is that of A. Z. Broder, On the resemblance and containment of documents, 1997.
  var nearDuplicates: [Diagnostic] {
    var numbers: [Substring: Int] = [:]
    let shingles = items.map { $0.shingles(&numbers) }
    return items.indices.flatMap { later in
      items.indices.prefix(later).compactMap { earlier -> Diagnostic? in
        let (left, right) = (shingles[earlier], shingles[later])
        // Sets of sizes so unlike can't be alike, whatever is in them.
        guard
          Double(min(left.count, right.count)) > Self.mostAlike
            * Double(max(left.count, right.count))
        else { return nil }
        let common = left.intersection(right).count
        let share = Double(common) / Double(left.count + right.count - common)
        guard share > Self.mostAlike else { return nil }
        return items[later].diagnostic(
          "it is \(Int(share * 100)) % the same as '\(items[earlier].id)'",
          advice: "Ask something else, or remove one of them"
        )
      }
    }
  }
}

extension WrittenItem {
  /// The runs of three words of what is asked, by numbers.
  ///
  /// - Parameter numbers: Of the words, to which new ones are added.
  /// - Returns: A number for each run.
  fileprivate func shingles(_ numbers: inout [Substring: Int]) -> Set<Int> {
    let text = "\(questions[0].stem)\n\(questions[0].material)".lowercased()
    let words = text.split { !$0.isLetter && !$0.isNumber }.map { word in
      let number = numbers[word] ?? numbers.count
      numbers[word] = number
      return number
    }
    // Twenty bits for each number: a million words.
    return Set(
      zip(zip(words, words.dropFirst()), words.dropFirst(2)).map { pair, third in
        pair.0 << 40 | pair.1 << 20 | third
      }
    )
  }
}

extension Question {
  /// What is shown besides the stem.
  fileprivate var material: String {
    switch task {
    case .choice(let options, _): options.map(\.text).sorted().joined(separator: "\n")
    case .order(let steps): steps.joined(separator: "\n")
    case .output(let listing, _), .fault(let listing, _): listing.text
    case .sql(let task): task.schema
    case .request, .response, .json, .schema, .openapi, .graphql: ""
    }
  }
}
