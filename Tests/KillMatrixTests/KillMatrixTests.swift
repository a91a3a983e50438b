import Foundation
import GradusExam
import GradusModel
import GradusProjects
import GradusTestSupport
import ReferenceBackends
import Testing

/// The proof of the verdicts: every check fails on a mutant, and on nothing that is legal.
///
/// The stages that come last are `LoadMatrixTests`' part: what measures load can't run beside others.
@Suite("Kill matrix", .serialized)
struct KillMatrixTests {
  private static let matrix = matrix(seed: Seed(20_261_122))

  private static func matrix(seed: Seed) -> Matrix {
    Matrix(exam: .todoAPI, reference: .todoAPI, seed: seed, part: .beforeLoad)
  }

  @Test("the document shows what the mutants list")
  func document() throws {
    try expectDocument(KillMatrixDocument.text(Self.matrix.exam, Self.matrix.reference))
  }

  @Test("every mutant fails exactly the checks that it lists")
  func mutants() async throws {
    let matrix = Self.matrix
    let rows = await matrix.rows(matrix.reference.mutants, flag: "--mutant")
    #expect(rows.count == matrix.reference.mutants.count, "every mutant was examined")
    let examined = Set(
      matrix.exam.stages.filter { !$0.comesLast }.flatMap(\.checks).map(\.id.rawValue)
    )
    for row in rows {
      let listed = Set(row.alteration.fails).intersection(examined)
      #expect(
        row.failed == listed,
        """
        \(row.alteration.id): failed besides its list \(row.failed.subtracting(listed).sorted()), \
        passed against its list \(listed.subtracting(row.failed).sorted())
        """
      )
      let undecided = row.undecided.map { id in
        "\(id): \(row.report.check(CheckID(id))?.findings.first.map { "\($0)" } ?? "")"
      }
      #expect(undecided.isEmpty, "\(row.alteration.id) leaves checks undecided: \(undecided)")
      #expect(!row.alteration.fails.isEmpty, "\(row.alteration.id) lists no check")
    }
  }

  @Test("every check fails on at least one mutant")
  func everyCheckIsProved() {
    let matrix = Self.matrix
    let killed = Set(matrix.reference.mutants.flatMap(\.fails))
    let checks = Set(matrix.exam.checks.map(\.id.rawValue))
    #expect(checks.subtracting(killed).sorted() == [], "checks without a mutant")
    #expect(killed.subtracting(checks).sorted() == [], "mutants list checks that do not exist")
  }

  @Test("every legal variant passes")
  func variants() async {
    let matrix = Self.matrix
    let rows = await matrix.rows(matrix.reference.variants, flag: "--variant")
    #expect(rows.count == matrix.reference.variants.count, "every variant was examined")
    for row in rows {
      #expect(
        row.report.verdict == .passed,
        "\(row.alteration.id): \(row.failed.union(row.undecided))"
      )
    }
  }

  @Test("the reference passes under ten seeds", arguments: 1...10)
  func seeds(seed: UInt64) async throws {
    let matrix = Self.matrix(seed: Seed(seed * 7919))
    let report = try #require(await matrix.run(""))
    #expect(report.verdict == .passed, "seed \(seed * 7919)")
  }

  private func expectDocument(_ text: String) throws {
    let file = Folders.checkout.appending(path: "Docs/kill-matrix.md")
    if ProcessInfo.processInfo.environment["GRADUS_UPDATE_GOLDENS"] == "1" {
      try Data(text.utf8).write(to: file)
      return
    }
    let written = try? String(contentsOf: file, encoding: .utf8)
    #expect(written == text, "Docs/kill-matrix.md is stale: run make kill-matrix")
  }
}
