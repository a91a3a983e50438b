import GradusModel
import GradusService
import Testing

/// Exports that are no exports, told with the place.
@Suite("Journal files")
struct JournalFileTests {
  @Test(
    "what is wrong is told with its place",
    arguments: [
      ("", "it is not JSON"),
      ("[]", "it is of another type"),
      (#"{"runs":[]}"#, "format is missing"),
      (#"{"format":2}"#, "'j.json' has form 2, and this version of Gradus reads up to 1."),
      (#"{"format":1,"answers":[],"reviews":[],"readings":[]}"#, "runs is missing"),
      (
        #"{"format":1,"runs":[],"answers":[],"reviews":[],"readings":[{"id":"a","lesson":"b","day":"2030-01-01"}]}"#,
        "readings[0].read_at is missing"
      ),
      (
        #"{"format":1,"runs":[],"answers":[],"reviews":[],"readings":[{"id":"a","lesson":"b","day":"2030-02-30","read_at":"2030-01-01T00:00:00Z"}]}"#,
        "readings[0].day: '2030-02-30' is no day such as 2030-01-31"
      ),
      (
        #"{"format":1,"runs":[],"answers":[{"id":"a","session":"s","item":"i","item_version":1,"score":1.5,"answered_at":"2030-01-01T00:00:00Z"}],"reviews":[],"readings":[]}"#,
        "the answer a has a score outside of 0 to 1"
      ),
      (
        #"{"format":1,"runs":[],"answers":[],"reviews":[],"readings":[{"id":"a","lesson":"b\u0000","day":"2030-01-01","read_at":"2030-01-01T00:00:00Z"}]}"#,
        "the reading a has a text with the character U+0000"
      ),
    ]
  )
  func faults(text: String, reason: String) {
    let problem = #expect(throws: Problem.self) {
      try JournalFile.decode(Array(text.utf8), file: "j.json")
    }
    #expect(problem?.sentence.contains(reason) == true, "\(problem?.sentence ?? "")")
  }
}
