import GradusReport
import Testing

@Suite("Width of text")
struct DisplayWidthTests {
  @Test(
    "wide characters take two columns, marks none",
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("한", 2), ("ｆ", 2), ("ﬀ", 1),
      ("🧹", 2), ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("❤️", 2), ("❤", 1), ("→", 1), ("…", 1), ("│", 1),
      ("a\u{200B}b", 2), ("שלום", 4), ("สวัสดี", 4), ("\u{AD}", 1),
    ]
  )
  func columns(text: String, expected: Int) {
    #expect(DisplayWidth.columns(of: text) == expected)
  }
}
