import GradusLaunch
import GradusModel
import Testing

@Suite("The build command")
struct BuildTests {
  @Test("one that succeeds has prepared the folder")
  func succeeds() async throws {
    try await SampleSubject.with { sample in
      let launcher = sample.launcher(build: "echo noise; echo 'built here' > product")
      #expect(await launcher.build() == nil)
      #expect(sample.text(of: "product") == "built here\n")
    }
  }

  @Test("where there is none, nothing fails")
  func none() async throws {
    try await SampleSubject.with { sample in
      #expect(await sample.launcher().build() == nil)
    }
  }

  @Test("one that fails is told with its status and its last lines")
  func fails() async throws {
    try await SampleSubject.with { sample in
      let launcher = sample.launcher(build: "echo compiling; echo 'no such module' >&2; exit 2")
      let expected = StartOutcome.buildFailed(
        end: .exited(status: 2),
        output: "compiling\nno such module"
      )
      #expect(await launcher.build() == expected)
    }
  }

  @Test("one that is killed is told with the signal")
  func killed() async throws {
    try await SampleSubject.with { sample in
      let launcher = sample.launcher(build: "kill -9 $$")
      #expect(await launcher.build() == .buildFailed(end: .killed(signal: 9), output: ""))
    }
  }

  @Test("one that takes too long is ended, with everything that it started")
  func tooLong() async throws {
    try await SampleSubject.with { sample in
      var limits = LaunchLimits.ample
      limits.build = .seconds(1)
      let build = "sleep 600 & echo $! > child; echo $$ > pid; echo slow; wait"
      let outcome = await sample.launcher(build: build, limits: limits).build()
      guard case .buildFailed(_, "slow") = outcome else {
        Issue.record("\(String(describing: outcome))")
        return
      }
      let survivors = try await sample.survivors("child", "pid")
      #expect(survivors == [])
    }
  }

  @Test("what it leaves behind is ended")
  func leftovers() async throws {
    try await SampleSubject.with { sample in
      let build = "sleep 600 > /dev/null 2>&1 & echo $! > child"
      #expect(await sample.launcher(build: build).build() == nil)
      let survivors = try await sample.survivors("child")
      #expect(survivors == [])
    }
  }

  @Test("it is given no port, because nothing may listen yet")
  func environment() async throws {
    try await SampleSubject.with { sample in
      let build = "echo ${PORT-unset} ${HOST-unset} ${GRADUS_DATA_DIR-unset} > variables"
      #expect(await sample.launcher(build: build).build() == nil)
      #expect(sample.text(of: "variables") == "unset unset unset\n")
    }
  }

  @Test("in a folder that does not exist it cannot be started")
  func noFolder() async throws {
    let missing = "/gradus/no/such/folder"
    let command = SubjectCommand(run: "true", build: "true", folder: missing)
    let outcome = await SubjectLauncher(command: command).build()
    guard case .notStarted(let reason) = outcome else {
      Issue.record("\(String(describing: outcome))")
      return
    }
    #expect(reason == "the folder \(missing) does not exist")
  }

  @Test("gigabytes of output do not hold it up")
  func flood() async throws {
    try await SampleSubject.with { sample in
      let launcher = sample.launcher(build: "yes | head -c 300000000; echo end; exit 9")
      let outcome = await launcher.build()
      guard case .buildFailed(.exited(status: 9), let output) = outcome else {
        Issue.record("\(String(describing: outcome))")
        return
      }
      #expect(output.hasSuffix("y\ny\nend"))
    }
  }
}
