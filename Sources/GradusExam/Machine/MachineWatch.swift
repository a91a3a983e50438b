internal import GradusModel
internal import Synchronization

/// Tells whether the machine lacks what a failed try may have failed for, once a run.
///
/// What the contract promises a backend and this machine can't give is never held against the learner
/// (Docs/Decisions/0028).
final class MachineWatch: Sendable {
  /// What a try needed of the machine.
  struct Need: Sendable {
    /// Connections that were open at the same time.
    var connections = 1
    /// Why connections could not be made.
    var failures: [TransportFailure] = []
    /// How long the time of day was set forward meanwhile; negative where it was set back.
    var clockMoved = Duration.zero
  }

  private let gauges: MachineGauges
  /// Whether the backend runs on this machine, started by the examiner.
  private let isStartedHere: Bool
  /// The check that says in full what is lacking.
  private let told = Mutex<[MachineLack.Kind: CheckID]>([:])

  init(_ gauges: MachineGauges, isStartedHere: Bool) {
    self.gauges = gauges
    self.isStartedHere = isStartedHere
  }

  /// The time of day less that of a clock which nobody sets.
  var clock: Duration { gauges.clock() }

  /// What the machine lacks; nil where a try has failed for another reason.
  func lack(_ need: Need) -> MachineLack? {
    if let reason = need.failures.lazy.compactMap(\.lack).first { return .connections(reason) }
    // Two seconds are more than any correction that runs all the time.
    if need.clockMoved > .seconds(2) || need.clockMoved < .seconds(-2) {
      return .clock(movedBy: need.clockMoved)
    }
    return isStartedHere ? lackOfBackend(need) : nil
  }

  private func lackOfBackend(_ need: Need) -> MachineLack? {
    if let room = gauges.room(), let lack = MachineLack(room) { return lack }
    let files = gauges.openFiles()
    // A backend has files of its own, and often another connection for each that it serves.
    if files < MachineLack.promisedFiles, need.connections * 2 + 128 > files {
      return .openFiles(files)
    }
    if let memory = gauges.memory(), memory < MachineLack.leastMemory { return .memory(memory) }
    return gauges.canStart() ? nil : .processes
  }

  /// Why a check is undecided: in full for the first one, and for others with that one's id.
  func reason(_ lack: MachineLack, of check: CheckID) -> String {
    let first = told.withLock { told in
      let first = told[lack.kind] ?? check
      told[lack.kind] = first
      return first
    }
    return first == check ? lack.sentence : "\(lack.summary), as \(first) says"
  }
}
