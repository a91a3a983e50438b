internal import GRDB
internal import GradusModel
internal import GradusService

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Empties a journal after a copy of it was made.
struct JournalReset: Sendable {
  let location: JournalLocation
  let time: LocalTime

  /// Carries it out.
  ///
  /// - Returns: The path of the backup.
  /// - Throws: `JournalFault` where the file is no journal, or something is in the way; the journal is
  ///   as it was then.
  func run() throws(JournalFault) -> String {
    let backup = backupFile
    do throws(JournalFault) {
      try copyAndEmpty(to: backup)
    } catch {
      switch error {
      // Nothing can be read from these, or not by this version; they are set aside as they are.
      case .damaged, .later: try setAside(as: backup)
      case .foreign, .notOpened, .unusable: throw error
      }
    }
    return backup
  }

  /// Processes that have the journal open go on with it, empty; what they write while it is copied
  /// waits until it is done, and so is not lost.
  private func copyAndEmpty(to backup: String) throws(JournalFault) {
    let database = try JournalDatabase(file: location.file)
    let reader = try JournalDatabase.reader(file: location.file)
    do {
      try database.queue.writeWithoutTransaction { connection in
        try connection.inTransaction(.immediate) {
          let copy = try DatabaseQueue(path: backup)
          try reader.backup(to: copy)
          try copy.close()
          for table in JournalSchema.tables {
            try connection.execute(sql: "DELETE FROM \(table)")
          }
          return .commit
        }
      }
    } catch {
      for suffix in Self.suffixes { try? FileManager.default.removeItem(atPath: backup + suffix) }
      throw JournalFault(error)
    }
    // Only gives room back, and may wait for other processes in vain.
    try? database.queue.vacuum()
  }

  private func setAside(as backup: String) throws(JournalFault) {
    for suffix in Self.suffixes {
      let file = location.file + suffix
      guard FileManager.default.fileExists(atPath: file) else { continue }
      do {
        try FileManager.default.moveItem(atPath: file, toPath: backup + suffix)
      } catch {
        throw .unusable("\(file) can't be renamed: \(error.localizedReason)")
      }
    }
  }

  /// The database, its write-ahead log, and the index of that.
  private static let suffixes = ["", "-wal", "-shm"]

  /// A name beside the journal that nothing has: `journal-20300131T120000Z.sqlite`.
  private var backupFile: String {
    let moment = time.moment.description.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
    let name = URL(filePath: location.file).deletingPathExtension().lastPathComponent
    let ending = URL(filePath: location.file).pathExtension
    let files = (1...).lazy.map { number in
      "\(location.folder)/\(name)-\(moment)\(number == 1 ? "" : "-\(number)")"
        + (ending.isEmpty ? "" : ".\(ending)")
    }
    return files.first { !FileManager.default.fileExists(atPath: $0) } ?? location.file + ".backup"
  }
}
