import GradusModel
import GradusReport
import GradusTestSupport
import Testing

/// What `gradus doctor` says.
@Suite("Tools")
struct ToolTextTests {
  @Test("every state is told in words, and the next command comes last", arguments: [40, 80])
  func states(width: Int) throws {
    let lines = ToolText.lines(Self.report(language: "Python"), style: TextStyle(width: width))
    try Golden.expect(lines.joined(separator: "\n") + "\n", is: "tools-\(width).txt")
  }

  @Test("the JSON has everything")
  func json() throws {
    try Golden.expect(
      ToolJSON.value(Self.report(language: "Python")).pretty + "\n",
      is: "tools.json"
    )
  }

  @Test("only what is needed and missing, or mute, fails")
  func exitCode() {
    #expect(Self.report(language: "Python").exitCode == .failed)
    #expect(Self.report(language: nil).exitCode == .passed)
  }

  private static func report(language: String?) -> ToolReport {
    func tool(
      _ id: String,
      _ group: String,
      isNeeded: Bool = false,
      command: String? = nil,
      _ state: ToolReport.Tool.State
    ) -> ToolReport.Tool {
      ToolReport.Tool(
        (id, id.uppercased(), group, "does what \(id) does, which takes a sentence to say"),
        isNeeded: isNeeded && language != nil,
        command: command,
        page: "https://example.org/\(id)",
        state: state
      )
    }
    return ToolReport(
      language: language,
      tools: [
        tool(
          "python3",
          "runtimes",
          isNeeded: true,
          .installed(version: "3.12.1", path: "/bin/python3")
        ),
        tool(
          "pip",
          "package_managers",
          isNeeded: true,
          command: "sudo apt-get install python3-pip",
          .missing
        ),
        tool("psql", "databases", .mute(path: "/bin/psql", reason: "it did not end within 2 s")),
        tool("redis", "databases", command: "brew install redis", .missing),
        tool("datadog", "observability", .notAProgram),
      ]
    )
  }
}
