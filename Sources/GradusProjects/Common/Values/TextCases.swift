/// Texts on which readers, validators and stores differ.
enum TextCases {
  /// Characters that Unicode and the `\s` of ECMA-262 both call white space.
  ///
  /// U+0085, U+001C to U+001F and U+FEFF are white space for one of them only, and are left out.
  static let blanks: [Unicode.Scalar] = [
    "\t", "\n", "\u{B}", "\u{C}", "\r", " ", "\u{A0}", "\u{1680}", "\u{2000}", "\u{2001}",
    "\u{2002}", "\u{2003}", "\u{2004}", "\u{2005}", "\u{2006}", "\u{2007}", "\u{2008}", "\u{2009}",
    "\u{200A}", "\u{2028}", "\u{2029}", "\u{202F}", "\u{205F}", "\u{3000}",
  ]

  /// Texts that look like values of another type to something that guesses types.
  static let lookalikes = [
    "007", "1.0", "1e3", "0x1F", "-0", "+5", "9007199254740993", "true", "null", "undefined", "NaN",
    "2031-05-17", "[]", "{}", "\"quoted\"",
  ]

  /// Blanks where a tidy program takes them away, and characters that it replaces.
  static let untidy = [
    "  two before", "two after  ", "two  between", "\ta tab and a line\n", "\n", "   ",
    "\u{A0}no-break\u{A0}", "straight \"quotes\" -- ...", "UPPER lower",
  ]

  /// Texts of so many code points that other ways to count call shorter or longer.
  ///
  /// - Parameter count: How many code points; even for letters with a mark.
  /// - Returns: Emoji, of two units of UTF-16 each, and letters with a mark, which are drawn as half as many.
  static func units(of count: Int) -> (emoji: String, marked: String) {
    (
      String(repeating: "\u{1F98A}", count: count),
      String(repeating: "e\u{301}", count: count / 2)
    )
  }
}
