internal import GradusCatalog
internal import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The topics of the curriculum, with the lessons that are written.
///
/// It reads of each file what is asked for, so that one lesson costs no more than its own file.
struct LessonShelf: Sendable {
  struct Topic: Hashable, Sendable {
    let id: TopicID
    let title: String
    /// The id of the domain.
    let domain: String
  }

  struct Domain: Hashable, Sendable {
    let id: String
    let title: String
  }

  private static let curriculum = "curriculum.yaml"

  let folder: ContentFolder
  let domains: [Domain]
  /// In the order of the curriculum.
  let topics: [Topic]
  private let drills: [String: String]

  /// - Throws: `Problem` where the curriculum cannot be read.
  init(_ folder: ContentFolder) throws(Problem) {
    self.folder = folder
    let text: String
    do {
      text = String(decoding: try folder.read(Self.curriculum), as: UTF8.self)
    } catch {
      throw Problem("\(Self.curriculum) can't be read: \(error.localizedReason).")
    }
    let root: YAMLValue
    do throws(Diagnostic) {
      root = try YAMLValue(text, file: Self.curriculum)
    } catch {
      throw Problem(error.description)
    }
    let entries = root["domains"]?.list ?? []
    let paths = Domain(id: "paths", title: "On the paths")
    domains = entries.compactMap(Self.domain) + [paths]
    topics =
      entries.flatMap { Self.topics($0["topics"], of: $0["id"]?.text ?? "") }
      + Self.topics(root["path_topics"], of: paths.id)
    drills = Dictionary(
      entries.flatMap { $0["drills"]?.list ?? [] }.compactMap { entry in
        entry["id"]?.text.map { ($0, entry["title"]?.text ?? $0) }
      },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// A topic; nil where the curriculum has none of that id.
  func topic(_ id: TopicID) -> Topic? { topics.first { $0.id == id } }

  func domain(_ id: String) -> Domain? { domains.first { $0.id == id } }

  func title(ofDrill id: String) -> String? { drills[id] }

  /// The lesson about a topic; nil where none is written.
  ///
  /// - Throws: `Problem` where its file is damaged.
  func lesson(_ topic: Topic) throws(Problem) -> Lesson? {
    let file = Self.file(of: topic)
    guard let data = FileManager.default.contents(atPath: "\(folder.path)/\(file)") else {
      return nil
    }
    do throws(Diagnostic) {
      return try Lesson(String(decoding: data, as: UTF8.self), file: file, topic: topic)
    } catch {
      throw Problem(error.description)
    }
  }

  func hasLesson(_ topic: Topic) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder.path)/\(Self.file(of: topic))")
  }

  private static func file(of topic: Topic) -> String {
    let name = topic.id.rawValue.split(separator: ".").last ?? ""
    return "lessons/\(topic.domain)/\(name).md"
  }

  private static func domain(_ entry: YAMLValue) -> Domain? {
    guard let id = entry["id"]?.text, let title = entry["title"]?.text else { return nil }
    return Domain(id: id, title: title)
  }

  private static func topics(_ list: YAMLValue?, of domain: String) -> [Topic] {
    (list?.list ?? []).compactMap { entry in
      guard let id = entry["id"]?.text, let title = entry["title"]?.text else { return nil }
      return Topic(id: TopicID(id), title: title, domain: domain)
    }
  }
}
