/// An assistant for a field, and what it hands over to others.
package struct Agent: Hashable, Sendable {
  package let id: String
  package let title: String
  /// What it does, in a sentence.
  package let about: String
  package let specialities: [String]
  /// When to ask it, continuing "when …".
  package let when: [String]
  /// The commands that it offers.
  package let commands: [String]
  package let skill: Skill?
  package let handsOver: [Handover]

  /// Knowledge that an agent brings along.
  package struct Skill: Hashable, Sendable {
    package let id: String
    package let offers: [String]
  }

  /// What an agent leaves to another.
  package struct Handover: Hashable, Sendable {
    /// The id of the other agent.
    package let to: String
    package let what: [String]
  }
}

extension Agent {
  init(_ entry: YAMLValue, reading reader: inout EntryReader) {
    reader.expect(
      ["id", "title", "about", "specialities", "when", "commands", "skill", "hands_over_to"],
      in: entry
    )
    id = reader.define(.agent, entry)
    title = reader.text("title", in: entry)
    about = reader.text("about", in: entry)
    specialities = reader.texts("specialities", in: entry)
    when = reader.texts("when", in: entry)
    commands = reader.texts("commands", in: entry)
    skill = entry["skill"].map { skill in
      reader.expect(["id", "offers"], in: skill)
      return Skill(
        id: reader.text("id", in: skill),
        offers: reader.texts("offers", in: skill)
      )
    }
    handsOver = (entry["hands_over_to"]?.members ?? []).map { member in
      reader.refer(to: member.key, .agent, line: member.line, column: member.column, in: entry)
      return Handover(to: member.key, what: (member.value.list ?? []).compactMap(\.text))
    }
  }
}
