/// A guard against tables that a few bytes make huge.
///
/// GitHub's tables are rectangles: each line below a head of a thousand columns has a thousand cells,
/// whatever it holds, so that a text of 1 MB could ask for gigabytes.
enum TableSize {
  /// How many cells all lines of a text may have together.
  static let most = 200_000

  /// Refuses a text where the widest head, continued to the end, would be too much.
  ///
  /// - Throws: `MarkdownRefusal` with the line of that head.
  static func check(_ text: String) throws(MarkdownRefusal) {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let columns = columns(ofDelimiters: line)
      guard columns * (lines.count - index) <= most, columns * columns <= most else {
        throw MarkdownRefusal(.tooManyCells, line: index + 1)
      }
    }
  }

  /// How many columns a line such as `| --- | :-: |` begins; 0 for other lines.
  private static func columns(ofDelimiters line: Substring.UTF8View) -> Int {
    var pipes = 0
    for byte in line {
      switch byte {
      case UInt8(ascii: "|"): pipes += 1
      // In a quote or an item, the marks of those stand before it.
      case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"),
        UInt8(ascii: "\r"), UInt8(ascii: ">"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        continue
      default: return 0
      }
    }
    return pipes
  }
}
