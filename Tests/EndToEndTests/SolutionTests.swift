import Foundation
import GradusTestSupport
import Testing

/// `gradus solution`.
@Suite("gradus solution")
struct SolutionTests {
  private let gradus = Tool.built("gradus")

  @Test("it is refused with 1 until the core has passed")
  func refused() async throws {
    try await Folders.withTemporary { folder in
      let backend = try Backends.copy("python-sqlite", to: folder)
      let solution = ["solution", backend.path]
      let early = try await gradus.run(solution)
      #expect(early.status == 1)
      #expect(early.output.isEmpty)
      let message = early.errors.replacing("\n", with: " ")
      #expect(message.contains("no run is kept in this folder"), "\(message)")
      _ = try await gradus.run(["check", backend.path, "--stage", "boot"])
      let part = try await gradus.run(solution)
      #expect(part.status == 1)
      let sentence = part.errors.replacing("\n", with: " ")
      #expect(sentence.contains("so far "), "\(part.errors)")
      #expect(sentence.contains("--spoil"))
      _ = try await gradus.run(["check", backend.path, "--grade", "core"])
      let earned = try await gradus.run(solution)
      #expect(earned.status == 0, "\(earned.errors)")
      #expect(earned.output.contains("Sources/TodoBackend/TodoRoutes.swift"))
      // What has been passed is not lost by a run of a part.
      _ = try await gradus.run(["check", backend.path, "--check", "create.location"])
      #expect(try await gradus.run(solution).status == 0)
    }
  }

  @Test("it is written whole, without mutants, and overwrites nothing without --force")
  func written() async throws {
    try await Folders.withTemporary { folder in
      try Backends.configure(folder, run: "true")
      let place = folder.appending(path: "solution").path
      let write = ["solution", folder.path, "--spoil", "--output", place]
      let outcome = try await gradus.run(write)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.hasSuffix("Next: gradus check \(place)\n"))
      let files = try FileManager.default.subpathsOfDirectory(atPath: place)
      for name in ["Package.swift", "gradus.yaml", ".gitignore", "Sources/TodoBackend/Main.swift"] {
        #expect(files.contains(name), "\(name) is missing")
      }
      for name in files where name.hasSuffix(".swift") {
        let text = try String(contentsOfFile: "\(place)/\(name)", encoding: .utf8)
        for word in ["mutant", "FaultyStore", "Alteration", "ExchangeFilter", "import Gradus"] {
          #expect(!text.contains(word), "\(name) has \(word)")
        }
      }
      let again = try await gradus.run(write)
      #expect(again.status == 2)
      #expect(again.errors.contains("nothing was written") || again.errors.contains("nothing was"))
      let forced = try await gradus.run(write + ["--force"])
      #expect(forced.status == 0)
    }
  }

  @Test("an option that means nothing without another one is told")
  func forceAlone() async throws {
    let outcome = try await gradus.run(["solution", "--force"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("Add --output FOLDER."))
  }
}
