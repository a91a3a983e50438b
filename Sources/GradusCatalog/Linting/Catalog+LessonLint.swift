internal import GradusModel

extension Catalog {
  /// Everything that is wrong with a lesson beyond its keys.
  func lint(_ lesson: Lesson) -> [Diagnostic] {
    let parts = lesson.parts
    return misplaced(lesson) + lesson.wrongHeadings(parts.prose) + lesson.wrongLength(parts.prose)
      + lesson.wrongBlocks(parts.blocks)
      + lesson.incompleteSets(parts.blocks, languages: languages.map(\.fence))
  }

  /// Diagnostics where the lesson doesn't agree with the curriculum.
  private func misplaced(_ lesson: Lesson) -> [Diagnostic] {
    guard let topic = topic(lesson.id) else { return [] }
    let line = readers.compactMap { $0.defined[.lesson]?[lesson.id.rawValue]?.line }.last
    var found: [Diagnostic] = []
    if lesson.title != topic.title, !lesson.title.isEmpty {
      found.append(
        lesson.diagnostic(
          "the title is not that of the topic",
          line: line,
          advice: "Write '\(topic.title)', as the curriculum does"
        )
      )
    }
    if lesson.domain != topic.domain, !lesson.domain.isEmpty {
      found.append(
        lesson.diagnostic(
          "the topic belongs to the domain '\(topic.domain)', not to '\(lesson.domain)'",
          line: line,
          advice: "Write domain: \(topic.domain)"
        )
      )
    }
    let name = lesson.id.rawValue.split(separator: ".").last.map(String.init) ?? ""
    let place = "lessons/\(topic.domain)/\(name).md"
    if !lesson.file.hasSuffix("/\(place)") {
      found.append(
        lesson.diagnostic(
          "the file doesn't have the name of its topic",
          line: line,
          advice: "Call it \(place)"
        )
      )
    }
    return found
  }
}

extension Lesson {
  /// The headings of every lesson, in their order; the third may be missing.
  static let headings = [
    "The idea", "A worked example", "In your language", "What goes wrong in production",
    "How Gradus examines it", "Read on",
  ]

  private static let optionalHeading = "In your language"
  private static let words = 600...1_200

  func diagnostic(_ problem: String, line: Int? = nil, advice: String) -> Diagnostic {
    Diagnostic(
      file: file,
      line: line,
      column: line.map { _ in 1 },
      problem: problem,
      advice: advice
    )
  }

  /// Diagnostics for sections that are missing, unknown, or not in their order.
  func wrongHeadings(_ prose: [(line: Int, text: Substring)]) -> [Diagnostic] {
    let written = prose.filter { $0.text.hasPrefix("## ") || $0.text.hasPrefix("# ") }
      .map { (line: $0.line, name: $0.text.drop { $0 == "#" }.drop { $0 == " " }) }
    let names = written.map { String($0.name) }
    let missing = Self.headings.filter { $0 != Self.optionalHeading && !names.contains($0) }.map {
      diagnostic("the section '\($0)' is missing", line: bodyLine, advice: "Add it as ## \($0)")
    }
    var next = Self.headings[...]
    let wrong = written.compactMap { heading -> Diagnostic? in
      if let index = next.firstIndex(of: String(heading.name)) {
        next = next[(index + 1)...]
        return nil
      }
      let isKnown = Self.headings.contains(String(heading.name))
      return diagnostic(
        isKnown
          ? "the section '\(heading.name)' stands too late, or twice"
          : "a lesson has no section '\(heading.name)'",
        line: heading.line,
        advice: "The sections are, in this order: \(Self.headings.joined(separator: ", "))"
      )
    }
    return missing + wrong
  }

  /// A diagnostic where the text without its code is too short or too long.
  func wrongLength(_ prose: [(line: Int, text: Substring)]) -> [Diagnostic] {
    let count = prose.reduce(0) { sum, line in
      sum + line.text.split { $0.isWhitespace || $0 == "|" }.count { $0.contains { $0.isLetter } }
    }
    if Self.words.contains(count) { return [] }
    return [
      diagnostic(
        "the text has \(count) words without its code",
        line: bodyLine,
        advice: count < Self.words.lowerBound
          ? "Write at least \(Self.words.lowerBound)"
          : "Shorten it to \(Self.words.upperBound), or make two lessons of it"
      )
    ]
  }
}
