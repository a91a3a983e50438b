/// A lesson as it is read, with what leads to it and what comes after it.
package struct LessonPage: Hashable, Sendable {
  /// A topic that the lesson builds on.
  package struct Prerequisite: Hashable, Sendable {
    package let id: TopicID
    package let title: String
    /// Whether there is a lesson about it.
    package let hasLesson: Bool
    /// Whether it has been read; nil where nobody keeps count.
    package let isRead: Bool?

    package init(id: TopicID, title: String, hasLesson: Bool, isRead: Bool? = nil) {
      self.id = id
      self.title = title
      self.hasLesson = hasLesson
      self.isRead = isRead
    }
  }

  /// A stage or a drill that practises the lesson.
  package struct Practice: Hashable, Sendable {
    /// Its id, such as `todo-api/create` or `drill.oauth2`.
    package let id: String
    package let title: String
    /// What takes it; nil where it can't be taken yet.
    package let command: String?

    package init(id: String, title: String, command: String?) {
      self.id = id
      self.title = title
      self.command = command
    }
  }

  /// Where what the lesson says is from.
  package struct Source: Hashable, Sendable {
    package let title: String
    package let address: String

    package init(title: String, address: String) {
      self.title = title
      self.address = address
    }
  }

  /// A question for a later day.
  package struct Question: Hashable, Sendable {
    package let question: String
    package let answer: String

    package init(question: String, answer: String) {
      self.question = question
      self.answer = answer
    }
  }

  package var id: TopicID
  package var title: String
  /// The title of the domain.
  package var domain: String
  /// How long reading and trying takes.
  package var minutes: Int
  package var objectives: [String] = []
  package var prerequisites: [Prerequisite] = []
  package var practice: [Practice] = []
  package var sources: [Source] = []
  package var questions: [Question] = []
  /// The text, in Markdown.
  package var body: String
  /// The file it is from, as diagnostics name it.
  package var file: String
  /// The line of that file on which the body begins, from 1.
  package var bodyLine: Int
  /// The lesson that comes after it; nil for the last.
  package var next: TopicID?

  package init(
    id: TopicID,
    title: String,
    domain: String,
    minutes: Int,
    body: (text: String, file: String, line: Int)
  ) {
    self.id = id
    self.title = title
    self.domain = domain
    self.minutes = minutes
    self.body = body.text
    file = body.file
    bodyLine = body.line
  }
}

/// A topic that nobody has written a lesson about yet.
package struct UnwrittenTopic: Hashable, Sendable {
  package let id: TopicID
  package let title: String
  /// The title of the domain.
  package let domain: String
  /// Lessons of the same domain, in the order of reading.
  package let neighbours: [LessonOutline]

  package init(id: TopicID, title: String, domain: String, neighbours: [LessonOutline]) {
    self.id = id
    self.title = title
    self.domain = domain
    self.neighbours = neighbours
  }
}

/// A lesson in a list.
package struct LessonOutline: Hashable, Sendable {
  package let id: TopicID
  package let title: String
  /// How long reading and trying takes; nil where there is no lesson yet.
  package let minutes: Int?

  package init(id: TopicID, title: String, minutes: Int?) {
    self.id = id
    self.title = title
    self.minutes = minutes
  }
}
