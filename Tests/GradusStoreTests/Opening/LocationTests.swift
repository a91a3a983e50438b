import Foundation
import GradusModel
import GradusService
import GradusStore
import GradusTestSupport
import Testing

/// In which file the journal is.
@Suite("Place of the journal")
struct LocationTests {
  @Test(
    "GRADUS_JOURNAL comes first, then XDG_DATA_HOME, then HOME; paths that are not absolute are ignored",
    arguments: [
      (
        ["GRADUS_JOURNAL": "/j/mine.db", "XDG_DATA_HOME": "/data", "HOME": "/home/ada"],
        "/j/mine.db"
      ),
      (["XDG_DATA_HOME": "/data", "HOME": "/home/ada"], "/data/gradus/journal.sqlite"),
      (["HOME": "/home/ada"], "/home/ada/.local/share/gradus/journal.sqlite"),
      (["XDG_DATA_HOME": "", "HOME": "/home/ada"], "/home/ada/.local/share/gradus/journal.sqlite"),
      (["XDG_DATA_HOME": "data", "HOME": "/h"], "/h/.local/share/gradus/journal.sqlite"),
    ]
  )
  func place(environment: [String: String], file: String) throws {
    #expect(try SQLiteStorage.located(environment).place() == file)
  }

  @Test("without a home there is none, and a sentence says so", arguments: [[:], ["HOME": "ada"]])
  func homeless(environment: [String: String]) throws {
    let problem = #expect(throws: Problem.self) {
      try SQLiteStorage.located(environment).open()
    }
    #expect(problem?.sentence.contains("neither HOME nor XDG_DATA_HOME") == true)
  }

  @Test("off keeps none")
  func off() throws {
    let storage = SQLiteStorage.located(["GRADUS_JOURNAL": "off", "HOME": "/home/ada"])
    #expect(!storage.isWanted)
    #expect(throws: Problem.self) { try storage.open() }
  }
}
