/// Every mutant of the Todo API, by the stage that it is about.
///
/// Each is named after a mistake that learners make, and lists the checks that must fail on it.
enum TodoMutants {
  static let all: [Altered<TodoBackend>] = core + production

  private static let core =
    boot + create + text + times + read + list + put + patch + delete + members + leniency + bodies
    + errors
    + paging + filtering + searching + sorting + fields + orders + searchTexts + spellings
    + calendars + units

  private static let production =
    methods + refusalTypes + otherPaths + crossOrigin + acceptance + validators + conditionalReads
    + conditionalWrites + nearConditions + framing + description + concurrency + durability + ending
    + fidelity + limits + hostility + halfPairs + ids + hostileFraming + pieces + suspicion + load
}
