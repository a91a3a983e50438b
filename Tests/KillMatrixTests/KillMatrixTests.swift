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

  /// Where the exam waits for its limits again and again.
  ///
  /// They run beside the others, because the cores would have nothing to do beside one that is left alone.
  private static let waiting: Set = [
    "ten-connections", "ends-when-all-leave", "one-at-a-time", "ignores-sigterm", "slow",
    "starts-late", "never-listens", "ends-without-limit", "chunked", "one-connection",
  ]

  /// How many exams are run side by side: they wait for a third of their time.
  private static let jobs = 6

  /// Whether each mutant has a whole exam, as `make kill-matrix` wants it: that takes half an hour.
  private static let isWhole = ProcessInfo.processInfo.environment["GRADUS_MATRIX"] == "whole"
  /// Which mutants have a whole exam, and which checks have to pass on the others; `Scripts/test` takes it
  /// from the commit.
  private static let draw = Seed(
    ProcessInfo.processInfo.environment["GRADUS_DRAW"].flatMap { UInt64($0) } ?? 1
  )

  /// The checks that an exam runs here.
  private static let examined = Set(
    matrix.exam.stages.filter { !$0.comesLast }.flatMap(\.checks).map(\.id.rawValue)
  )

  /// What all mutants and variants came to, which the tests share so that no core waits between them.
  private static let proof = Task {
    let reference = matrix.reference
    guard !isWhole else {
      let all = reference.mutants + reference.variants
      return Proof(rows: await matrix.rows(all, waiting: waiting, jobs: jobs), settled: [])
    }
    async let variants = matrix.rows(reference.variants, waiting: waiting, jobs: jobs / 2)
    let sampling = Sampling(matrix.exam, draw: draw)
    let drawn = sampling.drawn(reference.mutants)
    let samples = reference.mutants.filter { !drawn.contains($0) }.compactMap(sampling.sample)
    let doubted = await matrix.disagreeing(samples, jobs: jobs / 2)
    let settled = Set(samples.map(\.mutant)).subtracting(doubted)
    let whole = reference.mutants.filter { !settled.contains($0) }
    print(
      "Draw \(draw): \(settled.count) mutants are examined in part, \(whole.count) whole,"
        + " \(doubted.count) of those because their part disagreed."
    )
    let rows = await matrix.rows(whole, waiting: waiting, jobs: jobs)
    return Proof(rows: await variants + rows, settled: settled)
  }

  /// What is known of mutants and variants.
  private struct Proof {
    /// Of those that had a whole exam.
    let rows: [MatrixRow]
    /// The mutants on which just what they list failed, in a part of an exam.
    let settled: Set<Alteration>
  }

  private static func rows(of alterations: [Alteration]) async -> [MatrixRow] {
    let wanted = Set(alterations)
    return await proof.value.rows.filter { wanted.contains($0.alteration) }
  }

  @Test("the document shows what the mutants list")
  func document() throws {
    try expectDocument(KillMatrixDocument.text(Self.matrix.exam, Self.matrix.reference))
  }

  @Test("every mutant fails exactly the checks that it lists")
  func mutants() async throws {
    let matrix = Self.matrix
    let rows = await Self.rows(of: matrix.reference.mutants)
    let settled = await Self.proof.value.settled
    #expect(
      Set(rows.map(\.alteration)).union(settled) == Set(matrix.reference.mutants),
      "every mutant was examined"
    )
    for row in rows {
      let listed = Set(row.alteration.fails).intersection(Self.examined)
      #expect(
        row.failed == listed,
        """
        \(row.alteration.id): failed besides its list \(row.failed.subtracting(listed).sorted()), \
        passed against its list \(listed.subtracting(row.failed).sorted())
        """
      )
      #expect(row.undecided.isEmpty, "\(row.alteration.id) leaves undecided: \(row.reasons)")
    }
    for mutant in matrix.reference.mutants {
      #expect(!mutant.fails.isEmpty, "\(mutant.id) lists no check")
    }
  }

  @Test("what is begun first is there")
  func waiting() {
    let reference = Self.matrix.reference
    let known = Set((reference.mutants + reference.variants).map(\.id))
    #expect(Self.waiting.subtracting(known) == [])
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
    let rows = await Self.rows(of: matrix.reference.variants)
    #expect(rows.count == matrix.reference.variants.count, "every variant was examined")
    for row in rows {
      #expect(
        row.report.verdict == .passed,
        "\(row.alteration.id): \(row.failed.union(row.undecided))"
      )
    }
  }

  @Test("the reference passes under ten seeds")
  func seeds() async {
    let seeds = (1...10).map { Seed($0 * 7919) }
    let reports = await Matrix.each(of: seeds, jobs: Self.jobs) { seed in
      await Self.matrix(seed: seed).run("")
    }
    for (seed, report) in zip(seeds, reports) {
      #expect(report?.verdict == .passed, "seed \(seed)")
    }
    #expect(reports.count == seeds.count)
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
