package import GradusModel

/// A part of backend engineering, with its topics in the order in which to learn them.
package struct Domain: Hashable, Sendable {
  package let id: String
  package let title: String
  /// When it is learned in a year of learning, in weeks: `1-4`.
  package let weeks: String
  package internal(set) var topics: [TopicID]
  /// The ids of the drills that practise it.
  package internal(set) var drills: [String]
}

/// A unit of the curriculum; some have a lesson.
package struct Topic: Hashable, Sendable {
  package let id: TopicID
  package let title: String
  /// The id of its domain; `craft` for topics that are taught on the paths alone.
  package let domain: String
}

/// A small project about one capability.
package struct Drill: Hashable, Sendable {
  package let id: String
  package let title: String
  /// The id of its domain.
  package let domain: String
}

/// Something to build; some have an exam.
package struct Project: Hashable, Sendable {
  package let id: ProjectID
  package let title: String
  /// What it is about, in a few words.
  package let about: String
  /// `beginner`, `intermediate` or `advanced`.
  package let level: String
}

extension Domain {
  /// The domain of the topics that are taught on the paths alone.
  static let ofPaths = "craft"

  init(_ entry: YAMLValue, reading reader: inout EntryReader) {
    reader.expect(["id", "title", "weeks", "languages", "topics", "drills"], in: entry)
    id = reader.define(.domain, entry)
    title = reader.text("title", in: entry)
    weeks = reader.text("weeks", in: entry)
    topics = []
    drills = []
    reader.references("languages", in: entry, to: .language)
  }
}

extension Topic {
  init(_ entry: YAMLValue, domain: String, reading reader: inout EntryReader) {
    reader.expect(["id", "title"], in: entry)
    id = TopicID(reader.define(.topic, entry))
    title = reader.text("title", in: entry)
    self.domain = domain
  }
}

extension Drill {
  init(_ entry: YAMLValue, domain: String, reading reader: inout EntryReader) {
    reader.expect(["id", "title"], in: entry)
    id = reader.define(.drill, entry)
    title = reader.text("title", in: entry)
    self.domain = domain
  }
}

extension Project {
  init(_ entry: YAMLValue, level: String, reading reader: inout EntryReader) {
    reader.expect(["id", "title", "about"], in: entry)
    id = ProjectID(reader.define(.project, entry))
    title = reader.text("title", in: entry)
    about = reader.text("about", in: entry)
    self.level = level
  }
}
