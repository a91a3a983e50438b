internal import GradusModel

extension Lesson {
  /// The languages that the tests can run, besides HTTP.
  package static let runnable = ["sh", "python", "javascript", "swift", "sql"]

  /// Diagnostics for blocks that don't end, and for those that are run without saying what comes.
  func wrongBlocks(_ blocks: [CodeBlock]) -> [Diagnostic] {
    blocks.enumerated().flatMap { index, block in
      let next = blocks.indices.contains(index + 1) ? blocks[index + 1] : nil
      let before = index > 0 ? blocks[index - 1] : nil
      return [
        block.end == nil
          ? diagnostic(
            "the block doesn't end",
            line: block.line,
            advice: "Close it with as many backticks as it begins with"
          ) : nil,
        unrunnable(block), unanswered(block, next: next), unasked(block, before: before),
      ].compactMap(\.self)
    }
  }

  private func unrunnable(_ block: CodeBlock) -> Diagnostic? {
    guard block.isRun, block.language != "http", !Self.runnable.contains(block.language) else {
      return nil
    }
    return diagnostic(
      "'\(block.language)' can't be run",
      line: block.line,
      advice: "Remove 'run', or use \((["http"] + Self.runnable).joined(separator: ", "))"
    )
  }

  private func unanswered(_ block: CodeBlock, next: CodeBlock?) -> Diagnostic? {
    guard block.isRun else { return nil }
    if block.language == "http" {
      if let next, next.language == "http", next.has("expect") { return nil }
      return diagnostic(
        "the request isn't followed by what is expected",
        line: block.line,
        advice: "Write a block ```http expect behind it"
      )
    }
    if next?.language == "output" { return nil }
    return diagnostic(
      "the block is run, but isn't followed by what it prints",
      line: block.line,
      advice: "Write a block ```output behind it"
    )
  }

  private func unasked(_ block: CodeBlock, before: CodeBlock?) -> Diagnostic? {
    let isExpected = block.language == "http" && block.has("expect")
    guard isExpected || block.language == "output" else { return nil }
    if let before, before.isRun, (before.language == "http") == isExpected { return nil }
    return diagnostic(
      "nothing that is run stands before what is expected",
      line: block.line,
      advice: isExpected ? "Write a block ```http run before it" : "Mark the block before it 'run'"
    )
  }

  /// Diagnostics for sets of examples that lack a language, or aren't in the order of the languages.
  func incompleteSets(_ blocks: [CodeBlock], languages: [String]) -> [Diagnostic] {
    var names: [String] = []
    for name in blocks.compactMap(\.example) where !names.contains(name) { names.append(name) }
    return names.flatMap { name in
      let places = blocks.indices.filter { blocks[$0].example == name }
      let set = places.map { blocks[$0] }
      let line = set[0].line
      let written = set.map(\.language)
      let missing = languages.filter { !written.contains($0) }
      if !missing.isEmpty {
        return [
          diagnostic(
            "the example '\(name)' is missing in \(missing.joined(separator: ", "))",
            line: line,
            advice: "Write it in each of \(languages.joined(separator: ", "))"
          )
        ]
      }
      let isTogether = places == Array(places[0]..<(places[0] + places.count))
      if written == languages, isTogether { return [] }
      return [
        diagnostic(
          "the blocks of the example '\(name)' aren't in order, or not behind one another",
          line: line,
          advice: "The order is \(languages.joined(separator: ", ")), each once"
        )
      ]
    }
  }
}
