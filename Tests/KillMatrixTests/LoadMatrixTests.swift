import Foundation
import GradusExam
import GradusModel
import GradusProjects
import ReferenceBackends
import Testing

/// The proof of the verdicts about load.
///
/// `Scripts/test` runs it when all other tests have ended: beside them it would measure those.
@Suite("Load matrix", .serialized)
struct LoadMatrixTests {
  private static let matrix = Matrix(
    exam: .todoAPI,
    reference: .todoAPI,
    seed: Seed(20_261_123),
    part: .load,
    mostRuns: 3
  )
  private static let checks = Set(
    matrix.exam.stages.filter(\.comesLast).flatMap(\.checks).map(\.id.rawValue)
  )

  @Test("every mutant of load fails exactly the checks that it lists")
  func mutants() async {
    let matrix = Self.matrix
    let mutants = matrix.reference.mutants.filter { !Self.checks.isDisjoint(with: $0.fails) }
    let rows = await matrix.rows(mutants, jobs: 1)
    #expect(rows.count == mutants.count, "every mutant was examined")
    for row in rows {
      let listed = Set(row.alteration.fails)
      #expect(row.failed == listed, "\(row.alteration.id): \(row.failed), and lists \(listed)")
      #expect(row.undecided.isEmpty, "\(row.alteration.id) leaves undecided: \(row.reasons)")
    }
  }

  @Test("what is unusual about ids, connections, sizes or memory passes under load")
  func variants() async {
    let matrix = Self.matrix
    // Whatever else is unusual about answers shows before load does.
    let wanted = ["closes", "chunked", "slow", "fills-a-cache", "unsigned-ids", "base64-ids"]
    let variants = matrix.reference.variants.filter { wanted.contains($0.id) }
    #expect(variants.count == wanted.count)
    for row in await matrix.rows(variants, jobs: 1) {
      #expect(
        row.report.verdict == .passed,
        "\(row.alteration.id): \(row.failed.union(row.undecided))"
      )
    }
  }

  @Test("the reference passes, whole")
  func whole() async throws {
    let matrix = Matrix(
      exam: .todoAPI,
      reference: .todoAPI,
      seed: Seed(7919),
      part: [],
      mostRuns: 3
    )
    let report = try #require(await matrix.run(""))
    #expect(report.verdict == .passed)
    #expect(Self.checks.allSatisfy { report.check(CheckID($0))?.verdict == .passed })
  }
}

extension [String] {
  /// The stages that can be examined beside anything else.
  static let beforeLoad = ["--until", "\(Exam.todoAPI.stages.last { !$0.comesLast }?.id ?? "")"]
  /// The stage that can't.
  static let load = ["--stage", "\(Exam.todoAPI.stages.first(where: \.comesLast)?.id ?? "")"]
}
