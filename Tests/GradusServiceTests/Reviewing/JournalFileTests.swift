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
      (#"{"format":3}"#, "'j.json' has form 3, and this version of Gradus reads up to 2."),
      (#"{"format":2,"runs":[],"answers":[],"reviews":[],"readings":[]}"#, "sittings is missing"),
      (
        #"{"format":2,"runs":[],"sittings":[],"answers":[{"id":"a","session":"s","item":"i","item_version":1,"score":1,"answered_at":"2030-01-01T00:00:00Z"}],"reviews":[],"readings":[]}"#,
        "answers[0].number is missing"
      ),
      (
        #"{"format":2,"runs":[],"sittings":[],"answers":[{"id":"a","session":"s","number":0,"item":"i","item_version":1,"score":1,"answered_at":"2030-01-01T00:00:00Z"}],"reviews":[],"readings":[]}"#,
        "the answer a has a number below 1"
      ),
      (
        #"{"format":2,"runs":[],"sittings":[{"id":"a","session":"s","mode":"quick","seed":1,"shift":-10.5,"languages":[],"started_at":"2030-01-01T00:00:00Z"}],"answers":[],"reviews":[],"readings":[]}"#,
        "the sitting a has a shift outside of -10 to 10"
      ),
      (
        #"{"format":2,"runs":[],"sittings":[{"id":"a","session":"s","mode":"quick","seed":1,"shift":0,"languages":["go","\u0000"],"started_at":"2030-01-01T00:00:00Z"}],"answers":[],"reviews":[],"readings":[]}"#,
        "the sitting a has a text with the character U+0000"
      ),
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

  @Test(
    "answers of form 1 are numbered by their times in each sitting; where these are alike, as written"
  )
  func form1() throws {
    func answer(_ id: String, in session: String, at second: Int) -> String {
      #"{"id":"\#(id)","session":"\#(session)","item":"i","item_version":1,"score":1,"answered_at":"2030-01-01T00:00:0\#(second)Z"}"#
    }
    let answers = [
      answer("z", in: "s", at: 2), answer("d", in: "t", at: 1),
      answer("y", in: "s", at: 2), answer("x", in: "s", at: 1),
    ]
    let text = """
      {"format":1,"runs":[],"reviews":[],"readings":[],"answers":[\(answers.joined(separator: ","))]}
      """
    let read = try JournalFile.decode(Array(text.utf8), file: "j.json").answers
    #expect(
      read.map { "\($0.session) \($0.number) \($0.id)" } == ["s 1 x", "s 2 z", "s 3 y", "t 1 d"]
    )
  }
}
