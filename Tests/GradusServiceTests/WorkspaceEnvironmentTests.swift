import Foundation
import GradusModel
import GradusProjects
import GradusService
import GradusTestSupport
import Testing

/// What `environment` in `gradus.yaml` says, as the backend and its build command find it.
@Suite("The environment in gradus.yaml")
struct WorkspaceEnvironmentTests {
  private let gradus = Gradus(
    exams: AllProjects.exams,
    environment: ["PASSED": "from outside", "OTHER": "stays outside"]
  )

  @Test(
    "it is a mapping, or a list of names, of names with values, and of mappings",
    arguments: [
      ("{TEXT: 'two words'}", ["TEXT=two words"]),
      (
        "{NUMBER: 0o17, FLOAT: 1.50, FLAG: yes, TRUTH: True}",
        [
          "NUMBER=0o17", "FLOAT=1.50", "FLAG=yes", "TRUTH=True",
        ]
      ),
      ("{EMPTY: '', QUOTED: 'null', WAVE: '~'}", ["EMPTY=", "QUOTED=null", "WAVE=~"]),
      ("{PASSED: }", ["PASSED=from outside"]),
      ("{PASSED: ~}", ["PASSED=from outside"]),
      ("{PASSED: null}", ["PASSED=from outside"]),
      ("[PASSED]", ["PASSED=from outside"]),
      ("[PASSED, EQUATION=a=b, EMPTY=]", ["PASSED=from outside", "EQUATION=a=b", "EMPTY="]),
      (
        "[PASSED, {ONE: 1, TWO: 2}, THREE=3]",
        [
          "PASSED=from outside", "ONE=1", "TWO=2", "THREE=3",
        ]
      ),
      ("[{PASSED: }]", ["PASSED=from outside"]),
      ("['NOT_EXPANDED=$HOME ${PASSED}']", ["NOT_EXPANDED=$HOME ${PASSED}"]),
      ("['WORDS=üñí = 字']", ["WORDS=üñí = 字"]),
      ("[\"ACCENT=\\u0301\"]", ["ACCENT=\u{301}"]),
      ("{_lower_9: x}", ["_lower_9=x"]),
      ("[TZ=Asia/Tokyo, PYTHONUNBUFFERED=0]", ["TZ=Asia/Tokyo", "PYTHONUNBUFFERED=0"]),
      ("{}", []),
      ("[]", []),
    ] as [(String, [String])]
  )
  func forms(environment: String, lines: [String]) async throws {
    try await Folders.withTemporary { folder in
      let text = """
        project: todo-api
        build: printenv > built
        run: printenv > ran; exit 1
        environment: \(environment)

        """
      try await check(folder, text)
      for file in ["built", "ran"] {
        let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        let found = text.split(separator: "\n")
        for line in lines { #expect(found.contains(Substring(line)), "\(file): \(text)") }
        #expect(!text.contains("stays outside"))
        #expect(lines.contains("PASSED=from outside") == found.contains("PASSED=from outside"))
      }
    }
  }

  @Test("a variable that is to be passed on and is not set is told before anything is started")
  func notSet() async throws {
    try await Folders.withTemporary { folder in
      let text = """
        project: todo-api
        run: touch started; exit 1
        environment:
          - PASSED
          - NOWHERE
          - ELSEWHERE:

        """
      let problem = await #expect(throws: Problem.self) { try await check(folder, text) }
      #expect(problem?.exitCode == .usage)
      let expected = ["5:5: 'NOWHERE'", "6:5: 'ELSEWHERE'"].map {
        "gradus.yaml:\($0) is to be passed on to the backend, and is not set. "
          + "Set it where you run gradus, or give it a value here."
      }
      #expect(problem?.sentence == expected.joined(separator: "\n"))
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/started"))
      // What starts no backend needs no variables.
      #expect(try gradus.stages(in: folder.path).stages.isEmpty == false)
      try await check(folder, text, url: "http://127.0.0.1:9")
    }
  }

  @Test("every mistake is told with its place")
  func mistakes() async throws {
    try await Folders.withTemporary { folder in
      let lists = """
        project: todo-api
        run: touch started
        environment:
          - PORT=8080
          - HOST
          - GRADUS_DATA_DIR: /tmp
          - GRADUS_SUBJECT=mine
          - =value
          -
          - NAME = value
          - "TAB\\tNAME=value"
          - "NUL\\0NAME"
          - NUL: "a\\0b"
          - [LIST, OF, NAMES]
          - LIST: [a, b]
          - MAPPING: {a: b}
          - "A=B": value
          - "DEL\\x7FETED"
          - 9LIVES=9
          - app.mode: x
          - ÜBER=x
          - TWICE=1
          - TWICE=2
          - Port=8080

        """
      let problem = await #expect(throws: Problem.self) { try await check(folder, lists) }
      try Golden.expect((problem?.sentence ?? "") + "\n", is: "environment-mistakes.txt")
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/started"))
      for (environment, sentence) in [
        ("", "gradus.yaml:3:13: 'environment' is no list of variables"),
        ("NAME=value", "gradus.yaml:3:14: 'environment' is no list of variables"),
        ("{PORT: 1}", "gradus.yaml:3:15: 'PORT' is set by Gradus itself"),
        ("{A: 1, A: 2}", "'A' is there more than once"),
        ("{'': 1}", "gradus.yaml:3:15: a variable has no name"),
      ] {
        let text = "project: todo-api\nrun: touch started\nenvironment: \(environment)\n"
        let problem = await #expect(throws: Problem.self) { try await check(folder, text) }
        #expect(problem?.sentence.contains(sentence) == true, "\(problem?.sentence ?? "")")
      }
    }
  }

  private func check(_ folder: URL, _ text: String, url: String? = nil) async throws {
    try Data(text.utf8).write(to: folder.appending(path: "gradus.yaml"))
    let request = CheckRequest(folder: folder.path, url: url, checks: ["boot.health"])
    let (report, _) = try await gradus.check(request) { _ in }
    #expect(report?.subject.start.isReady == false)
  }
}
