import Foundation
import GradusTestSupport
import Testing

/// Every kind of bad input has a clear sentence, what to do, and the documented exit code.
@Suite("Bad input")
struct BadInputTests {
  private let gradus = Tool.built("gradus")

  @Test(
    "a command line that is wrong exits with 2 and says what is meant",
    arguments: [
      (["chekc"], "There is no command 'chekc'.", "Did you mean 'check'?"),
      (["check", "--sede", "3"], "Unknown option '--sede'", "--seed"),
      (["check", "--seed", "abc"], "'abc' is invalid for '--seed <seed>'", "Usage: gradus check"),
      (["check", "/nowhere/at/all"], "There is no folder '/nowhere/at/all'.", "gradus start"),
      (["start", "todo-apy"], "There is no project 'todo-apy'.", "Did you mean 'todo-api'?"),
      (["start", "todo-api"], "A starter needs a language.", "nodejs, python, swift"),
      (["start", "todo-api", "--language", "pyhton"], "'pyhton'", "Did you mean 'python'?"),
    ]
  )
  func commandLine(arguments: [String], sentence: String, advice: String) async throws {
    let outcome = try await gradus.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    let message = outcome.errors.replacing("\n", with: " ")
    #expect(message.contains(sentence), "\(outcome.errors)")
    #expect(message.contains(advice), "\(outcome.errors)")
  }

  @Test("without the content, nothing is examined, and it says where that was looked for")
  func noContent() async throws {
    try await Folders.withTemporary { folder in
      let file = folder.appending(path: "gradus.yaml")
      try Data("project: todo-api\nrun: exit 1\n".utf8).write(to: file)
      let outcome = try await gradus.run(
        ["check", folder.path],
        environment: ["GRADUS_CONTENT": "/nowhere/at/all"]
      )
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      let message = outcome.errors.replacing("\n", with: " ")
      #expect(message.contains("/nowhere/at/all"), "\(outcome.errors)")
      #expect(message.contains("GRADUS_CONTENT"), "\(outcome.errors)")
    }
  }

  @Test(
    "a gradus.yaml that is wrong is told with line and column",
    arguments: [
      (
        "project: todo-api\nrnu: python3 server.py\n",
        "gradus.yaml:2:1: there is no key 'rnu'. Did you mean 'run'?"
      ),
      ("project: todo-api\n", "neither how to run the backend nor where it runs"),
      ("run: python3 server.py\n", "'project' is missing"),
      ("project: todo-api\nrun: [a\n", "gradus.yaml:"),
      ("", "it is empty"),
      ("just words\n", "it is not a list of names with values"),
      ("project: todo\nrun: x\n", "There is no project 'todo'."),
      ("project: todo-api\nrun:\n", "'run' has no text as its value"),
      (
        "project: todo-api\nproject: todo-api\nrun: x\n",
        "gradus.yaml: 'project' is there more than once. Keep one of them."
      ),
      ("project: todo-api\nurl: ftp://127.0.0.1\n", "neither http nor https"),
      ("project: todo-api\nurl: http://example.org\n", "is not on this machine"),
    ]
  )
  func configuration(text: String, sentence: String) async throws {
    try await Folders.withTemporary { folder in
      try Data(text.utf8).write(to: folder.appending(path: "gradus.yaml"))
      let outcome = try await gradus.run(["check", folder.path])
      #expect(outcome.status == 2)
      let message = outcome.errors.replacing("\n", with: " ")
      #expect(message.contains(sentence), "\(outcome.errors)")
    }
  }

