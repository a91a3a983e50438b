import Foundation
import GradusCatalog
import GradusItems
import GradusModel
import GradusTestSupport

/// Items that a test writes, with the curriculum that Gradus brings along.
enum SampleItems {
  static let folder = ContentFolder(path: Folders.checkout.appending(path: "Content").path)
  static let catalog = Result { try Catalog([folder]) }

  /// The text of an item with which nothing is wrong but what a closure changes.
  static func single(
    _ name: String = "sample",
    _ change: (String) -> String = { $0 }
  ) -> String {
    change(
      """
        - id: fundamentals.methods.\(name)
          version: 1
          topic: fundamentals.methods
          objective: Name the method that reads
          kind: single
          raters: [-1.0, -0.8, -1.2]
          stem: |
            A client wants to read `/\(name)`, and to change nothing.
            Which method does it use?
          options:
            - text: The method `POST`
              misconception: Believes that everything is sent by POST
            - text: The method `GET`
              correct: true
            - text: The method `PUT`
              misconception: Confuses putting with getting
          explanation: |
            GET asks for a representation, and is safe. PUT would replace what is there.
          source: {title: "RFC 9110, section 9.3.1: GET", url: "https://www.rfc-editor.org/rfc/rfc9110#section-9.3.1"}

      """
    )
  }

  /// The text of an item with another stem.
  static func single(stem: String) -> String {
    single { text in
      text.replacing(
        """
              A client wants to read `/sample`, and to change nothing.
              Which method does it use?
        """,
        with: stem.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n")
      )
    }
  }

  /// The text of an item with other options, the first of which is right.
  static func single(options: [String]) -> String {
    single { text in
      let written = options.enumerated().map { number, option in
        let rest = number == 0 ? "correct: true" : "misconception: Believes in number \(number)"
        return "      - text: \"\(option)\"\n        \(rest)\n"
      }
      guard let start = text.firstRange(of: "    options:\n")?.upperBound,
        let end = text.firstRange(of: "    explanation:")?.lowerBound
      else { return text }
      return text[..<start] + written.joined() + text[end...]
    }
  }

  /// The text of an item whose program's output is predicted.
  static func output(_ change: (String) -> String = { $0 }) -> String {
    change(
      """
        - id: fundamentals.methods.printed
          version: 1
          topic: fundamentals.methods
          objective: Predict a sum
          kind: output
          raters: [0.1, 0.3, -0.1]
          stem: Predict what this program prints.
          language: python
          listing: |
            first = 1
            second = 2
            third = 3
            print(first)
            print(second + third)
          answer: |
            1
            5
          wrong:
            - {answer: "1 5", misconception: Takes lines for words}
            - {answer: "1\\n23", misconception: Puts digits together}
          explanation: The numbers are added. They are no text.
          source: {title: "The Python Tutorial, section 3.1", url: "https://docs.python.org/3/tutorial/introduction.html"}

      """
    )
  }

  /// The items as they are read from a file of their domain.
  static func pool(_ items: [String]) -> ItemPool {
    ItemPool("items:\n\(items.joined())", file: "items/fundamentals/sample.yaml")
  }

  /// What is wrong with items, a line each, as it is told.
  static func lint(_ items: String...) throws -> String {
    try pool(items).lint(in: catalog.get()).map { "\($0)\n" }.joined()
  }
}
