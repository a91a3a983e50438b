package import GradusModel

/// A level of a career, with what is expected on it.
package struct CareerLevel: Hashable, Sendable {
  package let id: String
  package let title: String
  /// Of experience: `1-3`.
  package let years: String
  package let focus: String
  /// Skills first, then tools, then responsibilities.
  package let requirements: [Requirement]

  /// Something that is expected on a level.
  package struct Requirement: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
      case skill
      case tool
      case responsibility
    }

    package let kind: Kind
    package let title: String
    /// What counts for it; empty where nothing measures it.
    package let evidence: [Evidence]
    /// Why it can't be measured, in a sentence; nil where there is evidence.
    package let unmeasured: String?
  }
}

/// What shows that somebody meets a requirement.
package enum Evidence: Hashable, Sendable {
  /// The stage was passed.
  case stage(StageReference)
  /// The lesson was read.
  case lesson(TopicID)
  /// The level that an assessment of the domain found.
  case assessment(domain: String)
  /// The core of the project was passed.
  case project(ProjectID)
  /// The drill was passed.
  case drill(String)
}

/// A stage of a project: `todo-api/create`.
package struct StageReference: Hashable, Sendable, CustomStringConvertible {
  package let project: ProjectID
  package let stage: StageID

  package init(project: ProjectID, stage: StageID) {
    self.project = project
    self.stage = stage
  }

  /// Reads `project/stage`; nil where the text is not of this form.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    self.init(project: ProjectID(String(parts[0])), stage: StageID(String(parts[1])))
  }

  package var description: String { "\(project)/\(stage)" }
}

extension CareerLevel {
  private static let lists: [(key: String, kind: Requirement.Kind)] = [
    ("skills", .skill), ("tools", .tool), ("responsibilities", .responsibility),
  ]

  init(_ entry: YAMLValue, reading reader: inout EntryReader) {
    reader.expect(["id", "title", "years", "focus"] + Self.lists.map(\.key), in: entry)
    id = reader.define(.career, entry)
    title = reader.text("title", in: entry)
    years = reader.text("years", in: entry)
    focus = reader.text("focus", in: entry)
    requirements = Self.lists.flatMap { list in
      reader.entries(list.key, in: entry).map {
        Requirement($0, kind: list.kind, reading: &reader)
      }
    }
  }
}

extension CareerLevel.Requirement {
  init(_ entry: YAMLValue, kind: Kind, reading reader: inout EntryReader) {
    reader.expect(["title", "evidence", "unmeasured"], in: entry)
    self.kind = kind
    title = reader.text("title", in: entry)
    evidence = reader.entries("evidence", in: entry, isRequired: false).compactMap {
      Evidence($0, reading: &reader)
    }
    unmeasured = reader.optionalText("unmeasured", in: entry)
    reader.expectOne(of: "evidence", "unmeasured", in: entry)
  }
}

extension Evidence {
  init?(_ entry: YAMLValue, reading reader: inout EntryReader) {
    reader.expect(["stage", "lesson", "assessment", "project", "drill"], in: entry)
    guard let members = entry.members, members.count == 1, let member = members.first else {
      reader.note(
        entry,
        "evidence is one thing",
        advice: "Write one of stage, lesson, assessment, project and drill, as {lesson: ID}"
      )
      return nil
    }
    switch member.key {
    case "stage":
      guard let stage = reader.stage(member.value) else { return nil }
      self = .stage(stage)
    case "lesson": self = .lesson(TopicID(reader.reference(member.value, to: .topic)))
    case "assessment": self = .assessment(domain: reader.reference(member.value, to: .domain))
    case "project": self = .project(ProjectID(reader.reference(member.value, to: .project)))
    case "drill": self = .drill(reader.reference(member.value, to: .drill))
    default: return nil
    }
  }
}
