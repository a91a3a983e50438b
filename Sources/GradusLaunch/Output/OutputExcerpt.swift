/// The lines of what a backend wrote that tell the most: the beginning of its last stack trace, and the end.
///
/// The end alone is often nothing but frames of a framework, while the exception stands first.
struct OutputExcerpt: Sendable {
  /// Lines that are kept before the first frame of a trace, and frames after them.
  private static let mostBefore = 3
  private static let mostFrames = 4
  /// Lines within the part that is left out which are kept all the same.
  private static let mostCauses = 4

  private let lines: [String]
  /// How many lines of the end are kept.
  private let most: Int

  /// - Parameters:
  ///   - lines: What was written, without line feeds.
  ///   - most: How many lines of the end are kept; from 1.
  init(_ lines: [String], atMost most: Int) {
    self.lines = lines
    self.most = most
  }

  /// The lines that are kept, with a line feed between them; what is left out within them is counted.
  var text: String {
    let end = max(0, lines.count - most)
    guard let trace, trace.lowerBound < end else {
      return lines[end...].joined(separator: "\n")
    }
    let head = beginning(of: trace)..<min(trace.lowerBound + Self.mostFrames, end)
    let causes = (head.upperBound..<max(head.upperBound, min(trace.upperBound + 1, end)))
      .filter { !Self.isFrame(lines[$0]) && !lines[$0].isEmpty && Self.namesError(lines[$0]) }
    var kept: [String] = []
    var next = head.lowerBound
    for position in Array(head) + causes.suffix(Self.mostCauses) + Array(end..<lines.count) {
      if position > next { kept.append(Self.gap(position - next)) }
      kept.append(lines[position])
      next = position + 1
    }
    return kept.joined(separator: "\n")
  }

  private static func gap(_ count: Int) -> String {
    count == 1 ? "… 1 line …" : "… \(count) lines …"
  }

  /// The lines of the last stack trace, with those of the exceptions that caused it; nil where there is none.
  private var trace: Range<Int>? {
    var runs: [Range<Int>] = []
    for (position, line) in lines.enumerated() where Self.isFrame(line) {
      if let last = runs.last, belongs(last.upperBound..<position) {
        runs[runs.count - 1] = last.lowerBound..<position + 1
      } else {
        runs.append(position..<position + 1)
      }
    }
    return runs.last { run in lines[run].count(where: Self.namesPlace) >= 2 }
  }

  /// Whether the lines between two frames do not end a trace.
  private func belongs(_ between: Range<Int>) -> Bool {
    between.count <= 6 && (between.isEmpty || lines[between].contains(where: Self.joins))
  }

  /// Where what belongs to a trace begins: the exception, or a heading, just above its frames.
  private func beginning(of trace: Range<Int>) -> Int {
    max(0, trace.lowerBound - Self.mostBefore)
  }

  /// Whether a line is a frame of a stack trace, in any of the usual languages.
  private static func isFrame(_ line: String) -> Bool {
    guard let first = line.first else { return false }
    if first == " " || first == "\t" { return true }
    return line.contains(/^(#\d+ |goroutine \d+ |created by |[\w.\/*()\[\]-]+\(.*\)$)/)
  }

  /// Whether a frame names a place of a program, as other indented lines seldom do.
  private static func namesPlace(_ line: String) -> Bool {
    line.contains(/^\s*(at |from |File "|#\d+ |\d+: )|:\d+\b|\bline \d+/)
  }

  /// Whether a line between frames may name an error: those that only join two parts do not.
  private static func namesError(_ line: String) -> Bool {
    line.hasPrefix("Caused by") || !joins(line)
  }

  /// Whether a line joins two parts of one trace.
  private static func joins(_ line: String) -> Bool {
    line.contains(
      /^(Caused by|During handling of|The above exception|Traceback|goroutine|\[cause\])/
    )
  }
}
