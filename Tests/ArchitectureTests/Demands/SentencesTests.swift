import Testing

@Suite("Sentences of a contract")
struct SentencesTests {
  @Test(
    "end where a reader ends them",
    arguments: [
      ("Filters come first. Then the page.", ["Filters come first.", "Then the page."]),
      (
        "Is it JSON? 400 alone if not! `id` stays. \"Nothing\" goes.",
        ["Is it JSON?", "400 alone if not!", "`id` stays.", "\"Nothing\" goes."]
      ),
      (
        "**A 204** has **no content.** **Times** are in UTC.",
        ["**A 204** has **no content.**", "**Times** are in UTC."]
      ),
      ("It takes A to Z. Others may match.", ["It takes A to Z.", "Others may match."]),
      ("One that never ends", ["One that never ends"]),
      ("On two cores:\n\n- **1,000 clients** wait.", ["On two cores:", "**1,000 clients** wait."]),
    ]
  )
  func ends(text: String, sentences: [String]) {
    #expect(Sentences.of(text) == sentences)
  }

  @Test(
    "go on where a dot ends none",
    arguments: [
      "The strong validator (RFC 9110, section 8.8.3): the same in every answer.",
      "A last comma, for example (RFC 8259, section 9). what follows in lower case.",
      "Answers e.g. GET and i.e. HEAD, as in no. 5 of fig. 2.",
      "`a. B` and `c! D` are code spans.",
      "The version is 3.0.1, and `openapi.json` says so, in 1.5 seconds.",
      "A remark (See there. It says more.) is within a sentence.",
      "A list... and so on.",
    ]
  )
  func goesOn(text: String) {
    #expect(Sentences.of(text) == [text])
  }

  @Test("a remark in parentheses of its own is a sentence")
  func aside() {
    #expect(Sentences.of("(It may. Or not.) Next.") == ["(It may. Or not.)", "Next."])
  }

  @Test("marks without a partner hide no sentence")
  func unbalanced() {
    #expect(Sentences.of("A ( stands alone. So does `.") == ["A ( stands alone.", "So does `."])
  }

  @Test("lines of a block are one text, and items are blocks")
  func blocks() {
    let text = """
      First line
      goes on. Second.

      - An item
        goes on
      - another. With two.
      1. A step
      2. its next

      # A heading
      ```
      code. Not prose.
      ```
      """
    let sentences = [
      "First line goes on.", "Second.", "An item goes on", "another.", "With two.", "A step",
      "its next", "A heading", "``` code. Not prose. ```",
    ]
    #expect(Sentences.of(text) == sentences)
  }
}
