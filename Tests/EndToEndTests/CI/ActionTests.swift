import Foundation
import GradusTestSupport
import Testing

/// The shell steps of the GitHub Action, with a made-up environment and a made-up `gradus`.
@Suite("GitHub Action")
struct ActionTests {
  private let action = Folders.checkout.appending(path: "ci/github").path
  private let sh = Tool(path: "/bin/sh")

  private func environment(_ folder: URL, path: String? = nil) -> [String: String?] {
    let own = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return [
      "GITHUB_ACTION_PATH": action, "RUNNER_TEMP": folder.path, "RUNNER_OS": "Linux",
      "GITHUB_PATH": folder.path + "/path", "GITHUB_OUTPUT": folder.path + "/output",
      "GITHUB_STEP_SUMMARY": folder.path + "/summary",
      "PATH": path ?? (folder.path + "/bin:" + own),
    ]
  }

  /// A `gradus` that writes its arguments and ends as it is told.
  private func script(_ text: String, to file: URL) async throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data("#!/bin/sh\n\(text)\n".utf8).write(to: file)
    _ = try await Tool(path: "/bin/chmod").run(["+x", file.path])
  }

  private func read(_ name: String, _ folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  @Test(
    "the examination leaves reports, the exit code and a summary, whatever the verdict",
    arguments: [0, 1, 3]
  )
  func check(code: Int) async throws {
    try await Folders.withTemporary { folder in
      try await script(
        "for word; do echo \"<$word>\"; done; echo '```'; exit \(code)",
        to: folder.appending(path: "bin/gradus")
      )
      var variables = environment(folder)
      variables["GRADUS_FOLDER"] = "my folder"
      variables["GRADUS_ARGUMENTS"] = "--grade core"
      variables["GRADUS_FAIL_ON_INCONCLUSIVE"] = code == 1 ? "true" : "false"
      let outcome = try await sh.run([action + "/check"], environment: variables)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let strict = code == 1 ? ["<--fail-on-inconclusive>"] : []
      let reports = folder.path + "/gradus-reports"
      #expect(
        outcome.output.split(separator: "\n").dropLast().map(String.init)
          == ["<check>", "<my folder>", "<--grade>", "<core>"] + strict + [
            "<--format>", "<text>", "<--report>", "<sarif=\(reports)/gradus.sarif>", "<--report>",
            "<junit=\(reports)/gradus.xml>",
          ]
      )
      #expect(try read("output", folder) == "exit-code=\(code)\nreports=\(reports)\n")
      #expect(try read("summary", folder).contains("\n    <check>\n"))
      #expect(try read("gradus-reports/gradus.txt", folder) == outcome.output)
    }
  }

  @Test("an archive of a release is unpacked, and its programs are on the path of later steps")
  func release() async throws {
    try await Folders.withTemporary { folder in
      try await script("echo 1.2.3", to: folder.appending(path: "made/bin/gradus"))
      let archive = folder.appending(path: "gradus.tar.gz").path
      _ = try await Tool(path: "/bin/sh").run([
        "-c", "tar -czf '\(archive)' -C '\(folder.path)/made' bin",
      ])
      var variables = environment(folder)
      variables["GRADUS_RELEASE_URL"] = "file://" + archive
      let outcome = try await sh.run([action + "/install"], environment: variables)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.hasSuffix("1.2.3\n"))
      #expect(try read("path", folder) == folder.path + "/gradus/bin\n")
      // The second time it is there: nothing is fetched.
      variables["GRADUS_RELEASE_URL"] = "file:///nowhere"
      let again = try await sh.run([action + "/install"], environment: variables)
      #expect(again.status == 0, "\(again.errors)")
    }
  }

  @Test("without a release it is built in a container, which gets the sources and the prefix")
  func container() async throws {
    try await Folders.withTemporary { folder in
      try await script(
        "echo \"$*\" > '\(folder.path)/docker'; mkdir -p '\(folder.path)/gradus/bin'; "
          + "printf '#!/bin/sh\\necho 9.9\\n' > '\(folder.path)/gradus/bin/gradus'; "
          + "chmod +x '\(folder.path)/gradus/bin/gradus'",
        to: folder.appending(path: "bin/docker")
      )
      var variables = environment(folder)
      variables["GRADUS_SWIFT_IMAGE"] = "swift:6.3-jammy"
      let outcome = try await sh.run([action + "/install"], environment: variables)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let call = try read("docker", folder)
      #expect(call.contains("--volume \(folder.path)/gradus:/prefix swift:6.3-jammy sh -c"))
      #expect(call.contains("make -C /source install PREFIX=/prefix"))
    }
  }

  @Test("where there is nothing to build with, it says so and ends with 2")
  func nothing() async throws {
    try await Folders.withTemporary { folder in
      // A path with what the script needs before it looks for docker, and nothing else.
      let bin = folder.appending(path: "few")
      try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
      let outcome = try await sh.run(
        [action + "/install"],
        environment: environment(folder, path: bin.path)
      )
      #expect(outcome.status == 2, "\(outcome.output)")
      #expect(outcome.errors.contains("Give release-url instead."))
    }
  }

  @Test(
    "shellcheck finds nothing in the scripts",
    .enabled(
      if: Program.exists("shellcheck"),
      "needs shellcheck, which Scripts/setup installs in CI"
    )
  )
  func shellcheck() async throws {
    let outcome = try await Tool(path: "/usr/bin/env").run([
      "shellcheck", action + "/install", action + "/check",
    ])
    #expect(outcome.status == 0, "\(outcome.output)")
  }
}
