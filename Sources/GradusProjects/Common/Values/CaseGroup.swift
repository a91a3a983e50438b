/// Values of one kind that a service has to accept, or has to refuse, for one reason.
///
/// The kinds of mistakes stand here once, for every project that has such a member.
struct CaseGroup: Sendable {
  /// The end of a check's id.
  let id: String
  /// The values in words, for a claim: "a day that its month does not have".
  let what: String
  let values: [String]
  /// What to look at when one of them is judged wrongly.
  let hint: String

  init(_ id: String, _ what: String, _ values: [String], hint: String) {
    self.id = id
    self.what = what
    self.values = values
    self.hint = hint
  }
}
