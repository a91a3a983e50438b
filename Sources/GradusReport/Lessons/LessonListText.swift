package import GradusModel

/// Which lessons there are.
package enum LessonListText {
  /// The lessons of each domain in the order of reading, and the topics that have none yet.
  package static func lines(_ groups: [LessonGroup], style: TextStyle) -> [String] {
    let written = groups.flatMap(\.lessons).filter { $0.minutes != nil }
    var lines: [String] = []
    for group in groups where group.lessons.contains(where: { $0.minutes != nil }) {
      lines.append(style.styled(group.title, .bold))
      lines += outlines(group.lessons, style: style) + [""]
    }
    let others = groups.filter { group in group.lessons.allSatisfy { $0.minutes == nil } }
    if !others.isEmpty {
      let names = others.map { "\($0.title) (\($0.lessons.count))" }.joined(separator: ", ")
      lines += [style.wrapped("No lessons yet, only topics: \(names)."), ""]
    }
    let first = written.first.map(\.id.rawValue) ?? "TOPIC"
    return lines + ["Next: gradus learn \(first)"]
  }

  /// A topic without a lesson, and what there is to read beside it.
  package static func lines(_ topic: UnwrittenTopic, style: TextStyle) -> [String] {
    let sentence = "There is no lesson about \(topic.title) (\(topic.id)) yet."
    guard let first = topic.neighbours.first else {
      return [
        style.wrapped(sentence + " Nor is there one about anything else in \(topic.domain)."),
        "", "Next: gradus learn lists the lessons that there are",
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
