import Foundation
import GradusModel
import GradusTestSupport
import Testing

/// What `--format` writes is read by readers that are not ours.
@Suite("Report formats")
struct ReportFormatTests {
  private let gradus = Tool.built("gradus")

  @Test("JSON stands alone on standard output, and is the report that is kept")
  func json() async throws {
    try await withNaiveBackend { folder in
      let outcome = try await gradus.run(["check", folder, "--format", "json", "--seed", "7"])
      #expect(outcome.status == 1)
      #expect(outcome.errors.isEmpty)
      let report = try RunReportCoding.decode(Array(outcome.output.utf8))
      #expect(report.seed == Seed(7))
      #expect(report.verdict == .failed)
      let kept = try await gradus.run(["report", "--folder", folder, "--format", "json"])
      #expect(kept.output == outcome.output)
    }
  }

  @Test(
    "JSON is valid by the schema in Docs",
    .enabled(
      if: Program.testPython != nil,
      "needs jsonschema from PyPI, which Scripts/setup installs in CI"
    )
  )
  func schema() async throws {
    let python = Tool(path: try #require(Program.testPython))
    let schema = Folders.checkout.appending(path: "Docs/run-report.schema.json").path
    let validate = """
      import json, sys, jsonschema
      jsonschema.validate(json.load(open(sys.argv[2])), json.load(open(sys.argv[1])))
      """
    try await withNaiveBackend { folder in
      for run in ["python3 server.py", "exit 3"] {
        try Backends.configure(URL(filePath: folder), run: run)
        _ = try await gradus.run(["check", folder])
        let checked = try await python.run(
          ["-c", validate, schema, folder + "/.gradus/last-run.json"]
        )
        #expect(checked.status == 0, "\(checked.errors)")
      }
    }
  }

  @Test("JUnit is XML with a case for each check, its failures and its reasons")
  func junit() async throws {
    try await withNaiveBackend { folder in
      let outcome = try await gradus.run(["check", folder, "--format", "junit"])
      #expect(outcome.status == 1)
      let read = """
        import sys, xml.etree.ElementTree as tree
        root = tree.fromstring(sys.stdin.buffer.read() if len(sys.argv) < 2 else open(sys.argv[1], "rb").read())
        cases = root.findall("testsuite/testcase")
        failures = root.findall("testsuite/testcase/failure")
        assert int(root.get("tests")) == len(cases), "tests"
        assert int(root.get("failures")) == len(failures) > 0, "failures"
        assert all(failure.get("message") and failure.text for failure in failures), "messages"
        print(len(cases))
        """
      let file = folder + "/junit.xml"
      try Data(outcome.output.utf8).write(to: URL(filePath: file))
      let checked = try await Tool(path: "/usr/bin/env").run(["python3", "-c", read, file])
      #expect(checked.status == 0, "\(checked.errors)")
      let report = try await gradus.run(["report", "--folder", folder, "--format", "json"])
      let count = try RunReportCoding.decode(Array(report.output.utf8)).checks.count
      #expect(checked.output == "\(count)\n")
    }
  }

  @Test("two runs of one seed give the same report but for times and ports")
  func sameSeed() async throws {
    let program = Tool.builtPath(of: "gradus-reference")
    try await Folders.withTemporary { folder in
      try Backends.configure(
        folder,
        run: "exec '\(program)' todo-api --mutant notes-dropped"
      )
      var reports: [String] = []
      for _ in 1...2 {
        let outcome = try await gradus.run(
          // Who wins a race is not in the seed.
          ["check", folder.path, "--format", "json", "--seed", "99", "--grade", "core"]
        )
        reports.append(
          outcome.output
            .replacing(
              /"(duration|first_byte|total|started_after|after|slowdown)" : [0-9.]+/,
              with: "TIME"
            )
            .replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+0000)/, with: "MOMENT")
            .replacing(/127\.0\.0\.1:\d+/, with: "PORT")
            .replacing(/[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/, with: "DATE")
        )
      }
      #expect(reports[0] == reports[1])
      #expect(reports[0].contains("notes"))
    }
  }

  private func withNaiveBackend(_ body: (String) async throws -> Void) async throws {
    try await Folders.withTemporary { folder in
      try await body(try Backends.copy("broken-naive", to: folder).path)
    }
  }
}
