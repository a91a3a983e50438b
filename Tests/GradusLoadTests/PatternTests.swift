import GradusLoad
import Testing

/// Texts with places.
@Suite("Pattern")
struct PatternTests {
  @Test("places are found, and a lone dollar is text")
  func places() throws {
    let template = try RequestTemplate(
      name: "all",
      target: #require(Pattern("/${id}/$x/$")),
      fields: [RequestTemplate.Field("X", #require(Pattern("${token}${unique}")))],
      content: Pattern("${id} and ${other}")
    )
    #expect(template.uses == ["id", "token", "other"])
    #expect(Pattern("/a/${+rest}")?.beginsWithCapture == false)
    #expect(Pattern("${next}")?.beginsWithCapture == true)
    #expect(Pattern("${unique}")?.beginsWithCapture == false)
    let rest = try RequestTemplate(name: "rest", target: #require(Pattern("/${+id}")))
    #expect(rest.uses == ["id"])
    #expect(RequestTemplate(name: "none", target: Pattern(verbatim: "/${id}")).uses == [])
  }

  @Test(
    "a place that is not closed, or has no name, is none",
    arguments: ["/${id", "${}", "a${", "${+}"]
  )
  func open(text: String) {
    #expect(Pattern(text) == nil)
  }
}
