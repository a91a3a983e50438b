internal import GradusCatalog
internal import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The recall questions of lessons, from the front matter of their files.
struct RecallDeck: Sendable {
  let content: ContentFolder

  /// The questions of some lessons, in the order of the lessons.
  ///
  /// - Parameter lessons: Ids; what has no lesson is left out.
  /// - Returns: Those of one lesson after those of the other.
  /// - Throws: `Diagnostic` where the front matter of one is not right.
  func cards(of lessons: [TopicID]) throws(Diagnostic) -> [RecallCard] {
    guard !lessons.isEmpty else { return [] }
    var cards: [TopicID: [RecallCard]] = [:]
    for file in files {
      guard let data = FileManager.default.contents(atPath: "\(content.path)/lessons/\(file)"),
        let matter = Self.frontMatter(String(decoding: data, as: UTF8.self)),
        let lesson = lessons.first(where: { matter.contains("id: \($0)\n") })
      else { continue }
      let fields = try YAMLValue(matter, file: "lessons/\(file)")
      cards[lesson] = (fields["recall"]?.list ?? []).enumerated().map { index, recall in
        RecallCard(
          lesson: lesson,
          title: fields["title"]?.text ?? lesson.rawValue,
          number: index + 1,
          question: recall["question"]?.text ?? "",
          answer: recall["answer"]?.text ?? ""
        )
      }
    }
    return lessons.flatMap { cards[$0] ?? [] }
  }

  private var files: [String] {
    let paths = try? FileManager.default.subpathsOfDirectory(atPath: "\(content.path)/lessons")
    return (paths ?? []).filter { $0.hasSuffix(".md") }.sorted()
  }

  /// What stands between the two lines of three hyphens; nil where the text does not begin so.
  private static func frontMatter(_ text: String) -> String? {
    text.prefixMatch(of: /---\n((?s).*?\n)---\n/).map { String($0.1) }
  }
}
