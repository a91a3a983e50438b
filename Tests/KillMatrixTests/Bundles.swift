import GradusExam
import GradusModel
import ReferenceBackends

/// Mutants that are examined in one backend, which has the fault of each of them.
///
/// Where exactly the checks fail that they list together, each has been examined against every check, for
/// the price of one exam. Where anything else happens, nothing is said: their faults may get into
/// each other's way, so that each has to be examined alone.
struct Bundle: Sendable {
  /// A mutant with what has to fail on it, and what is blocked then.
  fileprivate struct Member: Sendable {
    let mutant: Alteration
    let fails: Set<String>
    let blocks: Set<String>
  }

  fileprivate var members: [Member] = []

  var mutants: [Alteration] { members.map(\.mutant) }
  /// The checks that must fail, those and no others.
  var fails: Set<String> { members.reduce(into: []) { $0.formUnion($1.fails) } }
  /// The checks that are blocked where those fail.
  fileprivate var blocks: Set<String> { members.reduce(into: []) { $0.formUnion($1.blocks) } }

  /// Two bundles with its mutants.
  fileprivate var halves: [Bundle] {
    let middle = members.count / 2
    return [Bundle(members: Array(members[..<middle])), Bundle(members: Array(members[middle...]))]
  }
}

/// Puts those mutants together of which none hides what another one lists.
struct Bundling {
  /// The most mutants in one backend: each makes it likelier that two get into each other's way.
  private static let most = 8
  /// The longest list of a mutant that has company: one that fails more does it in most exchanges.
  private static let longestList = 8

  private let core: Set<String>
  private let foundations: Set<String>
  /// The checks that build on one, straight away or by way of others.
  private let dependents: [String: Set<String>]

  init(_ exam: Exam) {
    core = Set(exam.stages.filter { $0.grade == .core }.flatMap(\.checks).map(\.id.rawValue))
    foundations = Set(
      exam.checks.filter { $0.traits.contains(.foundation) }.map(\.id.rawValue)
    )
    var dependents: [String: Set<String>] = [:]
    // A check stands behind those that it builds on.
    for check in exam.checks.reversed() {
      let behind = dependents[check.id.rawValue, default: []].union([check.id.rawValue])
      for foundation in check.foundations {
        dependents[foundation.rawValue, default: []].formUnion(behind)
      }
    }
    self.dependents = dependents
  }

  /// Bundles of those mutants that can have company, and the others.
  ///
  /// - Parameters:
  ///   - mutants: Of one reference.
  ///   - examined: The checks that the exams run.
  ///   - draw: Which of the many ways to put them together is taken. Two that always stood together
  ///     could hide each other for ever.
  /// - Returns: All of the mutants, each once.
  func bundles(
    of mutants: [Alteration],
    examined: Set<String>,
    draw: Seed
  ) -> (bundles: [Bundle], alone: [Alteration]) {
    var generator = draw.generator(for: "bundles")
    var bundles: [Bundle] = []
    var alone: [Alteration] = []
    for mutant in mutants.shuffled(using: &generator) {
      let fails = Set(mutant.fails).intersection(examined)
      guard 1...Self.longestList ~= fails.count, fails.isDisjoint(with: foundations) else {
        alone.append(mutant)
        continue
      }
      let blocks = fails.reduce(into: Set<String>()) { $0.formUnion(dependents[$1] ?? []) }
      let place = bundles.firstIndex { bundle in
        bundle.members.count < Self.most && isCore(bundle.fails) == isCore(fails)
          && bundle.fails.union(bundle.blocks).isDisjoint(with: fails)
          && bundle.fails.isDisjoint(with: blocks)
      }
      if place == nil { bundles.append(Bundle()) }
      bundles[place ?? bundles.endIndex - 1].members
        .append(Bundle.Member(mutant: mutant, fails: fails, blocks: blocks))
    }
    return (bundles, alone)
  }

  /// Whether an exam ends with the core.
  private func isCore(_ fails: Set<String>) -> Bool { !fails.isDisjoint(with: core) }
}

extension Matrix {
  /// The mutants of bundles that have to be examined alone.
  ///
  /// A bundle in which not just those checks fail that its mutants list is cut in halves, again and again:
  /// most often two of its mutants get into each other's way, and six do not.
  ///
  /// - Parameters:
  ///   - bundles: Of the reference's mutants.
  ///   - jobs: How many exams are run side by side.
  func unsettled(_ bundles: [Bundle], jobs: Int) async -> [Alteration] {
    await Self.each(of: bundles, jobs: jobs) { await unsettled($0) }.flatMap(\.self)
  }

  private func unsettled(_ bundle: Bundle) async -> [Alteration] {
    let flags = bundle.mutants.map { "--mutant \($0.id)" }.joined(separator: " ")
    if let report = await run(flags) {
      let (failed, undecided) = (report.ids(of: .failed), report.ids(of: .inconclusive))
      if failed == bundle.fails, undecided.isEmpty { return [] }
      print(bundle.mutants.map(\.id), "+", failed.subtracting(bundle.fails), "-", bundle.fails.subtracting(failed), "?", undecided)
    }
    guard bundle.members.count > 3 else { return bundle.mutants }
    var mutants: [Alteration] = []
    for half in bundle.halves { mutants += await unsettled(half) }
    return mutants
  }
}
