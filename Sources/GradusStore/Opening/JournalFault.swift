internal import GRDB
internal import GradusService

/// Why a journal cannot be used.
enum JournalFault: Error, Hashable {
  /// SQLite finds its content broken.
  case damaged
  /// It is a file of something else.
  case foreign
  /// A later version of Gradus wrote it, in a form of this number.
  case later(form: Int)
  /// The system did not open or make the file.
  case notOpened
  /// The system is in the way; the end of a sentence.
  case unusable(String)

  init(_ error: any Error) {
    if let fault = error as? JournalFault {
      self = fault
      return
    }
    guard let error = error as? DatabaseError else {
      self = .unusable("\(error)")
      return
    }
    self =
      switch error.resultCode {
      case .SQLITE_NOTADB: .foreign
      case .SQLITE_CORRUPT: .damaged
      case .SQLITE_BUSY, .SQLITE_LOCKED: .unusable("another process has kept it locked")
      case .SQLITE_READONLY, .SQLITE_PERM: .unusable("it is read-only")
      case .SQLITE_CANTOPEN: .notOpened
      case .SQLITE_FULL: .unusable("the disk is full")
      case .SQLITE_IOERR: .unusable("the disk failed, or is full")
      default: .unusable(error.message ?? "\(error.resultCode)")
      }
  }

  /// The fault of the journal at a path, for people.
  func problem(_ file: String) -> Problem {
    switch self {
    case .damaged:
      Problem(
        "The journal \(file) is damaged, and was left as it is.",
        advice: "gradus journal reset keeps it as a backup and begins a new one."
      )
    case .foreign:
      Problem(
        "The file \(file) is no journal of Gradus, and was left as it is.",
        advice: "Name another file in GRADUS_JOURNAL, or move this one away."
      )
    case .later(let form):
      Problem(
        "The journal \(file) was written by a later version of Gradus: its form is \(form), and this "
          + "version knows forms up to \(JournalSchema.current). It was left as it is.",
        advice: "Use that version, or name another file in GRADUS_JOURNAL."
      )
    case .notOpened: JournalFault.unusable(JournalObstacle.of(file)).problem(file)
    case .unusable(let reason):
      Problem(
        "The journal \(file) can't be used: \(reason).",
        advice: "Name another file in GRADUS_JOURNAL, or keep no journal with GRADUS_JOURNAL=off."
      )
    }
  }
}
