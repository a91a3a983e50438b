import Foundation
import GradusModel
import GradusReport
import GradusTestSupport
import Testing

/// The page in a browser, in light and dark, on a desk, on a phone and on paper.
@Suite("HTML in a browser")
struct BrowserTests {
  @Test(
    "it fetches nothing, runs nothing foreign, fits a phone, and can be read by everybody",
    .enabled(
      if: Program.chromium != nil && Program.exists("python3"),
      "needs chromium, which Scripts/setup installs in CI, and python3"
    )
  )
  func pages() async throws {
    let chromium = try #require(Program.chromium)
    let pages = [
      ("hostile", HTMLReport.text(HostileSample.report, earlier: HostileSample.earlier)),
      ("core", HTMLReport.text(Sample.report)),
      ("not-started", HTMLReport.text(SARIFReportTests.notStarted)),
      ("load", LoadPage.text(LoadSample.steps, version: "1")),
      ("load-of-a-day", LoadPage.text(LoadSample.day, version: "1")),
      ("load-void", LoadPage.text(LoadSample.void, version: "1")),
      ("load-unanswered", LoadPage.text(LoadSample.nothing, version: "1")),
    ]
    try await Folders.withTemporary { folder in
      var files: [String] = []
      for (name, text) in pages {
        let file = folder.appending(path: "\(name).html")
        try Data(text.utf8).write(to: file)
        files.append(file.path)
      }
      let script = folder.appending(path: "look.py")
      try Data(BrowserScript.text.utf8).write(to: script)
      let outcome = try await Tool(path: "/usr/bin/env")
        .run(["python3", script.path, chromium] + files)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output == "looked at \(pages.count)\n")
    }
  }
}
