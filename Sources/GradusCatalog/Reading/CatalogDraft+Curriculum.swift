internal import GradusModel

extension CatalogDraft {
  /// The keys of the curriculum.
  ///
  /// What stands at the later ones is its scope in short; the entries are in files of their own.
  private static let keys = [
    "domains", "path_topics", "projects", "paths", "careers", "roadmaps", "tools", "standards",
    "agents",
  ]

  /// The levels of projects, in their order.
  static let levels = ["beginner", "intermediate", "advanced"]

  /// Adds the domains with their topics and drills, the topics of the paths, and the projects.
  mutating func addCurriculum(_ root: YAMLValue, reading reader: inout EntryReader) {
    reader.expect(Self.keys, in: root)
    for entry in reader.entries("domains", in: root, isRequired: false) {
      add(domain: entry, reading: &reader)
    }
    let ofPaths = reader.entries("path_topics", in: root, isRequired: false).map {
      Topic($0, domain: Domain.ofPaths, reading: &reader)
    }
    Self.put(ofPaths, into: &topics, id: \.id)
    guard let levels = root["projects"] else { return }
    reader.expect(Self.levels, in: levels)
    for level in Self.levels {
      let entries = reader.entries(level, in: levels, isRequired: false)
      let added = entries.map { Project($0, level: level, reading: &reader) }
      Self.put(added, into: &projects, id: \.id)
    }
  }

  /// Adds a domain; what a later folder has of it comes behind what an earlier one has.
  private mutating func add(domain entry: YAMLValue, reading reader: inout EntryReader) {
    var domain = Domain(entry, reading: &reader)
    let newTopics = reader.entries("topics", in: entry, isRequired: false).map {
      Topic($0, domain: domain.id, reading: &reader)
    }
    let newDrills = reader.entries("drills", in: entry, isRequired: false).map {
      Drill($0, domain: domain.id, reading: &reader)
    }
    let earlier = domains.first { $0.id == domain.id }
    domain.topics = earlier?.topics ?? []
    domain.drills = earlier?.drills ?? []
    for topic in newTopics where !domain.topics.contains(topic.id) {
      domain.topics.append(topic.id)
    }
    for drill in newDrills where !domain.drills.contains(drill.id) {
      domain.drills.append(drill.id)
    }
    Self.put([domain], into: &domains, id: \.id)
    Self.put(newTopics, into: &topics, id: \.id)
    Self.put(newDrills, into: &drills, id: \.id)
  }
}
