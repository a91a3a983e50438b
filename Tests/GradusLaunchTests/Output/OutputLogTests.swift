import Foundation
import GradusLaunch
import Testing

@Suite("All that subjects write")
struct OutputLogTests {
  @Test("what the build and every backend write is kept, and told apart")
  func writers() async throws {
    try await SampleSubject.with { sample in
      let log = OutputLog()
      let launcher = SubjectLauncher(
        command: SubjectCommand(
          run: "printf one; exec python3 server.py",
          build: "echo built",
          folder: sample.folder.path
        ),
        limits: .ample,
        log: log
      )
      #expect(log.content == nil)
      #expect(await launcher.build() == nil)
      for _ in 1...2 {
        _ = try await launcher.withSubject(dataFolder: sample.folder.path) { _ in }
      }
      #expect(
        log.content.map { String(decoding: $0, as: UTF8.self) }
          == "── build ──\nbuilt\n── backend 1 ──\none\n── backend 2 ──\none"
      )
    }
  }

  @Test("of too much, the oldest and the newest are kept")
  func flood() async throws {
    try await SampleSubject.with { sample in
      let log = OutputLog()
      let launcher = SubjectLauncher(
        command: SubjectCommand(
          run: "echo first; yes | head -c 20000000; echo last; exit 1",
          folder: sample.folder.path
        ),
        limits: .ample,
        log: log
      )
      _ = try await launcher.withSubject(dataFolder: sample.folder.path) { _ in }
      let text = String(decoding: try #require(log.content), as: UTF8.self)
      #expect(text.hasPrefix("── backend 1 ──\nfirst\ny\n"))
      #expect(text.hasSuffix("y\nlast\n"))
      #expect(text.contains(/\n… [0-9]+ bytes …\n/))
      #expect(text.utf8.count <= (1 << 20) + 100)
    }
  }
}
