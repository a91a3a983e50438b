import Foundation
import GradusTestSupport
import Testing

/// `gradus doctor`, with tools made for the purpose.
@Suite("gradus doctor")
struct DoctorTests {
  private let gradus = Tool.built("gradus")

  @Test("hanging, noisy, failing, absent and sound tools are told apart, and none is left running")
  func states() async throws {
    try await Folders.withTemporary { folder in
      try tool("python3", "echo Python 3.12.1", in: folder)
      try tool("pip3", "echo $$ > '\(folder.path)/id'; exec /bin/sleep 600", in: folder)
      try tool("go", "while :; do echo 0123456789012345678901234567890123456789; done", in: folder)
      try tool("node", "echo broken >&2; exit 3", in: folder)
      try tool("apt-get", "exit 1", in: folder)
      let outcome = try await gradus.run(
        ["doctor", "--json"],
        in: folder.path,
        environment: ["PATH": folder.path]
      )
      #expect(outcome.status == 0)
      let tools = try tools(outcome.output)
      #expect(tools["python3"]?["state"] as? String == "installed")
      #expect(tools["python3"]?["version"] as? String == "3.12.1")
      #expect(tools["pip"]?["state"] as? String == "mute")
      #expect(tools["pip"]?["reason"] as? String == "it did not end within 2 s")
      #expect(tools["go"]?["reason"] as? String == "it wrote more than 64 KiB")
      #expect(tools["node"]?["reason"] as? String == "it exited with status 3")
      #expect(tools["git"]?["state"] as? String == "missing")
      #expect((tools["git"]?["install"] as? String)?.hasSuffix("apt-get install git") == true)
      let id = try String(contentsOf: folder.appending(path: "id"), encoding: .utf8)
      let process = try #require(Int32(id.trimmingCharacters(in: .whitespacesAndNewlines)))
      #expect(kill(process, 0) != 0)
    }
  }

  @Test("a language needs its runtime and its package manager; gradus.yaml names it as well")
  func needed() async throws {
    try await Folders.withTemporary { folder in
      try tool("python3", "echo Python 3.12.1", in: folder)
      let environment = ["PATH": folder.path]
      let lacking = try await gradus.run(
        ["doctor", "--language", "python"],
        in: folder.path,
        environment: environment
      )
      #expect(lacking.status == 1)
      #expect(lacking.output.contains("is not installed, and is needed"))
      #expect(lacking.output.contains("\nNext: https://"))
      #expect(!lacking.output.contains("Maven"))
      let yaml = "project: todo-api\nrun: ./server\nlanguage: python\n"
      try Data(yaml.utf8).write(to: folder.appending(path: "gradus.yaml"))
      try tool("pip3", "echo pip 24.0", in: folder)
      let own = try await gradus.run(["doctor"], in: folder.path, environment: environment)
      #expect(own.status == 0, "\(own.output)")
      #expect(own.output.contains("Everything that Python needs is here."))
    }
  }

  @Test(
    "a language has the names that lessons and people use",
    arguments: ["javascript", "nodejs", "Node.js"]
  )
  func names(language: String) async throws {
    let outcome = try await gradus.run(["doctor", "--language", language, "--json"])
    #expect(outcome.status < 2, "\(outcome.errors)")
    let tools = try tools(outcome.output)
    #expect(tools["node"]?["needed"] as? Bool == true)
    #expect(tools["npm"]?["needed"] as? Bool == true)
    #expect(tools["yarn"]?["needed"] as? Bool == false)
    #expect(tools["go"] == nil)
  }

  @Test("a language that nobody knows is told")
  func unknown() async throws {
    let outcome = try await gradus.run(["doctor", "--language", "pyton"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("Did you mean 'python'?"))
  }

  private func tool(_ name: String, _ script: String, in folder: URL) throws {
    let file = folder.appending(path: name)
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  }

  private func tools(_ output: String) throws -> [String: [String: Any]] {
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    )
    let tools = try #require(report["tools"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: try tools.map { (try #require($0["id"] as? String), $0) }
    )
  }
}
