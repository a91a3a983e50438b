internal import GradusModel

extension Catalog {
  /// Diagnostics for lessons that need one another in a circle, one for each circle.
  var cycles: [Diagnostic] {
    let needs = Dictionary(
      lessons.map { ($0.id, $0.prerequisites) },
      uniquingKeysWith: { first, _ in first }
    )
    var told: Set<Set<TopicID>> = []
    return lessons.compactMap { lesson in
      guard let circle = Self.circle(from: lesson.id, needs), told.insert(Set(circle)).inserted
      else { return nil }
      let way = (circle + [lesson.id]).map(\.rawValue).joined(separator: " needs ")
      return Diagnostic(
        file: lesson.file,
        line: place(ofPrerequisitesIn: lesson)?.line,
        column: place(ofPrerequisitesIn: lesson)?.column,
        problem: "these lessons need one another: \(way)",
        advice: "Remove one of these prerequisites"
      )
    }
  }

  /// The shortest way from a lesson over its prerequisites back to it; nil where there is none.
  private static func circle(
    from start: TopicID,
    _ needs: [TopicID: [TopicID]]
  ) -> [TopicID]? {
    var ways: [[TopicID]] = [[start]]
    var seen: Set<TopicID> = []
    while !ways.isEmpty {
      let way = ways.removeFirst()
      for next in way.last.flatMap({ needs[$0] }) ?? [] {
        if next == start { return way }
        if seen.insert(next).inserted { ways.append(way + [next]) }
      }
    }
    return nil
  }

  private func place(ofPrerequisitesIn lesson: Lesson) -> Place? {
    readers.flatMap(\.references).first { reference in
      reference.place.file == lesson.file
        && lesson.prerequisites.contains(TopicID(reference.id))
    }?.place
  }
}
