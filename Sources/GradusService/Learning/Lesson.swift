internal import GradusCatalog
internal import GradusModel

extension LessonShelf {
  /// A lesson as its file has it.
  struct Lesson: Hashable, Sendable {
    let id: TopicID
    let title: String
    /// The id of the domain.
    let domain: String
    let minutes: Int
    let objectives: [String]
    let prerequisites: [TopicID]
    /// Each a project's id, a slash, and a stage's id.
    let stages: [String]
    let drills: [String]
    let sources: [LessonPage.Source]
    let recall: [LessonPage.Question]
    let file: String
    /// The line on which the body begins, from 1.
    let bodyLine: Int
    let body: String

    /// Reads a lesson.
    ///
    /// - Parameters:
    ///   - text: The whole file: front matter between two lines of dashes, then Markdown.
    ///   - file: The name for diagnostics.
    ///   - topic: What it is about.
    /// - Throws: `Diagnostic` where the front matter is not there, or can't be read.
    init(_ text: String, file: String, topic: Topic) throws(Diagnostic) {
      let fence = "---"
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      guard lines.first == fence[...], let end = lines.dropFirst().firstIndex(of: fence[...]) else {
        throw Diagnostic(
          file: file,
          line: 1,
          problem: "the lesson does not begin with its front matter",
          advice: "Begin with a line of ---, the keys, and another line of ---"
        )
      }
      let front = try YAMLValue(lines[1..<end].joined(separator: "\n"), file: file)
      func texts(_ value: YAMLValue?) -> [String] { value?.list?.compactMap(\.text) ?? [] }
      id = topic.id
      title = front["title"]?.text ?? topic.title
      domain = topic.domain
      minutes = front["minutes"]?.text.flatMap { Int($0) } ?? 0
      objectives = texts(front["objectives"])
      prerequisites = texts(front["prerequisites"]).map { TopicID($0) }
      stages = texts(front["practised_by"]?["stages"])
      drills = texts(front["practised_by"]?["drills"])
      sources = (front["sources"]?.list ?? []).map { source in
        LessonPage.Source(
          title: source["title"]?.text ?? "",
          address: source["url"]?.text ?? ""
        )
      }
      recall = (front["recall"]?.list ?? []).map { recall in
        LessonPage.Question(
          question: recall["question"]?.text ?? "",
          answer: recall["answer"]?.text ?? ""
        )
      }
      self.file = file
      bodyLine = end + 2
      body = lines[(end + 1)...].joined(separator: "\n")
    }
  }
}
