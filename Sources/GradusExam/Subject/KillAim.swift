/// When a kill amid writes is to come: each is moved by how the one before fell, until enough fell amid them.
///
/// One that comes before anything is stored, or after everything is answered, says nothing of writes that are
/// half done; and when that is differs from machine to machine, and with what else a machine does.
package struct KillAim: Sendable {
  /// Of how many kills is learned at most; how the last one fell, nobody asks.
  private static let most = 8
  /// How many of these have to fall amid writes.
  private static let enough = 2

  /// When the next one is to come, in parts of the time that as many writes take.
  package private(set) var share: Double
  /// How far the next one moves, as a factor, and which way the one before moved.
  private var step = 2.0
  private var movedLater: Bool?
  private var kills = 0
  private var fellAmid = 0
  private var haveLost = false

  /// - Parameter share: When the first one is to come, more than 0.
  package init(share: Double) {
    self.share = share
  }

  /// Whether another kill is to follow those of which was learned.
  package var wantsMore: Bool { fellAmid < Self.enough && kills < Self.most && !haveLost }

  /// Learns how a kill fell.
  ///
  /// Where most were answered, it came late: the rest may have been whole, and only their answers cut off. Where
  /// less is stored than was answered, something is lost, and no more kills are needed to show it.
  ///
  /// - Parameters:
  ///   - stored: How many of the last writes are there after a new start; negative where earlier ones are gone.
  ///   - answered: How many of them were answered before the kill.
  ///   - writes: How many there were.
  package mutating func learn(stored: Int, answered: Int, of writes: Int) {
    kills += 1
    if stored < answered {
      haveLost = true
    } else if stored == 0 {
      move(later: true)
    } else if answered > writes / 2 {
      move(later: false)
    } else {
      fellAmid += 1
    }
  }

  /// Goes half as far, as a factor, where the one before went the other way.
  private mutating func move(later: Bool) {
    if movedLater == !later { step = step.squareRoot() }
    share *= later ? step : 1 / step
    movedLater = later
  }
}
