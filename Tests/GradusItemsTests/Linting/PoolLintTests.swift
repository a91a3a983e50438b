import Foundation
import GradusCatalog
import GradusItems
import GradusModel
import GradusTestSupport
import Testing

/// What is told of items beside one another.
@Suite("Items beside one another")
struct PoolLintTests {
  /// Items that have nothing in common, the right option of each at a place.
  private static func items(_ places: [Int], options: Int = 4) -> [String] {
    places.enumerated().map { number, place in
      var texts = (0..<options).map { "Option \($0) of w\(number)a w\(number)b w\(number)c" }
      texts[place] += " too"
      return SampleItems.single("number\(number)") { text in
        let written = texts.enumerated().map { position, text in
          "      - text: \(text)\n        "
            + (position == place ? "correct: true\n" : "misconception: Believes in \(position)\n")
        }
        guard let start = text.firstRange(of: "    options:\n")?.upperBound,
          let end = text.firstRange(of: "    explanation:")?.lowerBound
        else { return text }
        return (text[..<start] + written.joined() + text[end...]).replacing(
          "to change nothing",
          with: (0..<12).map { "v\(number)x\($0)" }.joined(separator: " ")
        )
      }
    }
  }

  private static func lint(_ items: [String]) throws -> [String] {
    try SampleItems.pool(items).lint(in: SampleItems.catalog.get()).map(\.description)
  }

  @Test("the right option is written in each place about as often")
  func positions() throws {
    #expect(try Self.lint(Self.items((0..<40).map { $0 % 4 })) == [])
    // χ² is 8.6 here and 13.4 there, and may be 11.3.
    let tolerable = Array(repeating: 0, count: 18) + (0..<22).map { 1 + $0 % 3 }
    #expect(try Self.lint(Self.items(tolerable)) == [])
    let biased = Array(repeating: 0, count: 20) + (0..<20).map { 1 + $0 % 3 }
    #expect(
      try Self.lint(Self.items(biased)) == [
        "items: of 4 options the right one stands at 1 in 20, at 2 in 7, at 3 in 7, at 4 in 6 of 40 items. "
          + "Write it in each place about as often."
      ]
    )
  }

  @Test("a few items say nothing of where their right options stand")
  func fewPositions() throws {
    #expect(try Self.lint(Self.items(Array(repeating: 0, count: 19))) == [])
    #expect(try Self.lint(Self.items(Array(repeating: 0, count: 20))).count == 1)
  }

  @Test("items that ask nearly the same")
  func duplicates() throws {
    let first = SampleItems.single("first")
    let second = SampleItems.single("second") {
      $0.replacing("A client wants to read", with: "Somebody wants to read")
    }
    let told = try Self.lint([first, second, SampleItems.output()])
    #expect(told.count == 1)
    #expect(told.first?.contains("the same as 'fundamentals.methods.first'") == true)
    #expect(told.first?.hasPrefix("items/fundamentals/sample.yaml:21:5: it is ") == true)
  }

  @Test("an id that is there twice is told once for each")
  func twice() throws {
    let told = try Self.lint([SampleItems.single("first"), SampleItems.single("first")])
    #expect(told.contains { $0.contains("there is an item 'fundamentals.methods.first' already") })
  }

  @Test("items outside of the folders of domains are told")
  func strays() async throws {
    try await Folders.withTemporary { folder in
      let items = folder.appending(path: "items")
      try FileManager.default.createDirectory(at: items, withIntermediateDirectories: true)
      try Data("items: []\n".utf8).write(to: items.appending(path: "mine.yaml"))
      let pool = try ItemPool([ContentFolder(path: folder.path)])
      let told = pool.diagnostics.map { $0.description.replacing(folder.path, with: "FOLDER") }
      #expect(
        told == [
          "FOLDER/items/mine.yaml: nothing reads items here. "
            + "Put the file into the folder of its domain, as items/databases."
        ]
      )
    }
  }
}
