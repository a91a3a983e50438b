/// A text that a learner wrote as an answer, short enough to be judged.
struct WrittenAnswer {
  /// Bytes that an answer may have; the longest key has a fifth of that.
  static let mostBytes = 5_000

  let text: String

  /// - Throws: `UnreadableAnswer` where nothing is written, or far too much, or a NUL, at which readers
  ///   in C would stop.
  init(_ text: String) throws(UnreadableAnswer) {
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw UnreadableAnswer("Nothing is written")
    }
    guard text.utf8.count <= Self.mostBytes else {
      throw UnreadableAnswer("The answer is longer than \(Self.mostBytes) bytes")
    }
    guard !text.utf8.contains(0) else {
      throw UnreadableAnswer("The answer has a NUL character, which no text needs")
    }
    // Some editors begin files with a byte order mark.
    let isMarked = text.unicodeScalars.first == "\u{FEFF}"
    self.text = isMarked ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// The lines without their ends, whether those are LF or CRLF; what follows the last end is a line.
  var lines: [String] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      let isEndedByCR = line.last == UInt8(ascii: "\r")
      return String(decoding: isEndedByCR ? line.dropLast() : line, as: UTF8.self)
    }
  }
}
