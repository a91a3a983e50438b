internal import GradusCatalog
internal import GradusModel

/// The tools of the curriculum, and which of them a language uses.
struct ToolShelf: Sendable {
  struct Tool: Hashable, Sendable {
    let id: String
    let title: String
    /// `runtimes`, `package_managers`, `databases`, `workbench` or `observability`.
    let group: String
    /// What it is for, a phrase without its full stop.
    let purpose: String
    /// Names of its program, of which the first that is found counts; empty for what is no program.
    let executables: [String]
    let versionArguments: [String]
    /// What follows `apt-get install` and `brew install`; nil where there is no package.
    let apt: String?
    let brew: String?
    let page: String
  }

  struct Language: Hashable, Sendable {
    let id: String
    let title: String
    /// Ids of tools, the most important first.
    let tools: [String]
  }

  let tools: [Tool]
  let languages: [Language]

  /// - Throws: `Problem` where the lists can't be read.
  init(_ folder: ContentFolder) throws(Problem) {
    tools = try Self.entries("tools", in: folder).compactMap { entry in
      guard let id = entry["id"]?.text else { return nil }
      return Tool(
        id: id,
        title: entry["title"]?.text ?? id,
        group: entry["group"]?.text ?? "",
        purpose: entry["purpose"]?.text ?? "",
        executables: entry["executables"]?.list?.compactMap(\.text) ?? [],
        versionArguments: entry["version"]?.list?.compactMap(\.text) ?? [],
        apt: entry["apt"]?.text,
        brew: entry["brew"]?.text,
        page: entry["page"]?.text ?? ""
      )
    }
    languages = try Self.entries("languages", in: folder).compactMap { entry in
      guard let id = entry["id"]?.text else { return nil }
      return Language(
        id: id,
        title: entry["title"]?.text ?? id,
        tools: entry["tools"]?.list?.compactMap(\.text) ?? []
      )
    }
  }

  private static func entries(
    _ name: String,
    in folder: ContentFolder
  ) throws(Problem) -> [YAMLValue] {
    let file = "\(name).yaml"
    let text: String
    do {
      text = String(decoding: try folder.read(file), as: UTF8.self)
    } catch {
      throw Problem("\(file) can't be read: \(error.localizedReason).")
    }
    do throws(Diagnostic) {
      return try YAMLValue(text, file: file)[name]?.list ?? []
    } catch {
      throw Problem(error.description)
    }
  }

  /// The tools that a language can't do without: its runtime, and the first of its package managers.
  func needed(by language: Language) -> Set<String> {
    let used = language.tools.compactMap { id in tools.first { $0.id == id } }
    return Set(
      ["runtimes", "package_managers"].compactMap { group in
        used.first { $0.group == group }?.id
      }
    )
  }

  /// The tools that a language uses, and those that belong to none.
  func tools(of language: Language) -> [Tool] {
    let others = Set(languages.filter { $0.id != language.id }.flatMap(\.tools))
    return tools.filter { language.tools.contains($0.id) || !others.contains($0.id) }
  }
}
