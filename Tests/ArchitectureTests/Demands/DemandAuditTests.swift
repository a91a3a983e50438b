import Testing
import Yams

/// What is told of a list of demands that does not agree with its contract or its exam.
@Suite("Auditing demands")
struct DemandAuditTests {
  private static let contract = """
    openapi: 3.1.0
    info:
      description: Ids are opaque. Titles are kept.
    paths:
      /todos:
        get:
          summary: The list.
          parameters:
            - {name: limit, in: query, schema: {type: integer, minimum: 1}}
          responses:
            '200':
              description: A page.
              headers: {ETag: {schema: {type: string}}}
              content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}
            default: {$ref: '#/components/responses/Error'}
    components:
      responses:
        Error: {description: A refusal.}
      schemas:
        Page:
          type: object
          required: [data]
          example: {description: No prose.}
          properties:
            data: {type: array, items: {type: string, maxLength: 200}}
            description: {type: string, description: Some words.}
    """

  private static let whole = """
    sentences:
      /info/description:
        Ids are opaque.: {checks: [a.ids], freedom: [numbers]}
        Titles are kept.: [b.kept, b.long]
      /paths/~1todos/get/summary:
        The list.: definition
      /paths/~1todos/get/responses/200/description:
        A page.: [c.page]
      /components/responses/Error/description:
        A refusal.: freedom
      /components/schemas/Page/properties/description/description:
        Some words.: advice
    constraints:
      /paths/~1todos/get/parameters/0: [c.page]
      /paths/~1todos/get/parameters/0/schema/type|minimum: [c.page]
      /paths/~1todos/get/responses/*: [c.page]
      /paths/~1todos/get/responses/200/headers/ETag: [c.page]
      /paths/~1todos/get/responses/200/content/*: [c.page]
      /components/schemas/Page/type|required: [c.page]
      /components/schemas/Page/properties/*/type: [c.page]
      /components/schemas/Page/properties/data/items/type|maxLength: [c.*]
    """

  private static let checks: [DemandAudit.Examiner] = [
    .init(id: "a.ids", place: "/info/description"), .init(id: "b.kept", place: "/info"),
    .init(id: "b.long", place: "/info/description"),
    .init(id: "c.page", place: "/paths/~1todos/get"),
    // What it stands on is where that operation's response refers to.
    .init(id: "c.data", place: "/paths/~1todos/get"),
  ]

  private func audit(
    _ list: String,
    checks: [DemandAudit.Examiner] = checks
  ) throws -> DemandAudit {
    DemandAudit(
      contract: try #require(try Yams.compose(yaml: Self.contract)),
      list: try DemandList(yaml: list),
      checks: checks,
      variants: ["numbers"]
    )
  }

  @Test("nothing is told where all agree")
  func agreement() throws {
    let audit = try audit(Self.whole)
    #expect(audit.problems == [])
    #expect(DemandSkeleton(audit: audit).text == nil)
  }

