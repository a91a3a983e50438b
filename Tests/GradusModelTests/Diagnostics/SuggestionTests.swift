import GradusModel
import Testing

@Suite("Did you mean")
struct SuggestionTests {
  private let commands = ["check", "start", "learn", "review", "browse", "replay"]

  @Test(
    "a slip of the fingers finds the name that was meant",
    arguments: [
      ("chekc", "check"), ("chck", "check"), ("checkk", "check"), ("cheek", "check"),
      ("strat", "start"), ("reveiw", "review"), ("raplay", "replay"), ("CHECK", "check"),
      ("learn", "learn"),
    ]
  )
  func slips(typed: String, meant: String) {
    #expect(Suggestion.nearest(to: typed, in: commands) == meant)
  }

  @Test("the beginning of a name finds it", arguments: [("br", "browse"), ("rev", "review")])
  func beginnings(typed: String, meant: String) {
    #expect(Suggestion.nearest(to: typed, in: commands) == meant)
  }

  @Test("a name with more behind it finds the name")
  func longer() {
    #expect(
      Suggestion.nearest(to: "todo-api-server", in: ["url-shortener", "todo-api"]) == "todo-api"
    )
  }

  @Test("what is near nothing finds nothing", arguments: ["orange", "x", "", "qqqqqqqq"])
  func far(typed: String) {
    #expect(Suggestion.nearest(to: typed, in: commands) == nil)
  }

  @Test("among no names there is none to suggest")
  func noCandidates() {
    #expect(Suggestion.nearest(to: "check", in: []) == nil)
    #expect(Suggestion.nearest(to: "", in: []) == nil)
  }

  @Test("of two names equally near the first is suggested")
  func ties() {
    #expect(Suggestion.nearest(to: "bat", in: ["cat", "hat"]) == "cat")
  }

  @Test("a swap of neighbours is nearer than two replacements")
  func swaps() {
    #expect(Suggestion.nearest(to: "prot", in: ["prxx", "port"]) == "port")
  }

  @Test("the suggestion is spelled as the name is, not as it was typed")
  func spelling() {
    #expect(Suggestion.nearest(to: "project", in: ["Project"]) == "Project")
  }
}
