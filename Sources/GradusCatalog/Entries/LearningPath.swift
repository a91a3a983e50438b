/// A way through the curriculum, in phases.
package struct LearningPath: Hashable, Sendable {
  package let id: String
  package let title: String
  /// How many months it takes: `3-4`.
  package let months: String
  /// Of learning and building together.
  package let hours: Int
  package let phases: [Phase]

  /// A part of a path.
  package struct Phase: Hashable, Sendable {
    package let title: String
    /// When, or for how long: `month 1`, `months 5-6`, `8 weeks`.
    package let when: String
    package let hours: Int
    package let covers: [Cover]
  }

  /// What a phase covers, and what teaches or proves it.
  package struct Cover: Hashable, Sendable {
    package let phrase: String
    /// Ids of topics, drills and projects, in the order in which to take them.
    package let by: [String]
  }
}

extension LearningPath {
  init(_ entry: YAMLValue, reading reader: inout EntryReader) {
    reader.expect(["id", "title", "months", "hours", "phases"], in: entry)
    id = reader.define(.path, entry)
    title = reader.text("title", in: entry)
    months = reader.text("months", in: entry)
    hours = reader.number("hours", in: entry)
    phases = reader.entries("phases", in: entry).map { Phase($0, reading: &reader) }
    let sum = phases.reduce(0) { $0 + $1.hours }
    if hours != 0, sum != hours {
      reader.note(
        entry,
        "the path '\(id)' takes \(hours) hours, but its phases take \(sum)",
        advice: "Change the hours of the path or of a phase"
      )
    }
  }
}

extension LearningPath.Phase {
  init(_ entry: YAMLValue, reading reader: inout EntryReader) {
    reader.expect(["title", "month", "months", "weeks", "hours", "covers"], in: entry)
    title = reader.text("title", in: entry)
    if entry["weeks"] != nil {
      when = "\(reader.number("weeks", in: entry)) weeks"
    } else if entry["months"] != nil {
      when = "months \(reader.text("months", in: entry))"
    } else {
      when = "month \(reader.text("month", in: entry))"
    }
    hours = reader.number("hours", in: entry)
    covers = reader.entries("covers", in: entry).map { cover in
      reader.expect(["phrase", "by"], in: cover)
      return LearningPath.Cover(
        phrase: reader.text("phrase", in: cover),
        by: reader.references("by", in: cover, to: .topic, .drill, .project, isRequired: true)
      )
    }
  }
}
