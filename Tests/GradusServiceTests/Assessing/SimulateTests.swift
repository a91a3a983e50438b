import Foundation
import GradusModel
import GradusProjects
import GradusService
import GradusTestSupport
import Testing

/// Placements of simulated learners with the items of content.
@Suite("Simulating")
struct SimulateTests {
  private let gradus = Gradus(exams: AllProjects.exams)

  @Test("the same seed gives the same report, with every item of the content")
  func seeds() throws {
    let report = try gradus.simulate(SimulationRequest(learners: 3, seed: Seed(7)))
    #expect(report == (try gradus.simulate(SimulationRequest(learners: 3, seed: Seed(7)))))
    #expect(report != (try gradus.simulate(SimulationRequest(learners: 3, seed: Seed(8)))))
    #expect(report.learners == 3 && !report.isPartial)
    #expect(report.overall.conclusions == 3 && report.domains.conclusions == 18)
    #expect(report.exposures.count == (try gradus.lintCatalog().items))
    #expect(report.lengths.allSatisfy { (12...36).contains($0.items) })
    // Each placement asked different items, and all that were asked are counted.
    let asked = report.exposures.reduce(0) { $0 + $1.share }
    #expect(abs(asked - report.meanLength) < 1e-9)
  }

  @Test("numbers out of range are refused", arguments: [-1, 0, 100_001, 1_000_000, Int.max])
  func range(learners: Int) {
    let problem = #expect(throws: Problem.self) {
      try gradus.simulate(SimulationRequest(learners: learners))
    }
    #expect(problem?.sentence == "\(learners) learners can't be simulated.")
    #expect(problem?.advice == "Take 1 to 100000.")
    #expect(problem?.exitCode == .usage)
  }

  @Test("items of somebody's own count, and broken ones are told")
  func content() async throws {
    try await Folders.withTemporary { folder in
      let items = folder.appending(path: "items/fundamentals")
      try FileManager.default.createDirectory(at: items, withIntermediateDirectories: true)
      let file = items.appending(path: "mine.yaml")
      try Data(Self.item.utf8).write(to: file)
      let request = SimulationRequest(learners: 1, content: folder.path)
      let report = try gradus.simulate(request)
      #expect(report.exposures.last?.item == "fundamentals.methods.mine")
      try Data(Self.item.replacing("correct: true", with: "correct: yes").utf8).write(to: file)
      let problem = #expect(throws: Problem.self) { try gradus.simulate(request) }
      #expect(problem?.sentence.contains("mine.yaml:11:18: 'correct' is 'yes'") == true)
      #expect(problem?.advice == "gradus catalog lint says all of it.")
    }
  }

  @Test("whoever stops before anybody was placed gets no figures")
  func cancelled() async {
    await #expect(throws: CancellationError.self) {
      try await withThrowingTaskGroup(of: SimulationReport.self) { group in
        group.cancelAll()
        group.addTask { [gradus] in try gradus.simulate(SimulationRequest(learners: 10)) }
        return try await group.next()
      }
    }
  }

  @Test(
    "an item laid over the built-in ones is judged with them, and a domain of one's own needs none"
  )
  func layered() async throws {
    try await Folders.withTemporary { folder in
      let items = folder.appending(path: "items/fundamentals")
      try FileManager.default.createDirectory(at: items, withIntermediateDirectories: true)
      try Data(Self.item.utf8).write(to: items.appending(path: "mine.yaml"))
      let curriculum =
        "domains:\n  - {id: music, title: Music, weeks: 1-2, topics: [{id: music.notes, title: Notes}]}\n"
      try Data(curriculum.utf8).write(to: folder.appending(path: "curriculum.yaml"))
      let findings = try gradus.lintCatalog(over: folder.path)
      #expect(findings.diagnostics.map(\.description) == [])
      #expect(findings.items == (try gradus.lintCatalog().items) + 1)
    }
  }

  private static let item = """
    items:
      - id: fundamentals.methods.mine
        version: 1
        topic: fundamentals.methods
        objective: Name the method that reads
        kind: single
        raters: [-1.0, -0.8, -1.2]
        stem: Which method asks for a representation of a resource, and for nothing else?
        options:
          - text: The method `GET`
            correct: true
          - {text: The method `PUT`, misconception: Confuses putting with getting}
          - {text: The method `POST`, misconception: Believes that everything is posted}
        explanation: GET asks for a representation. It is safe.
        source: {title: RFC 9110, url: "https://www.rfc-editor.org/rfc/rfc9110#section-9.3.1"}

    """
}
