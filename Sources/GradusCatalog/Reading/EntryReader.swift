package import GradusModel

/// The kinds of things that content defines and refers to.
package enum EntryKind: String, CaseIterable {
  case domain
  case topic
  case lesson
  case drill
  case project
  case path
  case roadmap
  case career
  case language
  case tool
  case standard
  case agent
  case item

  fileprivate var article: String {
    switch self {
    case .agent, .item: "an"
    default: "a"
    }
  }
}

/// A place that something is said at.
package struct Place: Hashable, Sendable {
  package let file: String
  /// From 1.
  package let line: Int
  /// From 1.
  package let column: Int

  /// A diagnostic at this place.
  package func diagnostic(_ problem: String, advice: String? = nil) -> Diagnostic {
    Diagnostic(file: file, line: line, column: column, problem: problem, advice: advice)
  }
}

/// Reads the entries of one content folder.
///
/// What is wrong with them is noted and reading goes on, so that all of it is told at once. Whether
/// what they refer to is there can only be said when everything has been read.
package struct EntryReader {
  /// The mention of something that is defined elsewhere.
  struct Reference {
    let kinds: [EntryKind]
    let id: String
    let place: Place
  }

  /// The mention of a stage, or of a check, which exams declare.
  struct ExamReference {
    enum Part {
      case stage(StageID)
      case check(CheckID)
    }

    let project: ProjectID
    let part: Part
    let place: Place
  }

  /// What is wrong with the entries by themselves.
  package private(set) var diagnostics: [Diagnostic] = []
  /// Where the entries of each kind gave themselves their ids.
  private(set) var defined: [EntryKind: [String: Place]] = [:]
  private(set) var references: [Reference] = []
  private(set) var examReferences: [ExamReference] = []

  package init() {}

  /// Notes something that is wrong.
  package mutating func note(_ value: YAMLValue, _ problem: String, advice: String? = nil) {
    diagnostics.append(value.diagnostic(problem, advice: advice))
  }

  /// Notes something that is wrong with a whole file.
  package mutating func note(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// Notes keys that nobody reads, and values that are no mapping.
  package mutating func expect(_ keys: [String], in entry: YAMLValue) {
    guard entry.members != nil else {
      return note(
        entry,
        "this is no mapping",
        advice: "Write keys with values; the keys are \(keys.joined(separator: ", "))"
      )
    }
    diagnostics += entry.unknownKeys(besides: keys)
  }

  /// Notes where both of two keys are there, or neither.
  package mutating func expectOne(of first: String, _ second: String, in entry: YAMLValue) {
    guard (entry[first] == nil) == (entry[second] == nil) else { return }
    note(
      entry,
      entry[first] == nil
        ? "neither '\(first)' nor '\(second)' is there"
        : "'\(first)' and '\(second)' are both there",
      advice: "Write one of them"
    )
  }

  /// The id of an entry, which it defines; empty where it has none.
  package mutating func define(_ kind: EntryKind, _ entry: YAMLValue) -> String {
    let id = text("id", in: entry)
    guard !id.isEmpty, let value = entry["id"] else { return id }
    let place = value.place
    if let earlier = defined[kind, default: [:]].updateValue(place, forKey: id) {
      note(
        value,
        "there is \(kind.article) \(kind) '\(id)' already, in \(earlier.file) on line \(earlier.line)",
        advice: "Give one of them another id"
      )
    }
    return id
  }

  /// Notes that something is mentioned at a key.
  mutating func refer(
    to id: String,
    _ kind: EntryKind,
    line: Int,
    column: Int,
    in entry: YAMLValue
  ) {
    let place = Place(file: entry.file, line: line, column: column)
    references.append(Reference(kinds: [kind], id: id, place: place))
  }

  /// The id that a value mentions; empty where it is none.
  mutating func reference(_ value: YAMLValue, to kinds: EntryKind...) -> String {
    reference(value, toAny: kinds)
  }

  private mutating func reference(_ value: YAMLValue, toAny kinds: [EntryKind]) -> String {
    guard let id = value.text, !id.isEmpty else {
      note(value, "this is no id", advice: "Write the id of a \(Self.either(kinds))")
      return ""
    }
    references.append(Reference(kinds: kinds, id: id, place: value.place))
    return id
  }

  /// The ids that are mentioned at a key, as a list or one alone.
  @discardableResult
  mutating func references(
    _ key: String,
    in entry: YAMLValue,
    to kinds: EntryKind...,
    isRequired: Bool = false
  ) -> [String] {
    guard let value = entry[key] else {
      if isRequired { missing(key, in: entry) }
      return []
    }
    return (value.list ?? [value]).map { reference($0, toAny: kinds) }.filter { !$0.isEmpty }
  }

  /// The stage that a value mentions; nil where it is none.
  mutating func stage(_ value: YAMLValue) -> StageReference? {
    guard let stage = value.text.flatMap({ StageReference($0) }) else {
      note(value, "this is no stage", advice: "Write PROJECT/STAGE, as todo-api/create")
      return nil
    }
    examReferences.append(
      ExamReference(project: stage.project, part: .stage(stage.stage), place: value.place)
    )
    return stage
  }

  /// Notes that a check of a project is mentioned.
  mutating func check(_ value: YAMLValue, of project: String) {
    guard let id = value.text else {
      return note(value, "this is no id of a check", advice: "Write one, as create.location")
    }
    examReferences.append(
      ExamReference(project: ProjectID(project), part: .check(CheckID(id)), place: value.place)
    )
  }

  /// Notes that a key is missing.
  package mutating func missing(_ key: String, in entry: YAMLValue) {
    guard entry.members != nil else { return }
    note(entry, "the key '\(key)' is missing", advice: "Add it")
  }

  /// `topic, drill or project`.
  static func either(_ kinds: [EntryKind]) -> String {
    let names = kinds.map(\.rawValue)
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) or \(last)"
  }
}

extension YAMLValue {
  /// Where it stands.
  package var place: Place { Place(file: file, line: line, column: column) }
}
