import GradusModel
import GradusTestSupport
import Testing

/// `gradus assess simulate`, as people use it.
@Suite("Simulating placements")
struct SimulateCommandTests {
  private let gradus = Tool.built("gradus")

  @Test("tables for people, the same for the same seed, in 80 columns")
  func text() async throws {
    let arguments = ["assess", "simulate", "--learners", "3", "--seed", "7"]
    let outcome = try await gradus.run(arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("3 simulated learners placed, with "))
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(try await gradus.run(arguments).output == outcome.output)
  }

  @Test("JSON for programs, without a stem or a key")
  func json() async throws {
    let outcome = try await gradus.run(["assess", "simulate", "--learners", "2", "--json"])
    let json = try JSONReader.read(outcome.output)
    #expect(json["format"]?.integer == 1)
    #expect(json["seed"]?.integer == 1)
    #expect(json["learners"]?.integer == 2)
    #expect(json["domains"]?["calibration"]?.elements?.count == 10)
    #expect(json["exposures"]?.elements?.first?["item"]?.text != nil)
  }

  @Test(
    "numbers out of range are refused",
    arguments: ["0", "-1", "1000000", "99999999999999999999", "many"]
  )
  func range(learners: String) async throws {
    let outcome = try await gradus.run(["assess", "simulate", "--learners=\(learners)"])
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(!outcome.errors.isEmpty)
  }
}
