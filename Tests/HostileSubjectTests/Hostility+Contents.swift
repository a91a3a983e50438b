extension Hostility {
  private static let notJSON = "content that is not JSON: "
  private static let noAnswer = "no complete response came within"

  /// Whole HTTP responses whose content is a trap, or that are late.
  static let contents = [
    Hostility("gzip-bomb", 1, "Content-Encoding says gzip, which was not asked for"),
    Hostility("invalid-utf-8", 1, notJSON + "a string that is not UTF-8, at byte 16"),
    Hostility("unclosed-json", 1, notJSON + "the end of the text where a comma"),
    Hostility("not-a-number", 1, notJSON + "'N' where a value should be, at byte 10"),
    Hostility("infinity", 1, notJSON + "'I' where a value should be, at byte 10"),
    Hostility("lone-surrogate", 1, "expected \"ok\" came \"\u{FFFD}\""),
    Hostility("byte-order-mark", 1, notJSON + "a byte order mark before the text"),
    Hostility("nested-arrays", 1, "5242880 bytes of content, more than is read"),
    Hostility("nested-objects", 1, notJSON + "nesting deeper than 512 levels"),
    Hostility("flat-array", 1, notJSON + "more than 100000 values"),
    Hostility("long-number", 1, "… (1000000 bytes in all)"),
    Hostility("huge-exponent", 1, "expected \"ok\" came 1e999999999"),
    Hostility("long-string", 1, "… (3145730 bytes in all)"),
    Hostility("more-than-is-read", 1, "6291469 bytes of content, more than is read"),
    Hostility("escape-sequences", 1, #"came "\u001b[2J\u001b[31m\u202e""#),
    Hostility("redirect-loop", 1, "status expected 200 came 302"),
    Hostility("never-answers", 1, noAnswer),
    Hostility("answers-after-a-minute", 1, noAnswer),
  ]
}
