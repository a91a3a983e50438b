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
