import Foundation
import GradusModel
import GradusTestSupport
import Testing

/// `--report FORMAT=FILE`: reports beside the one on standard output.
@Suite("Report files")
struct ReportFileTests {
  private let gradus = Tool.built("gradus")
  private let reference = Tool.builtPath(of: "gradus-reference")
  private let onlyStart = ["--stage", "boot"]

  @Test("every form at once, and the text on standard output stays what it is")
  func everyForm() async throws {
    try await Folders.withTemporary { folder in
      try Backends.configure(folder, run: "exec '\(reference)' todo-api --mutant notes-dropped")
      let names = ["text", "json", "junit", "html", "sarif", "ctrf", "github", "markdown"]
      let reports = names.flatMap { ["--report", "\($0)=\(folder.path)/\($0)"] }
      let outcome = try await gradus.run(["check", folder.path, "--stage", "create"] + reports)
      #expect(outcome.status == 1)
      #expect(outcome.errors.isEmpty)
      #expect(outcome.output.contains("Next: fix create.sent"))
      var texts: [String: String] = [:]
      for name in names {
        texts[name] = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      }
      #expect(texts["text"]?.contains("✗ create.sent  failed") == true)
      #expect(texts["junit"]?.hasPrefix("<?xml") == true)
      #expect(texts["html"]?.hasPrefix("<!doctype html>") == true)
      #expect(texts["github"]?.hasPrefix("::error title=create.sent failed,file=") == true)
      #expect(texts["markdown"]?.hasPrefix("## ✗ Failed: 4 of") == true)
      #expect(try JSONReader.read(texts["sarif"] ?? "")["version"]?.text == "2.1.0")
      #expect(try JSONReader.read(texts["ctrf"] ?? "")["reportFormat"]?.text == "CTRF")
      let report = try RunReportCoding.decode(Array((texts["json"] ?? "").utf8))
      #expect(report.check("create.sent")?.verdict == .failed)
    }
  }

  @Test("what changed since the run before is told, also when the report is written again")
  func changes() async throws {
    try await Folders.withTemporary { folder in
      let page = folder.appending(path: "report.html")
      for mutant in [" --mutant notes-dropped", ""] {
        try Backends.configure(folder, run: "exec '\(reference)' todo-api\(mutant)")
        _ = try await gradus.run(
          ["check", folder.path, "--stage", "create", "--report", "html=\(page.path)"]
        )
      }
      let text = try String(contentsOf: page, encoding: .utf8)
      #expect(text.contains("4 newly passing"))
      let again = try await gradus.run(["report", "--folder", folder.path, "--format", "markdown"])
      #expect(again.output.contains("4 newly passing"))
    }
  }

  @Test(
    "a file that can't be written is told before anything is started",
    arguments: [
      ("html", "--report html names no file.", "Write --report html=report.html."),
      ("htlm=x", "There is no report format 'htlm'.", "Did you mean 'html'?"),
      ("html=.", "can't be written to '.': it is a folder.", "for example ./report.html"),
      ("sarif=no/x", "there is no folder", "Make the folder first"),
      ("html=gradus.yaml/x", "is a file", "Name a file in a folder."),
    ]
  )
  func refused(report: String, sentence: String, advice: String) async throws {
    try await Folders.withTemporary { folder in
      try Backends.configure(folder, run: "touch started; exit 1")
      let outcome = try await gradus.run(["check", "--report", report], in: folder.path)
      let message = outcome.errors.replacing("\n", with: " ")
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(message.contains(sentence), "\(outcome.errors)")
      #expect(message.contains(advice), "\(outcome.errors)")
      let started = folder.appending(path: "started").path
      #expect(!FileManager.default.fileExists(atPath: started))
    }
  }

  @Test("one file for two reports is refused, however it is spelled")
  func sameFile() async throws {
    try await Folders.withTemporary { folder in
      try Backends.configure(folder, run: "exit 1")
      let outcome = try await gradus.run(
        ["check", "--report", "html=a", "--report", "json=./a"],
        in: folder.path
      )
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("Two reports are to be written to './a'."))
    }
  }

  @Test(
    "a disk that is full loses no verdict",
    .enabled(if: Program.hasFullDevice, "needs /dev/full, which Linux has"),
    arguments: [("", Int32(2), "Passed:"), (" --mutant health-other-word", 1, "Failed:")]
  )
  func fullDisk(mutant: String, status: Int32, verdict: String) async throws {
    try await Folders.withTemporary { folder in
      try Backends.configure(folder, run: "exec '\(reference)' todo-api\(mutant)")
      let arguments = ["check", folder.path, "--report", "html=/dev/full"] + onlyStart
      let outcome = try await gradus.run(arguments)
      #expect(outcome.output.contains(verdict))
      #expect(outcome.errors.contains("could not be written to '/dev/full': the disk is full"))
      #expect(outcome.status == status)
      let kept = try await gradus.run(["report", "--folder", folder.path])
      #expect(kept.output.contains(verdict))
    }
  }

  @Test("on GitHub, the annotations are all that is written, and the summary is added to")
  func gitHub() async throws {
    try await Folders.withTemporary { folder in
      try Backends.configure(folder, run: "exec '\(reference)' todo-api --mutant notes-dropped")
      let summary = folder.appending(path: "summary.md")
      try Data("Before.\n".utf8).write(to: summary)
      let outcome = try await gradus.run(
        ["check", folder.path, "--stage", "create", "--format", "github"],
        environment: [
          "GITHUB_STEP_SUMMARY": summary.path,
          "GITHUB_WORKSPACE": folder.deletingLastPathComponent().path,
        ]
      )
      #expect(outcome.status == 1)
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.count == 5)
      #expect(lines.allSatisfy { $0.hasPrefix("::") })
      #expect(lines.first?.contains("file=\(folder.lastPathComponent)/gradus.yaml,") == true)
      let text = try String(contentsOf: summary, encoding: .utf8)
      #expect(text.hasPrefix("Before.\n## ✗ Failed: 4 of"))
    }
  }

  @Test("a summary that can't be written is told, and loses no annotation")
  func noSummary() async throws {
    try await Folders.withTemporary { folder in
      try Backends.configure(folder, run: "exec '\(reference)' todo-api")
      let outcome = try await gradus.run(
        ["check", folder.path, "--format", "github"] + onlyStart,
        environment: ["GITHUB_STEP_SUMMARY": folder.path]
      )
      #expect(outcome.status == 2)
      #expect(outcome.output.hasPrefix("::notice title=Todo API"))
      #expect(outcome.errors.contains("The summary could not be written to"))
    }
  }

  @Test("a single check as markdown stands alone")
  func brief() async throws {
    try await Folders.withTemporary { folder in
      try Backends.configure(folder, run: "exec '\(reference)' todo-api --mutant notes-dropped")
      _ = try await gradus.run(["check", folder.path, "--stage", "create"])
      let brief = try await gradus.run(
        ["report", "create.sent", "--folder", folder.path, "--format", "markdown"]
      )
      #expect(brief.status == 0)
      #expect(brief.output.hasPrefix("# `create.sent` fails\n"))
      #expect(brief.output.contains("gradus replay create.sent.1"))
      let refused = try await gradus.run(
        ["report", "create.sent", "--folder", folder.path, "--report", "html=x"]
      )
      #expect(refused.status == 2)
      #expect(refused.errors.contains("--report writes the whole run."))
    }
  }
}

extension Program {
  /// Whether there is a device on which every byte is one too many.
  fileprivate static let hasFullDevice = FileManager.default.isWritableFile(atPath: "/dev/full")
}
