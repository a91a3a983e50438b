import GradusModel
import GradusReport
import GradusTestSupport
import Testing

/// Annotations and summaries of GitHub Actions.
@Suite("GitHub")
struct GitHubReportTests {
  @Test("the annotations of a hostile backend")
  func golden() throws {
    try Golden.expect(
      GitHubReport.commands(HostileSample.report, configuration: "services/todo/gradus.yaml"),
      is: "hostile.github.txt"
    )
  }

  @Test("every line is a command of ours: nothing that a backend sent begins one")
  func lines() {
    let lines = GitHubReport.commands(HostileSample.report).split(whereSeparator: \.isNewline)
    #expect(lines.count == 4)
    for line in lines {
      #expect(
        line.hasPrefix("::error title=") || line.hasPrefix("::warning title=")
          || line.hasPrefix("::notice title=")
      )
    }
  }

  @Test("what ends a message or a property is escaped, and percent signs first")
  func escapes() {
    let command = WorkflowCommand(
      level: .error,
      title: "a:b,c%2C\r\n::error::x",
      file: "f,g:h",
      message: "100% : ,\r\n::warning::no"
    )
    #expect(
      command.line
        == "::error title=a%3Ab%2Cc%252C%0D%0A%3A%3Aerror%3A%3Ax,file=f%2Cg%3Ah,line=1::"
        + "100%25 : ,%0D%0A::warning::no"
    )
  }

  @Test("whatever a message says, it is one line and comes back as it was", arguments: 0..<200)
  func roundTrip(number: UInt64) {
    var generator = Seed(number).generator(for: "commands")
    let pieces = ["%", "%25", "%0A", "\r", "\n", "\r\n", ":", ",", "::", "é", "25", "x"]
    let text = (0..<10).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    let line = WorkflowCommand(level: .error, title: text, file: "f", message: text).line
    #expect(!line.unicodeScalars.contains { $0 == "\n" || $0 == "\r" })
    // As the runner reads it: the title ends at a comma, the properties at two colons.
    let parts = line.dropFirst("::error title=".count).split(separator: ",", maxSplits: 1)
    let message = parts.last.map { $0.drop { $0 != ":" }.dropFirst(2) } ?? ""
    #expect(read(String(parts.first ?? "")).utf8.elementsEqual(text.utf8))
    #expect(read(String(message)).utf8.elementsEqual(text.utf8))
  }

  /// What the runner takes from the escapes, percent signs last.
  private func read(_ text: String) -> String {
    [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]
      .reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  @Test(
    "at most ten errors, and the tenth says how many more there are",
    arguments: [
      (1, 1), (10, 10), (11, 10), (40, 10),
    ]
  )
  func most(failures: Int, shown: Int) {
    var report = HostileSample.failing(failures)
    report.stages = [report.stages[1]]
    let errors = GitHubReport.commands(report).split(separator: "\n").filter {
      $0.hasPrefix("::error ")
    }
    #expect(errors.count == shown)
    #expect(errors.last?.contains("more check") == (failures > 10))
    if failures > 10 {
      #expect(errors.last?.contains("title=\(failures - 9) more checks failed") == true)
    }
  }

  @Test("a backend that did not start is one error with its last lines")
  func notStarted() {
    let commands = GitHubReport.commands(SARIFReportTests.notStarted).split(separator: "\n")
    #expect(commands.count == 2)
    #expect(commands[0].contains("exited with status 1 before it listened.%0A</script>"))
  }

  @Test(
    "a summary fits into what its step has left, and is cut between checks",
    arguments: [
      0, 500_000, 1_040_000, 1_048_576,
    ]
  )
  func summary(taken: Int) {
    let report = HostileSample.failing(1000)
    let summary = GitHubReport.summary(report, earlier: nil, taken: taken)
    let size = summary.utf8.count
    #expect(size <= max(GitHubReport.mostOfSummary - taken, 8_000))
    let isTold = summary.contains("did not fit")
    #expect(isTold)
    let opened = summary.matches(of: /(?m)^<details/).count
    #expect(summary.matches(of: /(?m)^<\/details>$/).count == opened)
  }
}
