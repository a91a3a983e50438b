import Foundation
import GradusLaunch
import GradusModel
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

@Suite("The environment of a subject")
struct EnvironmentTests {
  private static let printing = """
    import os, socket
    with open("environment", "w") as file:
        for name, value in os.environ.items():
            file.write(name + "=" + value + "\\n")
    server = socket.create_server((os.environ["HOST"], int(os.environ["PORT"])))
    while True:
        server.accept()[0].close()
    """

  @Test("it has the port, the host and the folder that Gradus gives")
  func given() async throws {
    try await SampleSubject.with(python: Self.printing) { sample in
      let launched = try await sample.launch { $0.port }
      guard case .ran(let port) = launched else {
        Issue.record("\(launched)")
        return
      }
      let lines = try #require(sample.text(of: "environment")).split(separator: "\n")
      #expect(lines.contains("PORT=\(port)"))
      #expect(lines.contains("HOST=127.0.0.1"))
      #expect(lines.contains("GRADUS_DATA_DIR=\(sample.folder.path)"))
      #expect(lines.contains { $0.hasPrefix("PATH=") })
    }
  }

  @Test("no secret of the examiner's environment is in it")
  func scrubbed() async {
    // In a process of its own, because setting a variable beside other threads is not safe.
    await #expect(processExitsWith: .success) {
      for name in ["AWS_SECRET_ACCESS_KEY", "GITHUB_TOKEN", "PORTX", "MY_PATH", "LD_PRELOAD_X"] {
        #expect(unsafe setenv(name, "gradus-secret", 1) == 0)
      }
      #expect(unsafe setenv("LC_GRADUS", "kept", 1) == 0)
      #expect(unsafe setenv("PORT", "1", 1) == 0)
      #expect(unsafe setenv("GRADUS_DATA_DIR", "/gradus-secret", 1) == 0)
      try await SampleSubject.with(python: EnvironmentTests.printing) { sample in
        let launched = try await sample.launch { $0.port }
        guard case .ran(let port) = launched else {
          Issue.record("\(launched)")
          return
        }
        let text = try #require(sample.text(of: "environment"))
        #expect(!text.contains("gradus-secret"))
        #expect(text.contains("LC_GRADUS=kept\n"))
        #expect(text.contains("\nPORT=\(port)\n") || text.hasPrefix("PORT=\(port)\n"))
      }
    }
  }

  @Test("what its learner adds is in it, in that of the build command too")
  func added() async throws {
    try await SampleSubject.with { sample in
      let variables = SubjectVariables(
        values: ["ADDED": "two words", "LANG": "xx", "PORT": "1", "GRADUS_DATA_DIR": "/nowhere"],
        passedOn: []
      )
      let launcher = sample.launcher(
        run: "printenv > ran; exit 1",
        build: "printenv > built",
        variables: variables
      )
      #expect(await launcher.build() == nil)
      _ = try await launcher.withSubject(dataFolder: sample.folder.path) { _ in }
      for file in ["built", "ran"] {
        let lines = try #require(sample.text(of: file)).split(separator: "\n")
        #expect(lines.contains("ADDED=two words"))
        #expect(lines.contains("LANG=xx"), "what is added goes before what is kept")
      }
      let lines = try #require(sample.text(of: "ran")).split(separator: "\n")
      #expect(!lines.contains("PORT=1"), "what Gradus gives goes before what is added")
      #expect(lines.contains("GRADUS_DATA_DIR=\(sample.folder.path)"))
    }
  }

  @Test("what is passed on is hidden where it is written, unless it is short or reaches all")
  func hidden() async throws {
    let home = try #require(ProcessInfo.processInfo.environment["HOME"])
    let variables = SubjectVariables(
      values: [
        "TOKEN": "s3cr3t-t0ken", "LONGER": "s3cr3t-t0ken-and-more", "MODE": "debug",
        "KEY": "-----BEGIN-----\nMIIEvQIBADAN", "WRITTEN": "in gradus.yaml", "HOME": home,
      ],
      passedOn: ["TOKEN", "LONGER", "MODE", "KEY", "HOME"]
    )
    let writing = #"""
      echo "<$TOKEN> $LONGER$TOKEN $MODE $WRITTEN"; echo "$KEY" >&2; echo "$HOME"; exit 1
      """#
    let written = "<$TOKEN> $LONGER$TOKEN debug in gradus.yaml\n$KEY\n$KEY\n\(home)"
    try await SampleSubject.with { sample in
      let launcher = sample.launcher(run: writing, build: writing, variables: variables)
      let end = ProcessEnd.exited(status: 1)
      #expect(await launcher.build() == .buildFailed(end: end, output: written))
      let launched = try await launcher.withSubject(dataFolder: sample.folder.path) { _ in }
      guard case .failed(let start) = launched else {
        Issue.record("it was ready")
        return
      }
      #expect(start == .exited(end: end, output: written))
    }
  }

  @Test("it runs in its own folder")
  func folder() async throws {
    try await SampleSubject.with { sample in
      let start = try await sample.failure(of: "pwd -P > where; exit 1")
      #expect(start == .exited(end: .exited(status: 1), output: ""))
      let expected = sample.folder.resolvingSymlinksInPath().path
      let found = URL(filePath: try await sample.line(in: "where")).resolvingSymlinksInPath().path
      #expect(found == expected)
    }
  }

  @Test("no file of the examiner's is open in it")
  func descriptors() async throws {
    let python = """
      import os
      print([n for n in range(3, 256) if os.path.exists("/dev/fd/%d" % n)])
      """
    try await SampleSubject.with(python: python) { sample in
      let start = try await sample.failure()
      #expect(start == .exited(end: .exited(status: 0), output: "[]"))
    }
  }
}
