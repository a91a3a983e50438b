internal import GradusCatalog
internal import GradusContract
internal import GradusModel

extension ItemKind {
  /// The keys that an item of this kind has besides those that all have.
  var keys: [String] {
    switch self {
    case .single, .multiple: ["options"]
    case .order: ["steps"]
    case .output: ["listing", "language", "answer", "wrong"]
    case .fault: ["listing", "language", "lines", "wrong"]
    case .sql: ["schema", "data", "hidden", "ordered", "probe", "answer", "wrong"]
    case .request, .response, .json, .schema, .openapi, .graphql: ["judge", "answer", "wrong"]
    }
  }
}

extension EntryReader {
  /// Reads how a question is answered; nil where that can't be told, which is noted.
  mutating func task(_ kind: ItemKind, in entry: YAMLValue) -> ItemTask? {
    switch kind {
    case .single, .multiple: choices(in: entry, takesSeveral: kind == .multiple)
    case .order: .order(texts("steps", in: entry))
    case .output: .output(listing(in: entry), answer: text("answer", in: entry))
    case .fault: .fault(listing(in: entry), lines: lines(in: entry))
    case .sql: .sql(statement(in: entry))
    case .request: request(in: entry)
    case .response: response(in: entry)
    case .json, .schema, .openapi, .graphql: document(kind, in: entry)
    }
  }

  private mutating func choices(in entry: YAMLValue, takesSeveral: Bool) -> ItemTask {
    let options = entries("options", in: entry).map { option in
      expect(["text", "correct", "misconception"], in: option)
      expectOne(of: "correct", "misconception", in: option)
      if let correct = option["correct"], correct.text != "true" {
        note(correct, "'correct' is '\(correct.text ?? "")'", advice: "Write true, or remove it")
      }
      return ItemOption(
        text: text("text", in: option),
        misconception: optionalText("misconception", in: option)
      )
    }
    let right = options.count(where: \.isRight)
    if takesSeveral ? right < 2 || right == options.count : right != 1 {
      note(
        entry,
        "\(right) of \(options.count) options are right",
        advice: takesSeveral
          ? "Mark two or more, and leave one, with correct: true"
          : "Mark exactly one with correct: true"
      )
    }
    return .choice(options, takesSeveral: takesSeveral)
  }

  private mutating func listing(in entry: YAMLValue) -> ItemListing {
    ItemListing(language: text("language", in: entry), text: text("listing", in: entry))
  }

  private mutating func lines(in entry: YAMLValue) -> Set<Int> {
    let count = ItemListing(language: "", text: entry["listing"]?.text ?? "").lines.count
    let lines = values("lines", in: entry, isRequired: true).compactMap { value in
      guard let line = value.text.flatMap({ Int($0) }), (1...max(count, 1)).contains(line) else {
        note(value, "the listing has no such line", advice: "Write a number from 1 to \(count)")
        return nil as Int?
      }
      return line
    }
    return Set(lines)
  }

  private mutating func statement(in entry: YAMLValue) -> SQLTask {
    SQLTask(
      schema: text("schema", in: entry),
      data: text("data", in: entry),
      hidden: text("hidden", in: entry),
      answer: text("answer", in: entry),
      isOrdered: entry["ordered"]?.text == "true",
      probe: optionalText("probe", in: entry)
    )
  }

  private mutating func document(_ kind: ItemKind, in entry: YAMLValue) -> ItemTask? {
    guard let judge = entry["judge"] else {
      missing("judge", in: entry)
      return nil
    }
    let answer = text("answer", in: entry)
    switch kind {
    case .json:
      expect(["schema"], in: judge)
      return judge["schema"].map { .json(schema: $0.json, answer: answer) }
    case .schema:
      expect(["accepts", "rejects"], in: judge)
      return .schema(
        accepts: values("accepts", in: judge, isRequired: true).map(\.json),
        rejects: values("rejects", in: judge, isRequired: true).map(\.json),
        answer: answer
      )
    case .openapi:
      expect(["at", "schema"], in: judge)
      guard let schema = judge["schema"] else { return nil }
      return .openapi(at: text("at", in: judge), schema: schema.json, answer: answer)
    default:
      expect(["equals_any"], in: judge)
      let documents = texts("equals_any", in: judge)
      return .graphql([answer] + documents.filter { $0 != answer })
    }
  }
}

extension YAMLValue {
  /// The value as JSON, by the core schema of YAML 1.2.
  var json: JSON {
    switch kind {
    case .text(let text, let isPlain): isPlain ? YAMLScalar.plain(text) : .string(text)
    case .list(let elements): .array(elements.map(\.json))
    case .mapping(let members):
      .object(JSONObject(members.map { .init(name: $0.key, value: $0.value.json) }))
    }
  }
}