  @Test("the constraints of a contract are found, and no data is taken for prose")
  func constraints() throws {
    let clauses = try audit(Self.whole).clauses
    let constraints = clauses.filter { $0.form == .constraint }.map { "\($0.place) \($0.text)" }
    #expect(
      constraints == [
        "/paths/~1todos/get/parameters/0 query parameter `limit`",
        "/paths/~1todos/get/parameters/0/schema/type `type: integer`",
        "/paths/~1todos/get/parameters/0/schema/minimum `minimum: 1`",
        "/paths/~1todos/get/responses/200 response 200",
        "/paths/~1todos/get/responses/200/headers/ETag header `ETag`",
        "/paths/~1todos/get/responses/200/content/application~1json media type `application/json`",
        "/paths/~1todos/get/responses/default response default, Error",
        "/components/schemas/Page/type `type: object`",
        "/components/schemas/Page/required `required: [data]`",
        "/components/schemas/Page/properties/data/type `type: array`",
        "/components/schemas/Page/properties/data/items/type `type: string`",
        "/components/schemas/Page/properties/data/items/maxLength `maxLength: 200`",
        "/components/schemas/Page/properties/description/type `type: string`",
      ]
    )
    #expect(clauses.count { $0.form == .sentence } == 6)
  }

  @Test(
    "what does not agree is told with its place",
    arguments: [
      (
        "    Ids are opaque.: {checks: [a.ids], freedom: [numbers]}\n", "",
        [
          "/info/description: 'Ids are opaque.' is not in demands.yaml",
          "the check a.ids stands on nothing that the contract says",
        ]
      ),
      (
        "Titles are kept.", "Titles survive.",
        [
          "/info/description: 'Titles are kept.' is not in demands.yaml",
          "/info/description: 'Titles survive.' is in demands.yaml and no longer in the contract",
          "the check b.kept stands on nothing that the contract says",
          "the check b.long stands on nothing that the contract says",
        ]
      ),
      (
        "/paths/~1todos/get/responses/200/headers/ETag: ", "/paths/~1todos/get/responses/201/*: ",
        [
          "/paths/~1todos/get/responses/200/headers/ETag (header `ETag`) is not in demands.yaml",
          "/paths/~1todos/get/responses/201/* is in demands.yaml and no longer in the contract",
        ]
      ),
      (
        "The list.: definition", "The list.: []",
        ["/paths/~1todos/get/summary: 'The list.' demands something, and no check examines it"]
      ),
      (
        "The list.: definition", "The list.: {checks: [c.page], missing: its order}",
        ["/paths/~1todos/get/summary: 'The list.' has no check of this: its order"]
      ),
      (
        "The list.: definition", "The list.: [c.order, d.*]",
        [
          "/paths/~1todos/get/summary: 'The list.' names the check c.order, which the exam does not have",
          "/paths/~1todos/get/summary: 'The list.' names the check d.*, which the exam does not have",
        ]
      ),
      (
        "freedom: [numbers]", "freedom: [letters]",
        [
          """
          /info/description: 'Ids are opaque.' names the legal variant letters, which the reference \
          does not have
          """
        ]
      ),
    ]
  )
  func disagreement(part: String, replacement: String, problems: [String]) throws {
    let list = Self.whole.replacing(part, with: replacement)
    try #require(list != Self.whole)
    #expect(try audit(list).problems == problems)
  }

  @Test("a check that cites another place than it stands on is told")
  func misplaced() throws {
    let checks = Self.checks.map { check in
      check.id == "a.ids" ? DemandAudit.Examiner(id: check.id, place: "/paths/~1todos/get") : check
    }
    #expect(
      try audit(Self.whole, checks: checks).problems == [
        "the check a.ids cites /paths/~1todos/get, and stands on nothing there or below"
      ]
    )
  }

  @Test("a sentence that stands twice in its place is told")
  func doubled() throws {
    let contract = Self.contract.replacing(
      "Titles are kept.",
      with: "Titles are kept. Ids are opaque."
    )
    let audit = DemandAudit(
      contract: try #require(try Yams.compose(yaml: contract)),
      list: try DemandList(yaml: Self.whole),
      checks: Self.checks,
      variants: ["numbers"]
    )
    #expect(
      audit.problems == [
        """
        /info/description: 'Ids are opaque.' stands more than once in its place; give one of them \
        other words
        """
      ]
    )
  }

  @Test("the skeleton has what is missing, with what was said of a sentence that resembles it")
  func skeleton() throws {
    let list = Self.whole
      .replacing("Ids are opaque.", with: "'All ids are: opaque.'")
      .replacing("    The list.: definition\n", with: "    Gone.: definition\n")
      .replacing("/Page/type|required: [c.page]", with: "/Page/required: [c.page]")
    #expect(
      DemandSkeleton(audit: try audit(list)).text == """
        sentences:
          /info/description:
            # was: All ids are: opaque.
            Ids are opaque.: {checks: [a.ids], freedom: [numbers]}
          /paths/~1todos/get/summary:
            The list.: []
        constraints:
          /components/schemas/Page/type: []  # `type: object`
        # gone: /info/description: 'All ids are: opaque.'
        # gone: /paths/~1todos/get/summary: 'Gone.'
        # stands on nothing: a.ids, which cites /info/description

        """
    )
  }

  @Test(
    "an entry that says nothing of how it stands is refused",
    arguments: [
      "demand", "later", "{}", "{check: [a.ids]}", "{checks: a.ids}", "{missing: [a]}", "",
    ]
  )
  func malformed(standing: String) {
    #expect(throws: DemandList.Malformed.self) {
      try DemandList(yaml: "constraints:\n  /info: \(standing)\n")
    }
  }

  @Test("entries that are about the same constraint are taken together")
  func together() throws {
    let list = try DemandList(
      yaml: """
        constraints:
          /a/*: {checks: [a.b], missing: more}
          /a/b|c: freedom
          /a/b: {freedom: [v]}
        """
    )
    let clause = Clause(form: .constraint, place: "/a/b", text: "")
    #expect(
      list.standing(of: clause)
        == Standing(kind: .demand, checks: ["a.b"], variants: ["v"], missing: "more")
    )
    #expect(list.standing(of: Clause(form: .constraint, place: "/b/b", text: "")) == nil)
    #expect(list.standing(of: Clause(form: .sentence, place: "/a/b", text: "")) == nil)
  }
}
