internal import Foundation
internal import GRDBSQLite

/// Watches a statement while SQLite reads and runs it: what it may do, and how much.
///
/// Steps are counted beside the time, and the time is the processor's, so that an answer is judged alike on a
/// slow and on a busy machine. All of a statement runs on the thread that makes its watch.
final class StatementWatch {
  /// Steps of SQLite's virtual machine between two looks.
  static let stepsPerLook: Int32 = 100
  /// Looks at most: a query over a dozen rows takes some hundred steps, and one over four times the same
  /// rows some 100,000.
  ///
  /// Where SQLite was built not to count its memory, the steps alone bound it: a few can take 4 KiB.
  private static let mostLooks = (withMemory: 50_000, withoutMemory: 2_000)
  /// Looks before which memory is not looked at: so few steps can't take much, and what others use of
  /// SQLite in this process is counted as well.
  private static let looksWithoutMemory = 300
  private static let mostMemory: Int64 = 32 << 20
  private static let longest = Duration.milliseconds(800)

  private let mayWrite: Bool
  private let start = processorTime()
  private let memory = sqlite3_memory_used()
  private var looks = 0
  /// Why the statement was refused or ended, as a sentence; nil where it wasn't.
  private(set) var objection: String?

  init(mayWrite: Bool) {
    self.mayWrite = mayWrite
  }

  /// Whether the statement has had enough of steps, time and memory.
  func endsStatement() -> Bool {
    looks += 1
    let most = memory > 0 ? Self.mostLooks.withMemory : Self.mostLooks.withoutMemory
    if looks > most || isLate {
      objection = "The statement runs too long; it may repeat itself without end"
    }
    if looks > Self.looksWithoutMemory, sqlite3_memory_used() - memory > Self.mostMemory {
      objection = "The statement takes too much memory; it may repeat itself without end"
    }
    return objection != nil
  }

  /// Whether something that the statement wants may be done.
  ///
  /// - Parameters:
  ///   - action: The code of the action, such as `SQLITE_READ`.
  ///   - name: The function that is called, or the table that is changed.
  /// - Returns: Whether it may; where not, `objection` says why.
  func allows(_ action: Int32, of name: String) -> Bool {
    guard !isLate else {
      objection = "The statement takes too long to read; write a shorter one"
      return false
    }
    switch action {
    case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return true
    case SQLITE_FUNCTION where !Self.forbidden.contains(name): return true
    // How SQLite declares tables such as `json_each`; it refuses this itself where a statement asks for it.
    case SQLITE_INSERT where name == "sqlite_master", SQLITE_UPDATE where name == "sqlite_master":
      return true
    case SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE, SQLITE_CREATE_INDEX, SQLITE_REINDEX:
      if mayWrite { return true }
      objection = "The statement changes the database, and a query is asked for"
    case SQLITE_FUNCTION: objection = "The function \(name) can't be used here"
    case SQLITE_PRAGMA: objection = "PRAGMA can't be used here"
    default: objection = "The statement does what can't be done here; write \(wanted)"
    }
    return false
  }

  private var wanted: String {
    mayWrite ? "an INSERT, an UPDATE, a DELETE or a CREATE INDEX" : "a query"
  }

  private var isLate: Bool { Self.processorTime() - start > Self.longest }

  /// The processor time that this thread has taken.
  private static func processorTime() -> Duration {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// Functions that reach out of the database, in some builds of SQLite.
  private static let forbidden: Set<String> = [
    "load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "sqlite_log",
  ]
}
