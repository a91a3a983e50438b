/// What has to be known of a language to colour it.
struct CodeGrammar: Sendable {
  /// A text between two marks.
  struct Quote: Sendable {
    let open: [Character]
    let close: [Character]
    /// Whether a backslash takes the meaning from what follows it.
    var escapes = true
    /// Whether it goes on in the next line; where not, the end of the line ends it.
    var spansLines = false
  }

  var keywords: Set<String>
  /// What begins a comment that ends with the line.
  var lineComments: [[Character]] = []
  /// Whether a comment begins only after a blank, so that `$#` and `a#b` begin none.
  var commentsFollowBlanks = false
  var hasBlockComments = false
  /// The longest marks first.
  var quotes: [Quote] = []
  /// Whether `SELECT` and `select` are the same word.
  var ignoresCase = false

  init(
    _ keywords: String,
    lineComments: [String] = [],
    hasBlockComments: Bool = false,
    quotes: [Quote] = [.double]
  ) {
    self.keywords = Set(keywords.split(separator: " ").map(String.init))
    self.lineComments = lineComments.map(Array.init)
    self.hasBlockComments = hasBlockComments
    self.quotes = quotes
  }
}

extension CodeGrammar.Quote {
  static let double = Self("\"")
  static let single = Self("'")
  static let backtick = Self("`", spansLines: true)
  static let tripleDouble = Self("\"\"\"", spansLines: true)
  static let tripleSingle = Self("'''", spansLines: true)

  init(_ mark: String, escapes: Bool = true, spansLines: Bool = false) {
    open = Array(mark)
    close = Array(mark)
    self.escapes = escapes
    self.spansLines = spansLines
  }
}
