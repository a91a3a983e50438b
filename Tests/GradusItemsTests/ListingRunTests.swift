import GradusItems
import GradusModel
import GradusTestSupport
import Testing

/// What an item says that its program prints, it prints.
@Suite("Listings that are run")
struct ListingRunTests {
  private static let ids = ContentItems.all.filter { $0.kind == .output }.map(\.id.rawValue)

  @Test("every listing prints the answer", arguments: ids)
  func runs(id: String) async throws {
    for question in ContentItems.questions(id) {
      guard case .output(let listing, let answer) = question.task else { continue }
      guard let outcome = try await ListingRunner.run(listing.text, in: listing.language) else {
        let program = ListingRunner.program(for: listing.language) ?? "a compiler of that language"
        print("\(id) is in \(listing.language) and not run: it needs \(program).")
        continue
      }
      #expect(outcome.status == 0, "\(id): \(outcome.errors)")
      #expect(question.judgement(of: .text(outcome.output)) == .right, "\(id): \(outcome.output)")
      #expect(ListingRunner.compared(outcome.output) == ListingRunner.compared(answer))
    }
  }

  @Test("there are such listings")
  func some() { #expect(Self.ids.count >= 30) }
}
