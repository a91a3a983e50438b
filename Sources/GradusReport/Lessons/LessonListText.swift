package import GradusModel

/// What there is to read where a lesson is missing.
package enum LessonListText {
  /// A topic without a lesson, and what there is to read beside it.
  package static func lines(_ topic: UnwrittenTopic, style: TextStyle) -> [String] {
    let sentence = "There is no lesson about \(topic.title) (\(topic.id)) yet."
    guard let first = topic.neighbours.first else {
      return [
        style.wrapped(sentence + " Nor is there one about anything else in \(topic.domain)."),
        "", "Next: gradus browse lessons",
      ]
    }
    return [style.wrapped(sentence), "", "What there is of \(topic.domain):", ""]
      + outlines(topic.neighbours, style: style) + ["", "Next: gradus learn \(first.id)"]
  }

  private static func outlines(_ lessons: [LessonOutline], style: TextStyle) -> [String] {
    let columns = lessons.map(\.id.rawValue.count).max() ?? 0
    return lessons.map { lesson in
      let time = lesson.minutes.map { "\($0) minutes" } ?? "no lesson yet"
      // The title goes below the id where both have no room beside one another.
      if columns + 40 > style.width {
        let told = style.wrapped("\(lesson.title), \(time)", indent: 4)
        return "  \(lesson.id)\n\(told)"
      }
      let told = style.wrapped("\(lesson.title), \(time)", indent: columns + 4)
      return "  \(lesson.id.rawValue.padded(to: columns + 2))\(told.dropFirst(columns + 4))"
    }
  }
}
