import Foundation
import GradusModel
import GradusTestSupport
import Testing

/// `gradus journal`, and what other commands record in it.
@Suite("gradus journal")
struct JournalTests {
  private let gradus = Tool.built("gradus")

  @Test("check and replay record their runs; an export has them, and round-trips exactly")
  func recording() async throws {
    try await Folders.withTemporary { folder in
      let environment = [
        "GRADUS_JOURNAL": folder.appending(path: "data/journal.sqlite").path,
        "GRADUS_NOW": "2030-01-31T12:00:00+01:00",
      ]
      let backend = try await starter(in: folder)
      let check = ["check", backend, "--until", "create", "--seed", "7"]
      let checked = try await run(check, environment)
      #expect(checked.status == 1, "\(checked.errors)")
      #expect(!checked.errors.contains("journal"), "\(checked.errors)")
      let replayed = try await run(["replay", "create.works", "--folder", backend], environment)
      #expect(replayed.status == 1, "\(replayed.errors)")
      let export = try await run(["journal", "export"], environment)
      #expect(export.status == 0, "\(export.errors)")
      let runs = try JSONReader.read(export.output)["runs"]?.elements ?? []
      #expect(Set(runs.compactMap { $0["occasion"]?.text }) == ["check", "replay"])
      let run = try #require(runs.first { $0["occasion"]?.text == "check" })
      #expect(run["project"]?.text == "todo-api")
      #expect(run["started_at"]?.text == "2030-01-31T11:00:00.000Z")
      #expect(run["seed"]?.integer == 7)
      #expect(run["language"]?.text == "python")
      #expect(run["folder"]?.text?.hasSuffix("/todo-api") == true)
      #expect(run["part"]?.text == "--until create")
      let stages = run["stages"]?.elements ?? []
      #expect(stages.first?["stage"]?.text == "boot")
      #expect(stages.first?["verdict"]?.text == "passed")
      #expect(stages.first?["whole"]?.boolean == true)
      try await expectMerge(export.output, environment, in: folder)
    }
  }

  @Test("watch records its runs")
  func watching() async throws {
    try await Folders.withTemporary { folder in
      let environment = ["GRADUS_JOURNAL": folder.appending(path: "journal.sqlite").path]
      let backend = try await starter(in: folder)
      let outcome = try await gradus.run(
        ["watch", backend, "--check", "boot.health"],
        in: folder.path,
        environment: environment.mapValues(Optional.some)
      ) { running in
        var export = ""
        for _ in 0..<300 where !export.contains(#""occasion" : "watch""#) {
          try await Task.sleep(for: .milliseconds(100))
          export = try await run(["journal", "export"], environment).output
        }
        #expect(export.contains(#""occasion" : "watch""#), "\(export)")
        running.signal(2)
      }
      #expect(outcome.status == 130, "\(outcome.output)")
    }
  }

  /// Expects that an export can be imported where it came from, and anywhere else, with the same result.
  private func expectMerge(
    _ export: String,
    _ environment: [String: String],
    in folder: URL
  ) async throws {
    let file = folder.appending(path: "export.json").path
    let written = try await run(["journal", "export", file], environment)
    #expect(written.output == "The journal is in \(file).\n")
    #expect(try String(contentsOf: URL(filePath: file), encoding: .utf8) == export)
    let again = try await run(["journal", "import", file], environment)
    #expect(again.output.hasPrefix("Added 0 of the 2 records in \(file); the rest was there"))
    var other = environment
    other["GRADUS_JOURNAL"] = folder.appending(path: "other.sqlite").path
    let added = try await run(["journal", "import", file], other)
    #expect(added.output == "Added 2 records from \(file).\n")
    #expect(try await run(["journal", "export"], other).output == export)
  }

