internal import GRDB

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The SQLite database of a journal, seen to before anything else uses it.
struct JournalDatabase: Sendable {
  let queue: DatabaseQueue

  /// How long to wait for another process that writes.
  private static let patience = Duration.seconds(10)

  /// Opens a database, and brings it to the current form.
  ///
  /// - Parameter file: Is made where there is none; a file that is no journal is not changed.
  /// - Throws: `JournalFault`.
  init(file: String) throws(JournalFault) {
    do {
      queue = try DatabaseQueue(path: file, configuration: Self.configuration)
      // The usual case, which takes no lock.
      if try queue.read(JournalSchema.form(of:)) == JournalSchema.current { return }
      try Self.useWriteAheadLog(queue)
      try queue.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          try JournalSchema.migrate(database)
          return .commit
        }
      }
    } catch {
      throw JournalFault(error)
    }
  }

  /// Opens a database for reading alone, without a look at what it holds.
  ///
  /// - Throws: `JournalFault`.
  static func reader(file: String) throws(JournalFault) -> DatabaseQueue {
    var configuration = configuration
    configuration.readonly = true
    do {
      return try DatabaseQueue(path: file, configuration: configuration)
    } catch {
      throw JournalFault(error)
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience / .seconds(1))
    configuration.prepareDatabase { database in
      // Synced with every commit: what was recorded is on the disk, whatever happens to the machine.
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    return configuration
  }

  /// Lets processes read while one of them writes.
  ///
  /// The mode is kept in the file. Where two processes make it at once, one of them is turned away
  /// without having waited, and tries again.
  private static func useWriteAheadLog(_ queue: DatabaseQueue) throws {
    let end = ContinuousClock.now + patience
    while true {
      do {
        return try queue.writeWithoutTransaction { database in
          try database.execute(sql: "PRAGMA journal_mode = WAL")
        }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        guard ContinuousClock.now < end else { throw error }
        usleep(10_000)
      }
    }
  }
}
