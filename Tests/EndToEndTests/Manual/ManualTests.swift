import Foundation
import GradusTestSupport
import Testing

/// What the program says of itself: the manual page, help topics, completions.
@Suite("Manual")
struct ManualTests {
  private let gradus = Tool.built("gradus")
  private let page = Folders.checkout.appending(path: "Docs/gradus.1")

  @Test("Docs/gradus.1 is what make man writes")
  func current() async throws {
    let script = Folders.checkout.appending(path: "Scripts/man").path
    let written = try await Tool(path: "/usr/bin/env").run([
      "python3", script, Tool.builtPath(of: "gradus"),
    ])
    #expect(written.status == 0, "\(written.errors)")
    let kept = try String(contentsOf: page, encoding: .utf8)
    #expect(written.output == kept, "Docs/gradus.1 is stale; make man writes it again")
  }

  @Test(
    "mandoc finds nothing wrong with it",
    .enabled(if: Program.exists("mandoc"), "needs mandoc, which Scripts/setup installs in CI")
  )
  func lint() async throws {
    let outcome = try await Tool(path: "/usr/bin/env").run(["mandoc", "-Tlint", page.path])
    #expect(outcome.output.isEmpty && outcome.errors.isEmpty, "\(outcome.output)\(outcome.errors)")
  }

  @Test("help exit-codes explains every exit code, and --help names the topic")
  func exitCodes() async throws {
    let topic = try await gradus.run(["help", "exit-codes"])
    #expect(topic.status == 0)
    for code in ["  0  ", "  1  ", "  2  ", "  3  ", "  4  ", "  5  ", "130  "] {
      #expect(topic.output.contains(code))
    }
    let help = try await gradus.run(["--help"])
    #expect(help.output.contains("gradus help exit-codes"))
    let wrong = try await gradus.run(["help", "exit-code"])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("Did you mean 'exit-codes'?"))
    let command = try await gradus.run(["help", "check"])
    #expect(command.status == 0)
    #expect(command.output.contains("USAGE: gradus check"))
  }

  @Test(
    "a shell completes stages, checks, languages and projects",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash"), "needs bash"),
    arguments: [
      (["check", "--stage", "cre"], ["create"]),
      (["check", "--check", "create.location-"], ["create.location-host"]),
      (["watch", "--until", "boo"], ["boot"]),
      (["check", "--grade", "c"], ["core"]),
      (["start", "tod"], ["todo-api"]),
      (["start", "todo-api", "--language", ""], ["nodejs", "python", "swift"]),
      (["start", "todo-api", "--ci", "git"], ["github", "gitlab"]),
      (["stages", "lis"], ["list"]),
      (["learn", "security.jw"], ["security.jwt"]),
      (["learn", "--language", "ja"], ["java", "javascript"]),
      (["doctor", "--language", "py"], ["python"]),
      (["sol"], ["solution"]),
      (["browse", "road"], ["roadmaps"]),
      (["browse", "roadmaps", "graph"], ["graphql"]),
    ]
  )
  func bash(words: [String], expected: [String]) async throws {
    let script = """
      PATH="$1:$PATH"; shift
      source <(gradus --generate-completion-script bash)
      COMP_WORDS=(gradus "$@"); COMP_CWORD=$#
      COMP_LINE="gradus $*"; COMP_POINT=${#COMP_LINE}
      _gradus gradus "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let programs = URL(filePath: Tool.builtPath(of: "gradus")).deletingLastPathComponent().path
    let outcome = try await Tool(path: "/bin/bash").run(["-c", script, "bash", programs] + words)
    #expect(outcome.output.split(separator: "\n").map(String.init) == expected, "\(outcome.errors)")
  }

  @Test("the completions of zsh and fish can be read by them", arguments: ["zsh", "fish"])
  func otherShells(shell: String) async throws {
    let script = try await gradus.run(["--generate-completion-script", shell])
    #expect(script.status == 0)
    #expect(script.output.contains("---completion"))
    guard Program.exists(shell) else { return }
    try await Folders.withTemporary { folder in
      let file = folder.appending(path: "completion")
      try Data(script.output.utf8).write(to: file)
      let outcome = try await Tool(path: "/usr/bin/env").run([shell, "-n", file.path])
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
  }
}
