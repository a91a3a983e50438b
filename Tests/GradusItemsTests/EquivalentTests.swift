import GradusItems
import GradusModel
import Testing

/// No right answer may be judged wrong, however unusual it is.
@Suite("Unusual answers that are right")
struct EquivalentTests {
  private static let all = [Equivalents.sql, Equivalents.messages, Equivalents.documents]
    .flatMap { $0.map { ($0.key, $0.value) } }.sorted { $0.0 < $1.0 }

  @Test("they score full marks", arguments: all)
  func right(id: String, answers: [String]) throws {
    let question = try #require(ContentItems.questions(id).first)
    for answer in answers { #expect(question.judgement(of: .text(answer)) == .right, "\(answer)") }
  }

  @Test("every query of the content has some")
  func every() {
    let queries = ContentItems.all.filter { $0.kind == .sql }.map(\.id.rawValue)
    #expect(Set(queries) == Set(Equivalents.sql.keys))
  }
}
