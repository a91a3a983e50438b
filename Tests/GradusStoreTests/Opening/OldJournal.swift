import Foundation
import GRDB
import GradusModel
import GradusService
import GradusTestSupport
import Testing

/// A journal of a form that was released.
///
/// `Fixtures/form-N.sql` is a journal of form N with records of every kind that it knows, as SQL text;
/// `form-N.json` is what the version of that time exported of it.
struct OldJournal: Sendable, CustomTestStringConvertible {
  let form: Int

  var testDescription: String { "form \(form)" }

  private static let fixtures = Folders.checkout.appending(path: "Tests/GradusStoreTests/Fixtures")

  /// Those of all forms, from 1.
  static let all: [OldJournal] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: fixtures.path)
    return (names ?? []).compactMap {
      $0.wholeMatch(of: /form-([0-9]+)\.sql/).flatMap { Int($0.1) }
    }
    .sorted().map(OldJournal.init(form:))
  }()

  /// Makes it in a file.
  func make(at file: String) throws {
    let sql = try String(
      contentsOf: Self.fixtures.appending(path: "form-\(form).sql"),
      encoding: .utf8
    )
    let queue = try DatabaseQueue(path: file)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// What it holds.
  var contents: JournalContents {
    get throws {
      let name = "form-\(form).json"
      let text = try Data(contentsOf: Self.fixtures.appending(path: name))
      return try JournalFile.decode(Array(text), file: name)
    }
  }
}
