/// Why an answer can't be read.
struct UnreadableAnswer: Error, Hashable {
  /// Characters of a sentence; SQLite and others quote what they can't read, however long it is.
  private static let longest = 300

  /// What is wrong, and where, as a sentence without its full stop.
  let problem: String
  /// Whether it could be read all the same, and does what it must not.
  var isWrong = false

  /// - Parameter problem: The sentence; what of it no terminal should be sent becomes blank.
  init(_ problem: String) {
    var shown = String.UnicodeScalarView()
    for scalar in problem.unicodeScalars.prefix(Self.longest) {
      let isControl = scalar.properties.generalCategory == .control
      shown.append(isControl ? " " : scalar)
    }
    let isCut = problem.unicodeScalars.count > Self.longest
    self.problem = String(shown) + (isCut ? "…" : "")
  }
}