  @Test("path names the file, and makes none; an export of none is empty")
  func path() async throws {
    try await Folders.withTemporary { folder in
      let environment: [String: String?] = ["GRADUS_JOURNAL": nil, "XDG_DATA_HOME": folder.path]
      let path = try await gradus.run(["journal", "path"], environment: environment)
      #expect(path.output == folder.appending(path: "gradus/journal.sqlite").path + "\n")
      let export = try await gradus.run(["journal", "export"], environment: environment)
      #expect(try JSONReader.read(export.output)["runs"]?.elements?.isEmpty == true)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test("reset needs --yes without a terminal, names the file, and keeps a backup")
  func reset() async throws {
    try await Folders.withTemporary { folder in
      let file = folder.appending(path: "journal.sqlite").path
      let environment = ["GRADUS_JOURNAL": file, "GRADUS_NOW": "2030-01-31T12:00:00Z"]
      let none = try await run(["journal", "reset", "--yes"], environment)
      #expect(none.output == "There is no journal in \(file) yet.\n")
      _ = try await run(["journal", "import", try reading(in: folder)], environment)
      let refused = try await run(["journal", "reset"], environment)
      #expect(refused.status == 2)
      #expect(refused.errors.contains(file) && refused.errors.contains("--yes"))
      let done = try await run(["journal", "reset", "--yes"], environment)
      #expect(done.status == 0, "\(done.errors)")
      let backup = folder.appending(path: "journal-20300131T120000Z.sqlite").path
      #expect(done.output.hasSuffix("\n\(backup)\n"))
      #expect(try await !run(["journal", "export"], environment).output.contains("api.errors"))
      let kept = try await run(["journal", "export"], ["GRADUS_JOURNAL": backup])
      #expect(kept.output.contains("api.errors"))
    }
  }

  @Test(
    "a journal that can't be written stops no check, and one message says so",
    arguments: [
      ["GRADUS_JOURNAL": "/proc/self/fdinfo/journal.sqlite"],
      ["GRADUS_JOURNAL": nil, "HOME": nil, "XDG_DATA_HOME": nil],
      ["GRADUS_JOURNAL": "gradus.yaml"],
      ["GRADUS_JOURNAL": "mine.sqlite", "GRADUS_NOW": "tomorrow"],
    ] as [[String: String?]]
  )
  func unwritable(environment: [String: String?]) async throws {
    try await Folders.withTemporary { folder in
      let backend = try await starter(in: folder)
      let yaml = try Data(contentsOf: URL(filePath: backend + "/gradus.yaml"))
      let checked = try await gradus.run(
        ["check", "--check", "boot.health"],
        in: backend,
        environment: environment
      )
      #expect(checked.status == 0, "\(checked.output)")
      #expect(checked.output.contains("Passed: "))
      let message = checked.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(message.hasPrefix("The run was not recorded in your journal. "), "\(message)")
      #expect(try Data(contentsOf: URL(filePath: backend + "/gradus.yaml")) == yaml)
    }
  }

  @Test("GRADUS_JOURNAL=off records nothing, and says so only to who asks")
  func off() async throws {
    try await Folders.withTemporary { folder in
      let backend = try await starter(in: folder)
      let checked = try await run(
        ["check", backend, "--check", "boot.health"],
        ["GRADUS_JOURNAL": "off", "HOME": folder.path]
      )
      #expect(checked.status == 0)
      #expect(checked.errors.isEmpty, "\(checked.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/.local"))
      let export = try await run(["journal", "export"], ["GRADUS_JOURNAL": "off"])
      #expect(export.status == 2)
      #expect(export.errors.contains("The journal is turned off by GRADUS_JOURNAL."))
    }
  }

  private func run(
    _ arguments: [String],
    _ environment: [String: String]
  ) async throws -> Tool.Outcome {
    try await gradus.run(arguments, environment: environment.mapValues(Optional.some))
  }

  private func starter(in folder: URL) async throws -> String {
    let started = try await gradus.run(
      ["start", "todo-api", "--language", "python"],
      in: folder.path
    )
    #expect(started.status == 0, "\(started.errors)")
    return folder.appending(path: "todo-api").path
  }

  private func reading(in folder: URL) throws -> String {
    try Readings.write(["api.errors"], on: "2030-01-30", in: folder)
  }
}
