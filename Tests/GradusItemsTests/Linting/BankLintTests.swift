import GradusAssessment
import GradusCatalog
import GradusItems
import GradusModel
import GradusTestSupport
import Testing

/// Whether the items suffice for placing learners.
@Suite("The bank of the built-in items")
struct BankLintTests {
  private let catalog: Catalog
  private let pool: ItemPool

  init() throws {
    catalog = try SampleItems.catalog.get()
    pool = try ItemPool([SampleItems.folder])
  }

  private func told(_ pool: ItemPool, of domains: [String]) -> [String] {
    pool.lintBank(of: domains, in: catalog).map { diagnostic in
      diagnostic.description.replacing(SampleItems.folder.path, with: "Content")
    }
  }

  @Test("nothing is wrong with the items that Gradus brings along")
  func clean() {
    #expect(pool.lint(in: catalog).map(\.description) == [])
  }

  @Test("they suffice in every domain")
  func sufficient() {
    #expect(catalog.domains.count == 6)
    #expect(told(pool, of: catalog.domains.map(\.id)) == [])
  }

  @Test("a few items are no bank, and each lack is told")
  func few() throws {
    let few = SampleItems.pool([SampleItems.single("one"), SampleItems.single("two")])
    try Golden.expect(
      told(few, of: ["fundamentals", "security"]).map { "\($0)\n" }.joined(),
      is: "bank.txt"
    )
  }

  @Test("domains that nobody is placed in need no items")
  func own() {
    let few = SampleItems.pool([SampleItems.output()])
    #expect(told(few, of: []) == [])
  }

  @Test("content without items has no assessment, and lacks nothing")
  func none() {
    #expect(told(SampleItems.pool([]), of: ["security"]) == [])
  }

  @Test("enough items that are too easy still say too little at the cuts")
  func easy() {
    let items = (0..<40).map { number in
      SampleItems.single("number\(number)") {
        $0.replacing(
          "[-1.0, -0.8, -1.2]",
          with: number < 20 ? "[-3.5, -3.4, -3.6]" : "[3.5, 3.4, 3.6]"
        )
      }
    }
    let told = told(SampleItems.pool(items), of: ["fundamentals"])
    #expect(told.contains { $0.contains("at -0.5 leave a standard deviation of") })
    #expect(told.contains { $0.contains("at 0.5 leave a standard deviation of") })
    #expect(!told.contains { $0.contains("has 40 items") })
  }
}
