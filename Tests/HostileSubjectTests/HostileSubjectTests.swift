import Foundation
import GradusTestSupport
import Testing

/// Whatever a subject does, the examination ends in time, says plainly what happened, and leaves
/// nothing behind.
@Suite("Hostile subjects")
struct HostileSubjectTests {
  @Test("answers whose bytes are no HTTP response", arguments: Hostility.framing)
  func framing(hostility: Hostility) async throws {
    try await expect(hostility)
  }

  @Test("contents that are a trap", arguments: Hostility.contents)
  func contents(hostility: Hostility) async throws {
    try await expect(hostility)
  }

  @Test("processes that behave badly", arguments: Hostility.processes)
  func processes(hostility: Hostility) async throws {
    try await expect(hostility)
  }

  #if os(Linux)
  @Test("processes that try to get away", arguments: Hostility.kept)
  func kept(hostility: Hostility) async throws {
    try await expect(hostility)
  }
  #endif

  @Test("an answer before the request is no answer, or is taken for one, and nothing else")
  func early() async throws {
    try await HostileSubject.with("answers-before-the-request") { subject in
      let options = ["--check", "boot.health", "--timeout-scale", "0.2"]
      let examined = try await Examined.check(subject, options, within: Hostility.limit)
      // Which of them depends on whether it comes before the request is sent.
      #expect([0, 1].contains(examined.status), "\(examined.text)")
      try await examined.expectNothingIsLeft(of: subject)
    }
  }

  @Test("a link in its data folder does not lead the clean-up elsewhere")
  func link() async throws {
    try await HostileSubject.with("links-outside") { subject in
      let options = ["--check", "boot.health"]
      let examined = try await Examined.check(subject, options, within: Hostility.limit)
      #expect(examined.status == 0, "\(examined.text)")
      #expect(subject.lines(of: "outside/precious") == ["still here"])
      try await examined.expectNothingIsLeft(of: subject)
    }
  }

  @Test(
    "a whole examination of those that are the worst",
    arguments: [
      "endless-body", "flat-array", "headers-100000", "more-than-is-read", "floods-output",
      "two-answers", "restarts-itself",
    ]
  )
  func whole(mode: String) async throws {
    try await HostileSubject.with(mode) { subject in
      let options = ["--timeout-scale", "0.4"]
      let examined = try await Examined.check(subject, options, within: .seconds(180))
      #expect(examined.status == 1, "\(examined.text)")
      #expect(examined.text.contains("Failed: "))
      try await examined.expectNothingIsLeft(of: subject)
    }
  }

  private func expect(_ hostility: Hostility) async throws {
    try await HostileSubject.with(hostility.mode) { subject in
      let examined = try await Examined.check(subject, hostility.options, within: Hostility.limit)
      #expect(examined.status == hostility.status, "\(examined.text)")
      #expect(hostility.says.contains { examined.text.contains($0) }, "\(examined.text)")
      // What to do about it.
      let advice = ["Next: ", "hint "].filter { examined.text.contains($0) }
      #expect(!advice.isEmpty, "\(examined.text)")
      try await examined.expectNothingIsLeft(of: subject)
    }
  }
}
