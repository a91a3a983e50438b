internal import GradusModel

/// Checks that found the same thing first, as they do where one mistake shows in many places.
struct AlikeChecks: Sendable {
  /// The one that is told.
  let first: CheckReport
  /// The others, in their order.
  let others: [CheckReport]

  /// Where else the same was found, a sentence; nil where it was not.
  var sentence: String? {
    guard !others.isEmpty else { return nil }
    return "The same was found by \(Figure.count(others.count, "other check")):"
  }

  /// Groups checks by what they found first.
  ///
  /// - Parameter checks: Checks that have something to tell.
  /// - Returns: A group for each cause, in the order of their first checks.
  static func groups(_ checks: [CheckReport]) -> [AlikeChecks] {
    var order: [Key] = []
    var members: [Key: [CheckReport]] = [:]
    for check in checks {
      let key = Key(check)
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(check)
    }
    return order.compactMap { key in
      members[key].map { AlikeChecks(first: $0[0], others: Array($0.dropFirst())) }
    }
  }

  /// What makes two checks alike.
  ///
  /// A status below 500 says something else in each check; so does a check without findings. A method or a
  /// media type that is not supported says the same of every request that has it, and so does a media type
  /// that responses do not name.
  private struct Key: Hashable {
    let verdict: Verdict
    let words: [String]

    init(_ check: CheckReport) {
      verdict = check.verdict
      guard let finding = check.findings.first else {
        words = [check.id.rawValue]
        return
      }
      let observed = finding.observed.text
      if finding.place == "header Content-Type" {
        words = [finding.place, finding.expected.text]
      } else if finding.place != "status" || observed.hasPrefix("5") && observed != "501" {
        words = [finding.place, finding.expected.text, observed]
      } else if ["405", "415", "501"].contains(observed),
        let request = check.decisiveExchange?.request
      {
        words =
          [finding.place, observed, request.method] + request.headers.values(of: "Content-Type")
      } else {
        words = [check.id.rawValue]
      }
    }
  }
}
