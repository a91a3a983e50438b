/// Texts in the order of their code points, on which other orders differ.
enum OrderCases {
  static let byCodePoint = [
    CaseGroup(
      "case",
      "capitals before small letters",
      ["Apple", "Zebra", "apple", "zebra"],
      hint: """
        Compare code points: Z comes before a. A collation of a database, localeCompare and orders that ignore \
        case put them together; ask for a binary collation.
        """
    ),
    CaseGroup(
      "digits",
      "digits one by one, not as numbers",
      ["1", "10", "100", "2", "20", "9"],
      hint: "10 comes before 2, because 1 does. Orders for people, such as natural sort, differ."
    ),
    CaseGroup(
      "marks",
      "blanks and marks by their code points, not passed over",
      ["a b", "a!b", "a'b", "a-b", "a.b", "aXb", "a_b", "ab", "ac"],
      hint: "Collations pass over blanks and marks. Compare code points."
    ),
    CaseGroup(
      "letters",
      "letters beyond ASCII behind all of ASCII",
      ["cafe", "cafe\u{301}", "caff", "caf\u{DF}", "caf\u{E9}", "caf\u{142}"],
      hint: """
        \u{E9} is U+00E9 and comes after z. Collations put it beside e, and normalising makes one letter of e \
        and its mark.
        """
    ),
    CaseGroup(
      "beyond",
      "characters beyond U+FFFF behind all others",
      ["x~", "x\u{AC00}", "x\u{FB01}", "x\u{FF5E}", "x\u{10348}", "x\u{1F98A}"],
      hint: """
        Languages whose strings are UTF-16 compare units, of which a fox (U+1F98A) has two below U+E000. Compare \
        code points, or bytes of UTF-8, which have the same order.
        """
    ),
    CaseGroup(
      "prefix",
      "a text before those that begin with it",
      ["a", "aa", "aaa", "ab", "b"],
      hint: "Where one text ends, it is the smaller one, however long the other is."
    ),
  ]
}
