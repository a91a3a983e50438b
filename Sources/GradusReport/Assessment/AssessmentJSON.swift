package import GradusModel

/// What programs read of the assessment, as `Docs/assess.md` describes it.
package enum AssessmentJSON {
  /// The version of the form; it grows when a reader of the old one would misread the new one.
  private static let format = 1

  /// What is asked.
  package static func item(_ item: AskedItem) -> JSON {
    var members: [JSONObject.Member] = [
      .init(name: "format", value: JSON(integerLiteral: format)),
      .init(name: "type", value: "item"),
      .init(name: "number", value: JSON(integerLiteral: item.number)),
      .init(
        name: "remaining",
        value: [
          "least": JSON(integerLiteral: item.remaining.lowerBound),
          "most": JSON(integerLiteral: item.remaining.upperBound),
        ]
      ),
      .init(name: "id", value: .string(item.id.rawValue)),
      .init(name: "domain", value: .string(item.domain)),
      .init(name: "topic", value: .string(item.topic)),
      .init(name: "stem", value: .string(item.stem)),
    ]
    if let note = AskedItemText.note(item.form) {
      members.append(.init(name: "note", value: .string(note)))
    }
    members += form(item.form)
    return .object(JSONObject(members))
  }

  /// That an answer can't be read.
  ///
  /// - Parameter reason: Why, as a sentence without its full stop.
  /// - Returns: An object.
  package static func unreadable(_ reason: String) -> JSON {
    ["format": JSON(integerLiteral: format), "type": "unreadable", "reason": .string("\(reason).")]
  }

  /// What a sitting found.
  package static func report(_ report: AssessmentReport) -> JSON {
    [
      "format": JSON(integerLiteral: format),
      "type": "result",
      "session": .string(report.session.rawValue),
      "mode": .string(report.mode),
      "subject": text(report.subject),
      "seed": .number(JSONNumber(unsigned: report.seed.value)),
      "started_at": .string(report.startedAt.description),
      "answered": JSON(integerLiteral: report.answered),
      "complete": .bool(report.isComplete),
      "overall": report.overall.map(ability) ?? .null,
      "domains": .array(report.domains.map(ability)),
      "cuts": .array(report.cuts.map(decimal)),
      "path": text(report.path),
      "career": text(report.career),
      "strongest": .array(report.strongest.map(JSON.string)),
      "weakest": .array(report.weakest.map(JSON.string)),
      "steps": .array(report.steps.map(step)),
    ]
  }

  /// What all sittings found.
  package static func history(_ history: AssessmentHistory) -> JSON {
    [
      "format": JSON(integerLiteral: format),
      "sittings": .array(history.sittings.map(report)),
      "unreadable": JSON(integerLiteral: history.unreadable),
    ]
  }

  private static func form(_ form: AskedItem.Form) -> [JSONObject.Member] {
    switch form {
    case .choice(let options, let takesSeveral):
      [
        .init(name: "kind", value: takesSeveral ? "multiple" : "single"),
        .init(name: "options", value: .array(options.map(JSON.string))),
      ]
    case .order(let steps):
      [
        .init(name: "kind", value: "order"),
        .init(name: "steps", value: .array(steps.map(JSON.string))),
      ]
    case .line(let listing):
      [.init(name: "kind", value: "fault"), .init(name: "listing", value: self.listing(listing))]
    case .text(.output(let listing)):
      [.init(name: "kind", value: "output"), .init(name: "listing", value: self.listing(listing))]
    case .text(.sql(let schema, let data)):
      [
        .init(name: "kind", value: "sql"),
        .init(name: "schema", value: .string(schema)),
        .init(name: "data", value: .string(data)),
      ]
    case .text(.request): [.init(name: "kind", value: "request")]
    case .text(.response): [.init(name: "kind", value: "response")]
    case .text(.json): [.init(name: "kind", value: "json")]
    case .text(.jsonSchema): [.init(name: "kind", value: "schema")]
    case .text(.openAPI): [.init(name: "kind", value: "openapi")]
    case .text(.graphQL): [.init(name: "kind", value: "graphql")]
    }
  }

  private static func listing(_ listing: AskedItem.Listing) -> JSON {
    ["language": .string(listing.language), "text": .string(listing.text)]
  }

  private static func ability(_ ability: AssessmentReport.Ability) -> JSON {
    [
      "id": .string(ability.id),
      "title": .string(ability.title),
      "ability": decimal(ability.estimate),
      "deviation": decimal(ability.deviation),
      "chances": .object(
        JSONObject(
          ability.chances.map { .init(name: $0.level, value: decimal($0.probability)) }
        )
      ),
      "standing": .array(ability.standing.map(JSON.string)),
      "scored": JSON(integerLiteral: ability.scored),
      "right": JSON(integerLiteral: ability.right),
      "nearly": JSON(integerLiteral: ability.nearly),
    ]
  }

  private static func step(_ step: AssessmentReport.Step) -> JSON {
    [
      "kind": .string(step.kind),
      "id": .string(step.id),
      "title": .string(step.title),
      "reason": .string(step.reason),
      "command": text(step.command),
    ]
  }

  private static func text(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }

  /// With three decimals: more would claim what nobody knows.
  private static func decimal(_ value: Double) -> JSON {
    .number(JSONNumber(thousandthsOf: value))
  }
}
