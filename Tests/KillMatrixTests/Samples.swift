import GradusExam
import GradusModel
import ReferenceBackends

/// A part of an exam for one mutant: the checks that have to fail on it, and some that have to pass.
struct Sample: Sendable {
  let mutant: Alteration
  /// The checks that must fail, those and no others.
  fileprivate let fails: Set<String>
  fileprivate let passes: Set<String>
}

/// Draws samples.
struct Sampling {
  /// How many checks that have to pass are drawn for each mutant.
  private static let checks = 12
  /// How many mutants are drawn for a whole exam.
  private static let mutants = 40

  private let exam: Exam
  private let draw: Seed

  /// - Parameters:
  ///   - exam: Of which parts are run.
  ///   - draw: Which mutants and checks are drawn.
  init(_ exam: Exam, draw: Seed) {
    self.exam = exam
    self.draw = draw
  }

  /// Mutants that have a whole exam this time.
  func drawn(_ mutants: [Alteration]) -> Set<Alteration> {
    var generator = draw.generator(for: "mutants")
    return Set(mutants.shuffled(using: &generator).prefix(Self.mutants))
  }

  /// A sample for a mutant; nil where only the whole exam tells.
  ///
  /// Where a mutant fails the core, nothing else is run in a whole exam, so that the checks are drawn from the
  /// core. A check that judges the run would bring all that comes before it.
  func sample(of mutant: Alteration) -> Sample? {
    let stages = exam.stages.filter { !$0.comesLast }
    let core = Set(stages.filter { $0.grade == .core }.flatMap(\.checks).map(\.id.rawValue))
    let checks = stages.flatMap(\.checks)
    let fails = Set(checks.map(\.id.rawValue)).intersection(mutant.fails)
    let judges = checks.filter { $0.traits.contains(.judgesRun) }.map(\.id.rawValue)
    guard fails.isDisjoint(with: judges) else { return nil }
    let isCore = !fails.isDisjoint(with: core)
    let others = checks.map(\.id.rawValue).filter { id in
      !fails.contains(id) && !judges.contains(id) && (!isCore || core.contains(id))
    }
    var generator = draw.generator(for: mutant.id)
    let passes = Set(others.shuffled(using: &generator).prefix(Self.checks))
    return Sample(mutant: mutant, fails: fails, passes: passes)
  }
}

extension Matrix {
  /// The mutants on which a sample shows something else than their lists say.
  ///
  /// - Parameters:
  ///   - samples: Of the reference's mutants.
  ///   - jobs: How many exams are run side by side.
  /// - Returns: Those of which only a whole exam tells whether the lists are wrong.
  func disagreeing(_ samples: [Sample], jobs: Int) async -> [Alteration] {
    await Self.each(of: samples, jobs: jobs) { sample -> Alteration? in
      let checks = sample.fails.union(sample.passes).sorted()
      var part = self
      part.part = checks.flatMap { ["--check", $0] }
      let report = await part.run("--mutant \(sample.mutant.id)")
      return report?.ids(of: .failed) == sample.fails && report?.ids(of: .inconclusive) == []
        ? nil : sample.mutant
    }
    .compactMap(\.self)
  }
}
