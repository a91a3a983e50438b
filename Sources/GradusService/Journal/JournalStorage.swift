package import GradusModel

/// Where a journal is kept, before it is opened.
package protocol JournalStorage: Sendable {
  /// Whether anything is to be recorded at all.
  var isWanted: Bool { get }

  /// Where it is, for people: the path of a file.
  ///
  /// - Throws: `Problem` where there is no place for one.
  func place() throws(Problem) -> String

  /// Whether there is a journal; an empty one is made when it is first opened.
  func exists() throws(Problem) -> Bool

  /// Opens it, and makes it where there is none.
  ///
  /// - Throws: `Problem` where there is no place, it cannot be opened, or it is damaged, foreign or
  ///   written by a later version; it is left as it is then.
  func open() throws(Problem) -> any Journal

  /// Empties it, and keeps what was in it beside it.
  ///
  /// - Parameter time: What the backup is named after.
  /// - Returns: Where the backup is; nil where there was no journal.
  /// - Throws: `Problem` where it is not emptied.
  func reset(at time: LocalTime) throws(Problem) -> String?
}

extension JournalStorage {
  package var isWanted: Bool { true }
}

/// No journal, because the learner wants none: nothing is recorded, and who asks is told why.
package struct NoJournal: JournalStorage {
  package init() {}

  package var isWanted: Bool { false }

  private var problem: Problem {
    Problem(
      "The journal is turned off by GRADUS_JOURNAL.",
      advice: "Unset GRADUS_JOURNAL, or let it name a file."
    )
  }

  package func place() throws(Problem) -> String { throw problem }
  package func exists() throws(Problem) -> Bool { throw problem }
  package func open() throws(Problem) -> any Journal { throw problem }
  package func reset(at time: LocalTime) throws(Problem) -> String? { throw problem }
}
