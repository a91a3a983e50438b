import GradusModel
import Testing

@Suite("Diagnostics")
struct DiagnosticTests {
  @Test("a diagnostic reads as place, problem and advice")
  func whole() {
    let diagnostic = Diagnostic(
      file: "gradus.yaml",
      line: 3,
      column: 7,
      problem: "'rnu' is no key",
      advice: "Did you mean 'run'"
    )
    #expect(diagnostic.description == "gradus.yaml:3:7: 'rnu' is no key. Did you mean 'run'.")
  }

  @Test("what is not known is left out")
  func parts() {
    #expect(
      Diagnostic(file: "a.yaml", problem: "It is empty").description == "a.yaml: It is empty."
    )
    #expect(Diagnostic(file: "a.yaml", line: 2, problem: "No").description == "a.yaml:2: No.")
  }
}