  @Test("a folder without gradus.yaml is told, with the command that makes one")
  func noConfiguration() async throws {
    try await Folders.withTemporary { folder in
      let outcome = try await gradus.run(["check"], in: folder.path)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("There is no gradus.yaml in"))
      #expect(outcome.errors.contains("gradus start"))
    }
  }

  @Test(
    "a backend that cannot be started exits with 3 and says why",
    arguments: [
      ("no-such-command --serve", "exited with status 127", "no-such-command"),
      ("echo last words; exit 7", "exited with status 7", "last words"),
      ("kill -9 $$", "was ended by signal 9", "It wrote nothing."),
    ]
  )
  func cannotStart(command: String, sentence: String, detail: String) async throws {
    try await Folders.withTemporary { folder in
      try Backends.configure(folder, run: command)
      let outcome = try await gradus.run(["check", folder.path])
      #expect(outcome.status == 3)
      #expect(outcome.output.contains(sentence), "\(outcome.output)")
      #expect(outcome.output.contains(detail), "\(outcome.output)")
    }
  }

  @Test("a build that fails exits with 3 and shows what it wrote")
  func build() async throws {
    try await Folders.withTemporary { folder in
      try Data("project: todo-api\nbuild: echo no compiler; exit 4\nrun: true\n".utf8)
        .write(to: folder.appending(path: "gradus.yaml"))
      let outcome = try await gradus.run(["check", folder.path])
      #expect(outcome.status == 3)
      #expect(outcome.output.contains("The build command exited with status 4."))
      #expect(outcome.output.contains("no compiler"))
    }
  }

  @Test("a backend on another port is told where it listens")
  func otherPort() async throws {
    try await Folders.withTemporary { folder in
      let server = """
        import socket, time
        s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen(); time.sleep(60)
        """
      try Data(server.utf8).write(to: folder.appending(path: "server.py"))
      try Backends.configure(folder, run: "exec python3 server.py")
      let outcome = try await gradus.run(["check", folder.path, "--timeout-scale", "0.2"])
      #expect(outcome.status == 3)
      #expect(outcome.output.contains("The backend listens on 127.0.0.1:"), "\(outcome.output)")
    }
  }

  @Test("a backend that never listens is told so")
  func neverListens() async throws {
    try await Folders.withTemporary { folder in
      try Backends.configure(folder, run: "exec sleep 60")
      let outcome = try await gradus.run(["check", folder.path, "--timeout-scale", "0.1"])
      #expect(outcome.status == 3)
      #expect(outcome.output.contains("it still listens on no port"), "\(outcome.output)")
    }
  }

  @Test("a URL at which nothing runs exits with 3")
  func refused() async throws {
    try await Folders.withTemporary { folder in
      try Backends.configure(folder, run: "true")
      let outcome = try await gradus.run(["check", folder.path, "--url", "http://127.0.0.1:9"])
      #expect(outcome.status == 3)
      #expect(outcome.output.contains("Nothing answers at that URL"), "\(outcome.output)")
    }
  }

  @Test("an unknown stage, check or finding is told with the nearest one")
  func unknownNames() async throws {
    try await Folders.withTemporary { folder in
      try Backends.configure(folder, run: "exit 1")
      for (arguments, sentence) in [
        (["--stage", "creat"], "Did you mean 'create'?"),
        (["--until", "lits"], "Did you mean 'list'?"),
        (["--check", "create.lokation"], "Did you mean 'create.location'?"),
      ] {
        let outcome = try await gradus.run(["check", folder.path] + arguments)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
      }
      let noRun = try await gradus.run(["replay", "create.location.1", "--folder", folder.path])
      #expect(noRun.status == 2)
      #expect(noRun.errors.contains("Run gradus check first."))
    }
  }

  @Test("a folder that cannot be written keeps the verdict and says what is lost")
  func notWritable() async throws {
    try await Folders.withTemporary { folder in
      try Backends.configure(folder, run: "exit 5")
      // A file where the folder should be stops every user, root included.
      try Data().write(to: folder.appending(path: ".gradus"))
      let outcome = try await gradus.run(["check", folder.path])
      #expect(outcome.status == 3)
      #expect(outcome.output.contains("exited with status 5"))
      #expect(outcome.errors.contains("could not be kept"), "\(outcome.errors)")
    }
  }
}
