package import GradusModel

/// The lesson on a topic: what it teaches, and its text.
package struct Lesson: Hashable, Sendable {
  /// The topic that it teaches.
  package let id: TopicID
  package let title: String
  /// The id of its domain.
  package let domain: String
  /// To read it and to try what it shows.
  package let minutes: Int
  /// What somebody can do after it.
  package let objectives: [String]
  /// The topics that it builds on.
  package let prerequisites: [TopicID]
  /// The stages that practise it.
  package let stages: [StageReference]
  /// The ids of the drills that practise it.
  package let drills: [String]
  package let sources: [Source]
  /// What is asked in reviews.
  package let recall: [Recall]
  /// Its file, as diagnostics name it.
  package let file: String
  /// The line of the file on which the body begins, from 1.
  package let bodyLine: Int
  /// Markdown, without the front matter.
  package let body: String

  /// Where what a lesson says stands.
  package struct Source: Hashable, Sendable {
    package let title: String
    /// Begins with `https://`.
    package let url: String
  }

  /// A question of a lesson, with its answer.
  package struct Recall: Hashable, Sendable {
    package let question: String
    package let answer: String
  }
}

extension Lesson {
  init(_ front: YAMLValue, _ file: LessonFile, reading reader: inout EntryReader) {
    reader.expect(
      [
        "id", "title", "domain", "minutes", "objectives", "prerequisites", "practised_by",
        "sources", "recall",
      ],
      in: front
    )
    id = TopicID(reader.define(.lesson, front))
    title = reader.text("title", in: front)
    domain = reader.text("domain", in: front)
    minutes = reader.number("minutes", in: front)
    objectives = reader.texts("objectives", in: front)
    prerequisites = reader.references("prerequisites", in: front, to: .topic, isRequired: true)
      .map { TopicID($0) }
    self.file = file.name
    bodyLine = file.bodyLine
    body = file.body
    reader.references("id", in: front, to: .topic)
    let practice = front["practised_by"]
    if let practice {
      reader.expect(["stages", "drills"], in: practice)
    } else {
      reader.missing("practised_by", in: front)
    }
    stages =
      practice.map { practice in
        reader.values("stages", in: practice, isRequired: true).compactMap { reader.stage($0) }
      } ?? []
    drills =
      practice.map { reader.references("drills", in: $0, to: .drill, isRequired: true) } ?? []
    sources = reader.entries("sources", in: front).map { source in
      reader.expect(["title", "url"], in: source)
      return Source(
        title: reader.text("title", in: source),
        url: reader.address("url", in: source)
      )
    }
    recall = reader.entries("recall", in: front).map { item in
      reader.expect(["question", "answer"], in: item)
      return Recall(
        question: reader.text("question", in: item),
        answer: reader.text("answer", in: item)
      )
    }
    reader.expectCounts(of: self, in: front)
  }
}

extension EntryReader {
  /// Notes where a lesson has too few or too many of something.
  fileprivate mutating func expectCounts(of lesson: Lesson, in front: YAMLValue) {
    let counts: [(key: String, count: Int, range: ClosedRange<Int>)] = [
      ("objectives", lesson.objectives.count, 2...5), ("sources", lesson.sources.count, 3...8),
      ("recall", lesson.recall.count, 3...6),
    ]
    for (key, count, range) in counts where !range.contains(count) {
      guard let member = front.members?.first(where: { $0.key == key }) else { continue }
      note(
        front.diagnostic(
          at: member,
          "there \(count == 1 ? "is" : "are") \(count) of '\(key)'",
          advice: "Write \(range.lowerBound) to \(range.upperBound)"
        )
      )
    }
  }
}
