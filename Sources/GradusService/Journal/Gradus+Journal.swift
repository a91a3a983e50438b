package import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension Gradus {
  /// Where the journal is, for people.
  ///
  /// - Throws: `Problem` where there is no place for one.
  package func journalPlace() throws(Problem) -> String {
    try storage.place()
  }

  /// Whether there is a journal yet.
  ///
  /// - Throws: `Problem` where there is no place for one.
  package func hasJournal() throws(Problem) -> Bool {
    try storage.exists()
  }

  /// The whole journal as JSON text, as `Docs/journal.md` describes it.
  ///
  /// - Throws: `Problem` where it cannot be read; where there is none yet, it is an empty one.
  package func exportJournal() async throws(Problem) -> String {
    let contents = try storage.exists() ? await storage.open().contents() : JournalContents()
    do {
      return String(decoding: try JournalFile.encode(contents), as: UTF8.self)
    } catch {
      throw Problem("The journal can't be written as JSON: \(error).")
    }
  }

  /// Adds what an exported journal has to this one.
  ///
  /// - Parameter file: A path.
  /// - Returns: How many records it has, and how many of them are new.
  /// - Throws: `Problem` where the file can't be read or is no journal; nothing is added then.
  package func importJournal(
    from file: String
  ) async throws(Problem) -> (records: Int, new: Int) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: file, relativeTo: .currentDirectory()))
    } catch {
      throw Problem(
        "'\(file)' can't be read: \(error.localizedReason).",
        advice: "Name a file that gradus journal export has written."
      )
    }
    let records = try JournalFile.decode(Array(data), file: file).records
    return (records.count, try await storage.open().record(records))
  }

  /// Empties the journal, and keeps what was in it beside it.
  ///
  /// - Returns: Where the backup is; nil where there was no journal.
  /// - Throws: `Problem` where it is not emptied.
  package func resetJournal() throws(Problem) -> String? {
    try storage.reset(at: try clock.now())
  }

  /// Records that a lesson was read: its questions are due from the next day on.
  ///
  /// - Throws: `Problem` where it cannot be recorded.
  package func recordReading(of lesson: TopicID) async throws(Problem) {
    let now = try clock.now()
    let reading = RecordedReading(id: .drawn(), lesson: lesson, readAt: now.moment, day: now.day)
    _ = try await storage.open().record([.reading(reading)])
  }

  /// Keeps what a learner says of themselves.
  ///
  /// - Parameter change: Sets what was said; gets the profile as it is.
  /// - Throws: `Problem` where it cannot be recorded.
  package func updateProfile(
    _ change: (inout LearnerProfile) -> Void
  ) async throws(Problem) {
    let journal = try storage.open()
    let now = try clock.now().moment
    var profile = try await journal.profile() ?? LearnerProfile(changedAt: now)
    change(&profile)
    profile.changedAt = now
    _ = try await journal.record([.profile(profile)])
  }
}
