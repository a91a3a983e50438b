/// Titles of which a search has to find the ones and not the others; `§` stands for a word that no other check has.
struct SearchCase: Sendable {
  let id: String
  /// The claim, after "q ".
  let claim: String
  let hint: String
  let text: String
  /// Titles that contain it.
  let finds: [String]
  /// Titles that do not.
  let passes: [String]

  private init(
    _ id: String,
    _ claim: String,
    text: String,
    finds: [String],
    passes: [String],
    hint: String
  ) {
    self.id = id
    self.claim = claim
    self.text = text
    self.finds = finds
    self.passes = passes
    self.hint = hint
  }

  static let all = [
    SearchCase(
      "phrase",
      "is one text, blanks included, and not a list of words",
      text: "§ red fox",
      finds: ["§ red fox", "a § red foxes"],
      passes: ["§ fox red", "§ red", "§ red and fox", "§ red  fox", "§ redfox", "§ red\u{A0}fox"],
      hint: """
        The title has to contain the whole text, its words in that order and with one blank between them. Full-text \
        search splits the text at blanks.
        """
    ),
    SearchCase(
      "accents",
      "tells a letter from the same letter with an accent",
      text: "§cafe",
      finds: ["§cafe", "a §CAFE bar"],
      passes: ["§caf\u{E9}", "§c\u{E0}fe"],
      hint: """
        \u{E9} matches only itself. Many collations, and filters that take accents off, find it for e as well.
        """
    ),
    SearchCase(
      "accented",
      "finds a letter with an accent, and not the bare letter",
      text: "§caf\u{E9}",
      finds: ["§caf\u{E9}", "two §caf\u{E9}s"],
      passes: ["§cafe", "§caf\u{E8}"],
      hint: "\u{E9} matches only itself, and e is another character."
    ),
    SearchCase(
      "look-alikes",
      "tells characters from those that look like them",
      text: "§12-x'y",
      finds: ["§12-x'y", "§12-X'Y!"],
      passes: ["§\u{FF11}2-x'y", "§1\u{B2}-x'y", "§12\u{2013}x'y", "§12-x\u{2019}y"],
      hint: """
        Compatibility forms, as NFKC replaces them, are characters of their own: a wide 1 is not 1, and a dash is \
        not a hyphen.
        """
    ),
    SearchCase(
      "edges",
      "keeps the blanks at the ends of the text",
      text: " § end ",
      finds: ["the § end of it"],
      passes: ["§ end of it", "the § endless", "the x§ end of it"],
      hint: """
        The text is not trimmed: a blank before it has to be in the title. Many frameworks trim whatever they read.
        """
    ),
    SearchCase(
      "operators",
      "has no operators",
      text: "§ OR -\"x\"",
      finds: ["§ OR -\"x\"", "a § or -\"x\" y"],
      passes: ["§ x", "§", "§ OR", "§ OR x"],
      hint: """
        OR, quotes and a minus are text here. Don't hand them to the query language of a search engine as they are.
        """
    ),
  ]

  /// This case about one word.
  func about(_ word: String) -> (text: String, finds: [String], passes: [String]) {
    func filled(_ text: String) -> String { text.replacing("§", with: word) }
    return (filled(text), finds.map(filled), passes.map(filled))
  }

  /// Printable characters of ASCII that are neither letters nor digits: each means something to some language of
  /// patterns or queries.
  static let marks = Array("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~").map(String.init)
}
