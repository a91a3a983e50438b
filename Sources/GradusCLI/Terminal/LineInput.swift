internal import Dispatch

/// Lines of standard input.
enum LineInput {
  private static let queue = DispatchQueue(label: "gradus.lines")

  /// The next line; nil at the end of the input, or where the task is cancelled.
  ///
  /// One that is cancelled leaves a thread that waits for a line: the program is about to end.
  static func next() async -> String? {
    let (lines, feed) = AsyncStream.makeStream(of: String.self)
    queue.async {
      if let line = readLine() { feed.yield(line) }
      feed.finish()
    }
    return await lines.first { _ in true }
  }

  /// The lines before one that has only a dot, or before the end; nil where the task is cancelled.
  static func text() async -> String? {
    var lines: [String] = []
    while let line = await next(), line != "." { lines.append(line) }
    return Task.isCancelled ? nil : lines.joined(separator: "\n")
  }
}
