package import GradusModel

/// Lessons for other programs.
package enum LessonJSON {
  /// A lesson with everything that there is, its text as Markdown.
  package static func value(_ page: LessonPage) -> JSON {
    .object([
      "id": .string(page.id.rawValue),
      "title": .string(page.title),
      "domain": .string(page.domain),
      "minutes": number(page.minutes),
      "objectives": .array(page.objectives.map(JSON.string)),
      "prerequisites": .array(page.prerequisites.map(value)),
      "practice": .array(page.practice.map(value)),
      "sources": .array(
        page.sources.map { .object(["title": .string($0.title), "url": .string($0.address)]) }
      ),
      "recall": .array(
        page.questions.map {
          .object(["question": .string($0.question), "answer": .string($0.answer)])
        }
      ),
      "next": page.next.map { .string($0.rawValue) } ?? .null,
      "markdown": .string(page.body),
    ])
  }

  /// A topic without a lesson: its `markdown` is null.
  package static func value(_ topic: UnwrittenTopic) -> JSON {
    .object([
      "id": .string(topic.id.rawValue),
      "title": .string(topic.title),
      "domain": .string(topic.domain),
      "markdown": .null,
      "neighbours": .array(topic.neighbours.map(value)),
    ])
  }

  private static func value(_ lesson: LessonOutline) -> JSON {
    .object([
      "id": .string(lesson.id.rawValue),
      "title": .string(lesson.title),
      "minutes": lesson.minutes.map(number) ?? .null,
    ])
  }

  private static func value(_ prerequisite: LessonPage.Prerequisite) -> JSON {
    .object([
      "id": .string(prerequisite.id.rawValue),
      "title": .string(prerequisite.title),
      "has_lesson": .bool(prerequisite.hasLesson),
      "is_read": prerequisite.isRead.map(JSON.bool) ?? .null,
    ])
  }

  private static func value(_ practice: LessonPage.Practice) -> JSON {
    .object([
      "id": .string(practice.id),
      "title": .string(practice.title),
      "command": practice.command.map(JSON.string) ?? .null,
    ])
  }

  private static func number(_ value: Int) -> JSON { .number(JSONNumber(value)) }
}
