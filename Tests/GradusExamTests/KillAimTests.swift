import GradusExam
import Testing

@Suite("The aim of kills")
struct KillAimTests {
  /// How a kill falls on a backend whose writes are stored one after the other, each answered a moment later.
  ///
  /// - Parameters:
  ///   - share: When it is to come, in parts of the time that the writes take.
  ///   - late: How much later it comes, in the same parts; negative where the backend is late.
  /// - Returns: How many of twelve writes are stored, and how many answered.
  private func fall(_ share: Double, late: Double) -> (stored: Int, answered: Int) {
    let at = share + late
    func done(by moment: Double) -> Int { max(0, min(12, Int(moment * 12))) }
    return (stored: done(by: at), answered: done(by: at - 0.05))
  }

  @Test("kills come to fall amid the writes", arguments: [-1.5, -0.7, -0.2, 0, 0.3])
  func finds(late: Double) {
    for first in stride(from: 0.2, through: 0.6, by: 0.05) {
      var aim = KillAim(share: first)
      var amid = 0
      while aim.wantsMore {
        let fell = fall(aim.share, late: late)
        if fell.stored > 0, fell.answered <= 6 { amid += 1 }
        aim.learn(stored: fell.stored, answered: fell.answered, of: 12)
      }
      #expect(amid == 2, "first at \(first), \(late) late")
    }
  }

  @Test("one that came too early is followed by a later one, and the other way round")
  func moves() {
    var aim = KillAim(share: 0.5)
    aim.learn(stored: 0, answered: 0, of: 12)
    #expect(aim.share == 1)
    aim.learn(stored: 12, answered: 12, of: 12)
    #expect(abs(aim.share - 0.5 * 2.0.squareRoot()) < 1e-9, "half as far back")
    let before = aim.share
    aim.learn(stored: 3, answered: 2, of: 12)
    #expect(aim.share == before, "one that fell amid the writes is not moved")
  }

  @Test("after eight that say nothing, it is left")
  func ends() {
    var aim = KillAim(share: 0.5)
    var kills = 0
    while aim.wantsMore {
      // Stored and answered all at once: there is no moment between.
      let all = kills % 2 == 0 ? 12 : 0
      aim.learn(stored: all, answered: all, of: 12)
      kills += 1
    }
    #expect(kills == 8)
  }

  @Test("where something is lost, no more are needed", arguments: [(3, 4), (-20, 0)])
  func loses(stored: Int, answered: Int) {
    var aim = KillAim(share: 0.5)
    aim.learn(stored: stored, answered: answered, of: 12)
    #expect(!aim.wantsMore)
  }
}
