import Foundation
import GradusExam
import Synchronization
import Testing

/// Deadlines that fit the machine, also where it becomes slower during a run.
@Suite("Pace")
struct PaceTests {
  @Test("the machine is between as fast as deadlines expect and ten times slower")
  func calibration() async {
    let slowdown = await Calibration.slowdown()
    #expect((1...10).contains(slowdown))
  }

  @Test("a machine that has become slower is noticed once, and the factor stays at its largest")
  func slowing() async {
    let measured = Measurements([1.1, 3, 3.5, 8, 2])
    let pace = Pace(slowdown: 1) { await measured.next() }
    #expect(await !pace.hasSlowed(), "a tenth is noise")
    #expect(pace.factor == 1)
    #expect(await pace.hasSlowed())
    #expect(pace.factor == 3)
    #expect(await !pace.hasSlowed(), "the limits fit that already")
    #expect(await pace.hasSlowed())
    #expect(await !pace.hasSlowed())
    #expect(pace.factor == 8)
  }

  @Test("beside more threads than cores, work takes longer than it computes")
  func contention() {
    let others = Others()
    for _ in 0..<ProcessInfo.processInfo.activeProcessorCount * 2 {
      Thread.detachNewThread { while others.compute.load(ordering: .relaxed) {} }
    }
    #expect(Calibration.contention() > 1.25)
    others.compute.store(false, ordering: .relaxed)
  }

  @Test(
    "a limit that a contract states is stretched to twice of it at most",
    arguments: [(1.0, 1.0, 5), (1.5, 1, 7.5), (2, 1, 10), (9, 1, 10), (1, 10, 10), (1, 0.1, 5)]
  )
  func stretch(slowdown: Double, wish: Double, allowed: Double) {
    let limit = StatedLimit(.seconds(5), slowdown: slowdown, wish: wish)
    #expect(limit.allowed == .seconds(allowed))
    #expect(limit.stretch.isEmpty == (allowed == 5))
  }

  @Test(
    "what comes too late is a failure, unless the machine is as slow as that",
    arguments: [
      (1.0, 1.0, 4.9, StatedLimit.Outcome.met), (1, 1, 5.1, .missed), (1, 9, 5.1, .missed),
      (2, 2, 9.9, .met), (2, 9, 10.1, .missed), (3.3, 3.3, 9.9, .met),
      (3.3, 3.3, 12, .undecided), (3.3, 2.2, 12, .missed), (3.3, 3.3, 30, .missed),
      (10, 3, 30, .missed), (10, 10, 30, .undecided), (10, 10, 51, .missed),
    ]
  )
  func outcomes(
    before: Double,
    meanwhile: Double,
    taken: Double,
    outcome: StatedLimit.Outcome
  ) {
    let limit = StatedLimit(.seconds(5), slowdown: before)
    #expect(limit.outcome(of: .seconds(taken), whileSlowedBy: meanwhile) == outcome)
  }

  @Test("what never ends is a failure, however slow the machine was when it began")
  func endless() {
    for slowdown in [1, 2, 3.3, 10] {
      let limit = StatedLimit(.seconds(5), slowdown: slowdown)
      #expect(limit.outcome(of: nil, whileSlowedBy: slowdown) == .missed)
    }
  }

  /// Threads that compute until they are told not to.
  private final class Others: Sendable {
    let compute = Atomic(true)
  }

  /// Figures in their order.
  private actor Measurements {
    private var left: [Double]

    init(_ figures: [Double]) {
      left = figures
    }

    func next() -> Double { left.removeFirst() }
  }
}
