import Foundation
import GradusCatalog
import GradusItems
import GradusModel
import GradusTestSupport

/// The items of the built-in content.
enum ContentItems {
  static let all: [WrittenItem] = {
    let folder = ContentFolder(path: Folders.checkout.appending(path: "Content").path)
    return (try? ItemPool([folder]))?.items ?? []
  }()

  static let ids = all.map(\.id.rawValue)

  static func item(_ id: String) -> WrittenItem? { all.first { $0.id.rawValue == id } }

  /// The questions of an item, one for each of its cases; none where there is no such item.
  static func questions(_ id: String) -> [Question] { item(id)?.questions ?? [] }
}

extension Question {
  /// Answers that are right.
  var keys: [ItemAnswer] {
    switch task {
    case .choice(let options, _): [.choice(Set(options.indices.filter { options[$0].isRight }))]
    case .order(let steps): [.order(Array(steps.indices))]
    case .fault(_, let lines): lines.sorted().map { .line($0) }
    case .output(_, let answer), .request(_, let answer), .response(_, let answer),
      .json(_, let answer), .schema(_, _, let answer), .openapi(_, _, let answer):
      [.text(answer)]
    case .sql(let task): [.text(task.answer)]
    case .graphql(let documents): documents.map { .text($0) }
    }
  }
}

/// Questions that tests make up.
enum SampleQuestion {
  /// - Parameters:
  ///   - kind: The kind of the item.
  ///   - keys: The keys of that kind, as lines of YAML.
  /// - Returns: The item's only question.
  /// - Throws: `Faulty` where the keys are none of that kind.
  static func make(_ kind: String, _ keys: String) throws -> Question {
    let lines = keys.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
    let text = """
      items:
        - id: a.topic.question
          version: 1
          topic: a.topic
          objective: Answer the question
          kind: \(kind)
          raters: [-0.5, 0, 0.5]
          stem: What is the answer?
          explanation: It is what it is.
          source: {title: A source, url: "https://example.com/"}
      \(lines)
      """
    let pool = ItemPool(text, file: "items.yaml")
    guard let question = pool.items.first?.questions.first, pool.diagnostics.isEmpty else {
      throw Faulty(diagnostics: pool.diagnostics)
    }
    return question
  }

  struct Faulty: Error {
    let diagnostics: [Diagnostic]
  }
}

extension Judgement {
  static let right = Judgement.credit(.full)
  static let wrong = Judgement.credit(.none)

  /// Why an answer can't be read; nil where it can.
  var problem: String? {
    guard case .unreadable(let problem) = self else { return nil }
    return problem
  }
}
