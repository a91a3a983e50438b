/// Judges what a program was thought to print.
struct OutputJudge: WrittenAnswerJudge {
  let printed: String

  /// Everything counts but line ends, blanks at the ends of lines, and empty lines at the end.
  func isRight(_ answer: WrittenAnswer) -> Bool {
    guard let key = try? WrittenAnswer(printed) else { return false }
    return Self.compared(answer) == Self.compared(key)
  }

  private static func compared(_ answer: WrittenAnswer) -> [[UInt8]] {
    var lines = answer.lines.map { line in
      var bytes = Array(line.utf8)
      while let last = bytes.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") {
        bytes.removeLast()
      }
      return bytes
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
