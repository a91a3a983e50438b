internal import GradusModel

/// What the content folders say, before it is known whether it fits together.
struct CatalogDraft {
  var domains: [Domain] = []
  var topics: [Topic] = []
  var lessons: [Lesson] = []
  var drills: [Drill] = []
  var projects: [Project] = []
  var paths: [LearningPath] = []
  var roadmaps: [Roadmap] = []
  var careers: [CareerLevel] = []
  var languages: [Language] = []
  var tools: [CatalogTool] = []
  var standards: [Standard] = []
  var agents: [Agent] = []

  /// A reader for each folder, since ids may be defined again in a later one.
  private(set) var readers: [EntryReader] = []

  /// The files at the top of a folder that entries are read from.
  static let files = [
    "curriculum.yaml", "paths.yaml", "careers.yaml", "languages.yaml", "tools.yaml",
    "standards.yaml", "agents.yaml",
  ]

  /// Adds what a folder says; what has the id of something earlier takes its place.
  ///
  /// - Throws: `ContentFolder.Unreadable` where the folder or a file of it can't be read.
  mutating func add(_ folder: ContentFolder) throws(ContentFolder.Unreadable) {
    var reader = EntryReader()
    let names = try folder.entries()
    for name in Self.files where names.contains(name) {
      let text = try folder.text(name)
      guard let root = Self.root(of: text, file: folder.naming(name), reading: &reader) else {
        continue
      }
      add(root, named: name, reading: &reader)
    }
    for name in try folder.entries("roadmaps") where name.hasSuffix(".yaml") {
      let path = "roadmaps/\(name)"
      let text = try folder.text(path)
      guard let root = Self.root(of: text, file: folder.naming(path), reading: &reader) else {
        continue
      }
      Self.put([Roadmap(root, reading: &reader)], into: &roadmaps, id: \.id)
    }
    for domain in try folder.entries("lessons") where !domain.contains(".") {
      for name in try folder.entries("lessons/\(domain)") where name.hasSuffix(".md") {
        let path = "lessons/\(domain)/\(name)"
        addLesson(try folder.text(path), file: folder.naming(path), reading: &reader)
      }
    }
    Self.notePlaces(names, in: folder, reading: &reader)
    readers.append(reader)
  }

  private mutating func add(
    _ root: YAMLValue,
    named name: String,
    reading reader: inout EntryReader
  ) {
    guard name != "curriculum.yaml" else { return addCurriculum(root, reading: &reader) }
    let key = String(name.dropLast(".yaml".count))
    reader.expect([key], in: root)
    let entries = reader.entries(key, in: root)
    switch key {
    case "paths":
      Self.put(entries.map { LearningPath($0, reading: &reader) }, into: &paths, id: \.id)
    case "careers":
      Self.put(entries.map { CareerLevel($0, reading: &reader) }, into: &careers, id: \.id)
    case "languages":
      Self.put(entries.map { Language($0, reading: &reader) }, into: &languages, id: \.id)
    case "tools":
      Self.put(entries.map { CatalogTool($0, reading: &reader) }, into: &tools, id: \.id)
    case "standards":
      Self.put(entries.map { Standard($0, reading: &reader) }, into: &standards, id: \.id)
    default:
      Self.put(entries.map { Agent($0, reading: &reader) }, into: &agents, id: \.id)
    }
  }

  private mutating func addLesson(_ text: String, file: String, reading reader: inout EntryReader) {
    do throws(Diagnostic) {
      let parted = try LessonFile(text, name: file)
      let front = try YAMLValue(parted.frontMatter, file: file)
      Self.put([Lesson(front, parted, reading: &reader)], into: &lessons, id: \.id)
    } catch {
      reader.note(error)
    }
  }

  /// The topmost value of a file; nil, and noted, where it can't be read as YAML.
  private static func root(
    of text: String,
    file: String,
    reading reader: inout EntryReader
  ) -> YAMLValue? {
    do throws(Diagnostic) {
      return try YAMLValue(text, file: file, whenEmpty: "Fill it, or remove it")
    } catch {
      reader.note(error)
      return nil
    }
  }

  /// Puts entries behind those that are there, or in place of those with the same id.
  static func put<Entry, ID: Hashable>(
    _ new: [Entry],
    into entries: inout [Entry],
    id: KeyPath<Entry, ID>
  ) {
    for entry in new {
      if let index = entries.firstIndex(where: { $0[keyPath: id] == entry[keyPath: id] }) {
        entries[index] = entry
      } else {
        entries.append(entry)
      }
    }
  }

  /// Notes files that nobody reads, and a folder without any that somebody does.
  private static func notePlaces(
    _ names: [String],
    in folder: ContentFolder,
    reading reader: inout EntryReader
  ) {
    let known = files + ["assessment.yaml", "items", "lessons", "roadmaps", "projects", "ci"]
    for name in names where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      guard !known.contains(name) else { continue }
      reader.note(
        Diagnostic(
          file: folder.naming(name),
          problem: "nothing reads a file of this name",
          advice: Suggestion.nearest(to: name, in: known).map { "Did you mean '\($0)'?" }
            ?? "The files are \(files.joined(separator: ", ")), roadmaps/*.yaml, lessons/*/*.md and items/*/*.yaml"
        )
      )
    }
    if !names.contains(where: known.contains) {
      reader.note(
        Diagnostic(
          file: folder.path,
          problem: "there is no content in this folder",
          advice: "Write one of \(known.joined(separator: ", "))"
        )
      )
    }
  }
}
