package import GradusModel

/// What the industry expects of a backend.
package struct Standard: Hashable, Sendable {
  package let id: String
  package let title: String
  /// `code`, `performance` or `api`.
  package let group: String
  /// How to measure or reach it, in a sentence.
  package let how: String
  /// The project whose checks measure it; nil where none does.
  package let project: ProjectID?
  /// The checks that measure it; empty where none does.
  package let checks: [CheckID]
  /// Why no check measures it, in a sentence; nil where one does.
  package let unmeasured: String?

  static let groups = ["code", "performance", "api"]
}

extension Standard {
  init(_ entry: YAMLValue, reading reader: inout EntryReader) {
    reader.expect(
      ["id", "group", "title", "how", "project", "checks", "unmeasured"],
      in: entry
    )
    id = reader.define(.standard, entry)
    title = reader.text("title", in: entry)
    group = reader.choice("group", in: entry, of: Self.groups)
    how = reader.text("how", in: entry)
    unmeasured = reader.optionalText("unmeasured", in: entry)
    reader.expectOne(of: "checks", "unmeasured", in: entry)
    guard entry["checks"] != nil else {
      project = nil
      checks = []
      return
    }
    let project = reader.references("project", in: entry, to: .project, isRequired: true).first
    self.project = project.map { ProjectID($0) }
    let list = reader.values("checks", in: entry, isRequired: true)
    checks = list.compactMap(\.text).map { CheckID($0) }
    for check in list { reader.check(check, of: project ?? "") }
  }
}
