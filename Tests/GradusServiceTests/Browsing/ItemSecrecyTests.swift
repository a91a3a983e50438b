import GradusItems
import GradusModel
import GradusProjects
import GradusReport
import GradusService
import GradusTestSupport
import Testing

/// What is asked in an assessment, and what is right, are shown by nothing that lists content.
@Suite("Items stay secret")
struct ItemSecrecyTests {
  private let gradus = Gradus(exams: AllProjects.exams)

  /// Fewer words than these stand in lessons and titles by chance.
  private static let runLength = 5

  /// All that somebody could learn an item by heart from, a line each, with enough words to tell.
  private func secrets() throws -> [[String]] {
    let texts = try gradus.items().items.flatMap(\.questions).flatMap { question in
      [question.stem, question.explanation] + Self.texts(of: question.task)
    }
    return texts.flatMap { $0.split(separator: "\n") }.map { Self.runs(of: $0) }
      .filter { !$0.isEmpty }
  }

  /// The words of a text, each with those that follow it.
  private static func runs(of text: some StringProtocol) -> [String] {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count >= runLength else { return [] }
    return (0...(words.count - runLength)).map { start in
      words[start..<(start + runLength)].joined(separator: " ")
    }
  }

  private static func texts(of task: ItemTask) -> [String] {
    switch task {
    case .choice(let options, _): options.map(\.text) + options.compactMap(\.misconception)
    case .order(let steps): steps
    case .output(let listing, let answer): [listing.text, answer]
    case .fault(let listing, _): [listing.text]
    case .sql(let task): [task.schema, task.hidden, task.answer]
    case .request(_, let answer), .response(_, let answer), .json(_, let answer),
      .schema(_, _, let answer), .openapi(_, _, let answer):
      [answer]
    case .graphql(let documents): documents
    }
  }

  /// All texts of a JSON value, decoded.
  private static func texts(of json: JSON) -> [String] {
    switch json {
    case .string(let text): [text]
    case .array(let elements): elements.flatMap { texts(of: $0) }
    case .object(let object): object.members.flatMap { texts(of: $0.value) }
    default: []
    }
  }

  @Test("no form of browsing shows a stem, an option, a key or an explanation")
  func browsing() throws {
    let secrets = try secrets()
    #expect(secrets.count > 1000)
    var listings = [(try gradus.browse(), false), (try gradus.browse(search: "the"), false)]
    for kind in CatalogKind.allCases {
      let all = try gradus.browse(kind.rawValue)
      listings.append((all, false))
      listings += all.entries.map { (CatalogListing(kind: kind, entries: [$0]), true) }
    }
    var shown: Set<String> = []
    for (listing, isOne) in listings {
      // So wide that nothing is broken or cut.
      let lines = CatalogText.lines(listing, isOne: isOne, style: TextStyle(width: 10_000))
      for text in lines + Self.texts(of: listing.json) { shown.formUnion(Self.runs(of: text)) }
    }
    #expect(shown.count > 1000)
    for secret in secrets where secret.allSatisfy(shown.contains) {
      Issue.record("browsing shows: \(secret)")
    }
  }

  @Test("an item's id is no entry, and no kind lists items")
  func ids() throws {
    let items = try gradus.items().items
    let ids = Set(items.map(\.id.rawValue))
    for kind in CatalogKind.allCases {
      #expect(ids.isDisjoint(with: try gradus.browse(kind.rawValue).entries.map(\.id)))
    }
    #expect(throws: Problem.self) { try gradus.browse("items") }
  }

  @Test("what lint says of the built-in content has no key in it")
  func lint() throws {
    #expect(try gradus.lintCatalog().diagnostics == [])
  }
}
