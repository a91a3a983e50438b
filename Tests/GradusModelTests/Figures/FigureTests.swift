import GradusModel
import Testing

@Suite("Figures")
struct FigureTests {
  @Test(
    "a few names are shown, and the others counted",
    arguments: [
      ([], ""), (["a"], "a"), (["a", "b", "c"], "a, b, c"),
      (["a", "b", "c", "d"], "a, b, c and 1 more"),
    ] as [([String], String)]
  )
  func list(names: [String], text: String) {
    #expect(Figure.list(names, atMost: 3) == text)
  }

  @Test(
    "a share has as many digits as it needs",
    arguments: [
      (0, "0 %"), (0.00001, "under 0.01 %"), (0.0012, "0.12 %"), (0.5, "50 %"), (0.123, "12.3 %"),
    ]
  )
  func percent(share: Double, text: String) {
    #expect(Figure.percent(share) == text)
  }

  @Test(
    "a large number has commas",
    arguments: [(7, "7"), (12.34, "12.3"), (1234.4, "1,234"), (1e6, "1,000,000")]
  )
  func grouped(value: Double, text: String) {
    #expect(Figure.grouped(value) == text)
  }
}
