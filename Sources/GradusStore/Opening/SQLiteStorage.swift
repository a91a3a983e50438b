package import GradusModel
package import GradusService

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A journal in an SQLite database of the learner's own.
package struct SQLiteStorage: JournalStorage {
  private let environment: [String: String]

  /// Where the journal of this process is kept; nothing is opened yet.
  ///
  /// The environment may have `GRADUS_JOURNAL`, a file or `off`, and `XDG_DATA_HOME`.
  package static func located(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> any JournalStorage {
    environment["GRADUS_JOURNAL"] == "off" ? NoJournal() : SQLiteStorage(environment)
  }

  /// - Parameter file: An absolute path.
  package init(file: String) {
    self.init(["GRADUS_JOURNAL": file])
  }

  private init(_ environment: [String: String]) {
    self.environment = environment
  }

  package func place() throws(Problem) -> String { try JournalLocation(environment).file }

  package func exists() throws(Problem) -> Bool { try JournalLocation(environment).exists }

  package func open() throws(Problem) -> any Journal {
    let location = try JournalLocation(environment)
    do throws(JournalFault) {
      try location.makeFolder()
      return SQLiteJournal(try JournalDatabase(file: location.file), file: location.file)
    } catch {
      throw error.problem(location.file)
    }
  }

  package func reset(at time: LocalTime) throws(Problem) -> String? {
    let location = try JournalLocation(environment)
    guard location.exists else { return nil }
    do throws(JournalFault) {
      return try JournalReset(location: location, time: time).run()
    } catch {
      throw error.problem(location.file)
    }
  }
}
