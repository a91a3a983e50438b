internal import GradusCatalog
internal import GradusModel

extension EntryReader {
  /// The keys that every item may have, besides those of its kind.
  private static let commonKeys = [
    "id", "version", "topic", "objective", "kind", "raters", "languages", "pilot", "cases",
    "stem", "explanation", "source",
  ]

  /// Reads an item.
  ///
  /// - Returns: Nil where something that is missing or wrong, and noted, leaves nothing to ask.
  mutating func item(_ entry: YAMLValue) -> WrittenItem? {
    let id = ItemID(define(.item, entry))
    let named = choice("kind", in: entry, of: ItemKind.allCases.map(\.rawValue))
    guard let kind = ItemKind(rawValue: named) else { return nil }
    expect(Self.commonKeys + kind.keys, in: entry)
    let questions = cases(of: entry).compactMap { question(kind, in: $0) }
    guard let source = entry["source"], !questions.isEmpty else {
      if entry["source"] == nil { missing("source", in: entry) }
      return nil
    }
    expect(["title", "url"], in: source)
    return WrittenItem(
      id: id,
      version: number("version", in: entry),
      topic: TopicID(text("topic", in: entry)),
      objective: text("objective", in: entry),
      kind: kind,
      raters: ratings(in: entry),
      languages: entry["languages"] == nil ? [] : texts("languages", in: entry),
      isPilot: isPilot(in: entry),
      questions: questions,
      source: ItemSource(title: text("title", in: source), url: address("url", in: source)),
      place: entry.place
    )
  }

  /// Whether the item is tried out.
  private mutating func isPilot(in entry: YAMLValue) -> Bool {
    guard let value = entry["pilot"] else { return false }
    if value.text != "true" {
      note(value, "'pilot' is '\(value.text ?? "")'", advice: "Write true, or remove it")
    }
    return true
  }

  /// The difficulties that the raters gave.
  private mutating func ratings(in entry: YAMLValue) -> [Double] {
    values("raters", in: entry, isRequired: true).compactMap { value in
      guard let rating = value.text.flatMap({ Double($0) }), (-4...4).contains(rating) else {
        note(value, "this is no difficulty", advice: "Write a number from -4 to 4, in logits")
        return nil
      }
      return rating
    }
  }

  /// The entry with each of its cases put into its texts.
  private mutating func cases(of entry: YAMLValue) -> [YAMLValue] {
    guard entry["cases"] != nil else { return [entry] }
    return entries("cases", in: entry).compactMap { one in
      guard let members = one.members, !members.isEmpty else {
        note(one, "this is no case", advice: "Write a mapping of names to values")
        return nil
      }
      let filled = entry.mapping { text in
        members.reduce(text) { text, member in
          text.replacing("${\(member.key)}", with: member.value.text ?? "")
        }
      }
      noteUnfilled(filled, of: entry, by: one)
      return filled
    }
  }

  /// Notes where a text names what a case does not give, and where a case gives what nothing names.
  ///
  /// - Parameters:
  ///   - filled: The entry with the case put into it.
  ///   - entry: The entry as it was written.
  ///   - one: The case.
  private mutating func noteUnfilled(_ filled: YAMLValue, of entry: YAMLValue, by one: YAMLValue) {
    // What a program in JavaScript or a shell script puts together is no variable of the item.
    let texts = filled.texts(except: ["cases", "listing"])
    var missing: [Substring] = []
    for text in texts {
      guard let start = text.firstRange(of: "${") else { continue }
      let name = text[start.upperBound...].prefix { $0 != "}" }
      if !missing.contains(name) { missing.append(name) }
    }
    for name in missing {
      note(one, "the case has no '\(name)', which the item names", advice: "Add it to every case")
    }
    let written = entry.texts(except: ["cases"])
    for member in one.members ?? []
    where !written.contains(where: { $0.contains("${\(member.key)}") }) {
      note(one, "nothing names '\(member.key)'", advice: "Write ${\(member.key)} where it is used")
    }
  }

  private mutating func question(_ kind: ItemKind, in entry: YAMLValue) -> Question? {
    guard let task = task(kind, in: entry) else { return nil }
    return Question(
      stem: text("stem", in: entry),
      task: task,
      explanation: text("explanation", in: entry),
      wrong: wrongAnswers(of: kind, in: entry)
    )
  }

  private mutating func wrongAnswers(of kind: ItemKind, in entry: YAMLValue) -> [WrongAnswer] {
    guard kind.keys.contains("wrong") else { return [] }
    return entries("wrong", in: entry).compactMap { wrong in
      let key = kind == .fault ? "line" : "answer"
      expect([key, "misconception"], in: wrong)
      let answer: ItemAnswer =
        kind == .fault ? .line(number(key, in: wrong)) : .text(text(key, in: wrong))
      return WrongAnswer(answer: answer, misconception: text("misconception", in: wrong))
    }
  }
}

extension YAMLValue {
  /// All texts in a mapping, at every depth.
  ///
  /// - Parameter keys: Of members of the mapping itself that are left out.
  /// - Returns: In their order.
  fileprivate func texts(except keys: Set<String> = []) -> [String] {
    switch kind {
    case .text(let text, _): [text]
    case .list(let elements): elements.flatMap { $0.texts() }
    case .mapping(let members):
      members.filter { !keys.contains($0.key) }.flatMap { $0.value.texts() }
    }
  }
}
