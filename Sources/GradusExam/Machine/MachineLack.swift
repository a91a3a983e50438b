internal import GradusModel

/// Something that a backend or its examiner may count on, and that this machine can't give.
struct MachineLack: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case disk
    case files
    case openFiles
    case memory
    case processes
    case connections
    case clock
  }

  let kind: Kind
  /// What is lacking and what to do, as the end of a sentence.
  let sentence: String
  /// What is lacking in a few words, as the end of a sentence.
  let summary: String

  /// Whether a check that is tried again at once would meet the same.
  var lasts: Bool { kind != .clock }

  /// Files that a backend may open, by the contracts.
  static let promisedFiles = 4096
  /// Bytes of memory below which programs are about to be refused any.
  static let leastMemory = 32 << 20
  /// Bytes below which a disk counts as full: databases write ahead, and give back what did not fit.
  static let leastRoom = 16 << 20
  /// Files below which no more can be made: a database makes several, and removes them when it fails.
  private static let leastFiles = 64

  private init(_ kind: Kind, _ summary: String, _ details: String) {
    self.kind = kind
    self.summary = summary
    sentence = summary + details
  }

  /// - Parameter room: What can be stored where the backends' data is; nothing is lacking where that is
  ///   enough.
  init?(_ room: MachineGauges.Room) {
    let advice = "; make room, or set TMPDIR to a folder on another disk"
    if room.bytes < Self.leastRoom {
      let left = "with \(Figure.grouped(Double(room.bytes / 1024))) KiB left"
      self.init(.disk, "the disk is full where the backend's data is", ", \(left)\(advice)")
    } else if let files = room.files, files < Self.leastFiles {
      let left = "\(Figure.count(files, "more file")) can be made there"
      self.init(.files, "the disk has no inodes where the backend's data is", ": \(left)\(advice)")
    } else {
      return nil
    }
  }

  static func openFiles(_ count: Int) -> MachineLack {
    let promised = Figure.grouped(Double(promisedFiles))
    return MachineLack(
      .openFiles,
      "a process can open \(count) files here, and a backend may count on \(promised)",
      "; raise the hard limit (ulimit -Hn)"
    )
  }

  static func memory(_ bytes: Int) -> MachineLack {
    MachineLack(
      .memory,
      "this machine has no memory left",
      ": \(Figure.grouped(Double(max(0, bytes) >> 20))) MiB are available; end other programs"
    )
  }

  static let processes = MachineLack(
    .processes,
    "the system lets no more processes or threads be started",
    "; end some, or raise the limit (ulimit -u, or that of the container)"
  )

  /// - Parameter reason: What the system said, as a clause.
  /// - Returns: What the examiner itself lacks.
  static func connections(_ reason: String) -> MachineLack {
    MachineLack(.connections, "Gradus could not connect", ": \(reason)")
  }

  static func clock(movedBy distance: Duration) -> MachineLack {
    let isForward = distance > .zero
    let shown = Elapsed(isForward ? distance : .zero - distance).shown
    return MachineLack(
      .clock,
      "the clock of this machine was set meanwhile",
      ", \(isForward ? "forward" : "back") by \(shown)"
    )
  }
}
