import GradusModel
import Testing

@Suite("What became of a start")
struct StartOutcomeTests {
  @Test("every outcome is one plain sentence")
  func sentences() {
    #expect(
      SampleStarts.all.map(\.sentence) == [
        "The backend was ready after 120 ms.",
        "The build command exited with status 2.",
        "The backend exited with status 1 before it listened.",
        "The backend was ended by signal 9 before it listened.",
        "The backend listens on 127.0.0.1:8080 and [::1]:8080, not on 127.0.0.1:20001.",
        "The backend runs, but after 30 s it still listens on no port.",
        "Nothing answers at that URL: the connection was refused.",
        "The backend could not be started: the folder /x does not exist.",
      ]
    )
  }

  @Test("every outcome but readiness comes with advice")
  func advice() {
    for start in SampleStarts.all {
      #expect((start.advice == nil) == start.isReady, "\(start)")
      #expect(start.advice?.isEmpty != true)
    }
  }

  @Test("the output of a process that failed is kept")
  func output() {
    #expect(
      SampleStarts.all.map(\.output)
        == ["", "no such module", "SyntaxError", "", "on 8080", "waiting for the database", "", ""]
    )
  }

  @Test("only readiness is ready")
  func readiness() {
    #expect(SampleStarts.all.map(\.isReady) == [true] + Array(repeating: false, count: 7))
  }

  @Test("the samples have every case")
  func complete() {
    #expect(Set(SampleStarts.all.map(SampleStarts.number)) == Set(0...6))
  }
}
