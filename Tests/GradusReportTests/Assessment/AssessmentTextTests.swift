import GradusModel
import GradusReport
import GradusTestSupport
import Testing

/// What is read of the assessment.
@Suite("Assessment texts")
struct AssessmentTextTests {
  @Test("each form of an item reads well", arguments: forms.keys.sorted())
  func items(name: String) throws {
    let form = try #require(Self.forms[name])
    let item = AskedItem(
      number: 3,
      id: "fundamentals.methods.example",
      place: (domain: "Fundamentals of the web", topic: "Methods"),
      stem: "A client sends `POST /orders`, and the connection breaks.\n\nWhat may it do?\n",
      form: form,
      remaining: 9...33
    )
    let style = TextStyle(width: 72)
    let lines =
      AskedItemText.lines(item, style: style)
      + ["", AskedItemText.keys(form, hasEditor: true, style: style)]
    try Golden.expect(lines.joined(separator: "\n") + "\n", is: "asked-\(name).txt")
  }

  @Test("a result says where one stands, how sure that is, and what to do")
  func result() throws {
    let text = AssessmentText.lines(Self.report(), style: TextStyle(width: 80))
    try Golden.expect(text.joined(separator: "\n") + "\n", is: "assessment.txt")
    try Golden.expect(
      AssessmentJSON.report(Self.report()).pretty + "\n",
      is: "assessment.json"
    )
    let narrow = AssessmentText.lines(Self.report(), style: TextStyle(width: 40))
    #expect(narrow.flatMap { $0.split(separator: "\n") }.allSatisfy { $0.count <= 46 })
  }

  @Test("an unfinished sitting says so, and how to go on")
  func unfinished() {
    var report = Self.report()
    report.isComplete = false
    let text = AssessmentText.lines(report, style: TextStyle())
    #expect(text[0].contains("not finished"))
    #expect(text.last == "Next: gradus assess --resume")
    report.answered = 0
    #expect(AssessmentText.lines(report, style: TextStyle()).count == 1)
  }

  @Test("the history shows abilities over time")
  func history() throws {
    var second = Self.report(startedAt: "2030-03-02T10:00:00Z")
    second.overall?.estimate = 1.6
    second.domains[0].estimate = -3.7
    var challenge = Self.report(startedAt: "2030-03-03T10:00:00Z")
    challenge.overall = nil
    challenge.domains = [challenge.domains[0]]
    challenge.subject = "Databases"
    challenge.isComplete = false
    let history = AssessmentHistory(sittings: [Self.report(), second, challenge], unreadable: 1)
    let text = AssessmentHistoryText.lines(history, style: TextStyle(width: 80))
    try Golden.expect(text.joined(separator: "\n") + "\n", is: "assessment-history.txt")
    let none = AssessmentHistory(sittings: [], unreadable: 0)
    #expect(AssessmentHistoryText.lines(none, style: TextStyle()).last?.contains("Next:") == true)
  }

  @Test("what stands below the mark in the editor is no part of the answer")
  func editor() throws {
    let item = AskedItem(
      number: 1,
      id: "a.b",
      place: (domain: "D", topic: "T"),
      stem: "Write it.",
      form: .text(.json),
      remaining: 1...1
    )
    let below = AskedItemText.reminder(item).joined(separator: "\n")
    #expect(AskedItemText.answer(in: "{\"a\": 1}\n\(below)\n") == "{\"a\": 1}\n")
    #expect(AskedItemText.answer(in: "without a mark") == "without a mark")
  }

  private static let listing = AskedItem.Listing(
    language: "python",
    text: "a = [1]\nb = a\nb.append(2)\nprint(a)\n"
  )

  private static let forms: [String: AskedItem.Form] = [
    "single": .choice(
      ["Ask for the list of orders first", "Send it again", "Wait"],
      takesSeveral: false
    ),
    "multiple": .choice(["`GET`", "`PUT`", "`POST`", "`DELETE`"], takesSeveral: true),
    "order": .order(["The server answers", "The client connects", "The client asks"]),
    "fault": .line(listing),
    "output": .text(.output(of: listing)),
    "sql": .text(
      .sql(schema: "CREATE TABLE t (a INTEGER);\n", data: "INSERT INTO t VALUES (1), (2);\n")
    ),
    "request": .text(.request),
  ]

  private static func report(startedAt: String = "2030-01-31T10:00:00Z") -> AssessmentReport {
    let chances = [
      AssessmentReport.Chance(level: "beginner", probability: 0.07),
      AssessmentReport.Chance(level: "intermediate", probability: 0.84),
      AssessmentReport.Chance(level: "advanced", probability: 0.09),
    ]
    let between = [
      AssessmentReport.Chance(level: "beginner", probability: 0.41),
      AssessmentReport.Chance(level: "intermediate", probability: 0.55),
      AssessmentReport.Chance(level: "advanced", probability: 0.04),
    ]
    let sitting = RecordedSitting(
      id: "r",
      session: "s",
      mode: (name: "placement", subject: nil),
      seed: Seed(7),
      shift: 0,
      languages: [],
      startedAt: Moment(startedAt) ?? Moment(milliseconds: 0)
    )
    var report = AssessmentReport(
      sitting: sitting,
      subject: nil,
      answered: 24,
      isComplete: true,
      domains: [
        AssessmentReport.Ability(
          id: "databases",
          title: "Databases and data modelling",
          ability: (0.2, 0.4),
          chances: chances,
          standing: ["intermediate"],
          items: (5, 3, 1)
        ),
        AssessmentReport.Ability(
          id: "security",
          title: "Security",
          ability: (-0.42, 0.61),
          chances: between,
          standing: ["beginner", "intermediate"],
          items: (4, 1, 0)
        ),
      ],
      overall: AssessmentReport.Ability(
        id: "overall",
        title: "All domains",
        ability: (-0.04, 0.35),
        chances: chances,
        standing: ["intermediate"],
        items: (9, 4, 1)
      )
    )
    report.cuts = [-0.5, 0.5]
    report.path = "intermediate"
    report.career = "Junior backend engineer"
    report.strongest = ["Write the query of a keyset page with a tie-breaker"]
    report.weakest = ["Tell which requests a client may repeat", "Read a token's claims"]
    report.steps = [
      AssessmentReport.Step(
        kind: "lesson",
        id: "fundamentals.methods",
        title: "HTTP methods",
        reason: "missed here",
        command: "gradus learn fundamentals.methods"
      ),
      AssessmentReport.Step(
        kind: "drill",
        id: "drill.jwt",
        title: "Sign in with tokens",
        reason: "not written yet",
        command: nil
      ),
    ]
    return report
  }
}
