internal import GradusModel

/// A lesson's file, parted into front matter and body.
struct LessonFile {
  /// As diagnostics name it.
  let name: String
  /// YAML, preceded by an empty line in place of the mark, so that lines count as in the file.
  let frontMatter: String
  /// The line on which the body begins, from 1.
  let bodyLine: Int
  let body: String

  /// Parts a file.
  ///
  /// - Throws: `Diagnostic` where there is no front matter, or it doesn't end.
  init(_ text: String, name: String) throws(Diagnostic) {
    let mark = "---"
    // Bytes, since characters would take most of the time that loading takes.
    let bytes = text.utf8
    func line(from start: String.Index) -> (text: Substring, next: String.Index?) {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      let line = text[start..<end]
      return (
        line.utf8.last == UInt8(ascii: "\r") ? text[start..<bytes.index(before: end)] : line,
        end == bytes.endIndex ? nil : bytes.index(after: end)
      )
    }
    let first = line(from: bytes.startIndex)
    guard first.text == mark, var next = first.next else {
      throw Diagnostic(
        file: name,
        line: 1,
        column: 1,
        problem: "the lesson has no front matter",
        advice: "Begin the file with a line --- and the keys of the lesson, then another line ---"
      )
    }
    let begin = next
    var count = 2
    while true {
      let current = line(from: next)
      if current.text == mark {
        self.name = name
        frontMatter = "\n" + text[begin..<next]
        bodyLine = count + 1
        body = current.next.map { String(text[$0...]) } ?? ""
        return
      }
      guard let after = current.next else { break }
      next = after
      count += 1
    }
    throw Diagnostic(
      file: name,
      line: 1,
      column: 1,
      problem: "the front matter doesn't end",
      advice: "Write a line --- behind its last key"
    )
  }
}
