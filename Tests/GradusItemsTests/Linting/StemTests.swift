import GradusItems
import GradusTestSupport
import Testing

/// Whether stems ask for something, and for what is so.
@Suite("Stems")
struct StemTests {
  @Test(
    "questions and imperatives",
    arguments: [
      "Which method does it use?",
      "Choose every method that may be repeated.",
      "The server (which is busy) says \"wait\". What does the client do next?",
      "Which answer fits a request that\ndoes not name a version?",
      "Here is a listing:\n\n```python\nprint(1)\n```\n\nWhy does it print nothing?",
      "Which status tells her that her request was understood and will not be granted?",
      "Choose every detail that belongs in the log, but not in the response.",
      "Which of these methods is **NOT** safe?",
      "Choose every method **EXCEPT** the safe ones.",
      "A query has `WHERE NOT done`. Which rows does it find?",
    ]
  )
  func fine(stem: String) throws {
    #expect(try SampleItems.lint(SampleItems.single(stem: stem)) == "")
  }

  @Test("stems that ask nothing, or for what is not so without stress")
  func wrong() throws {
    let stems = [
      "A safe method is",
      "Which method is safe? The client is in a hurry.",
      "Which of the following is true about methods?",
      "Which statements are correct?",
      "Which of these methods is not safe?",
      "Which method\ndoesn't change anything?",
      "Choose every method that is never safe.",
      "Choose all of these methods except the safe ones.",
      "Which method is NOT safe?",
      "A client reads `/notes`, but does NOT want them all. Which header does it send?",
    ]
    let told = try stems.map { stem in
      "\(stem)\n\(try SampleItems.lint(SampleItems.single(stem: stem)))"
    }
    try Golden.expect(told.joined(separator: "\n"), is: "stems.txt")
  }

  @Test("an item without options may say more after what it asks for")
  func written() throws {
    let written = SampleItems.output {
      $0.replacing(
        "stem: Predict what this program prints.",
        with: "stem: Predict what this prints. The columns are `a` and `b`."
      )
    }
    #expect(try SampleItems.lint(written) == "")
    let silent = SampleItems.output {
      $0.replacing(
        "stem: Predict what this program prints.",
        with: "stem: The program prints this."
      )
    }
    #expect(try SampleItems.lint(silent).contains("the stem is no question"))
  }
}
