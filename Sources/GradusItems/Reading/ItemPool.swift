package import GradusCatalog
package import GradusModel

/// All items of the assessment, as their authors wrote them.
package struct ItemPool: Sendable {
  /// In the order of the files.
  package let items: [WrittenItem]
  /// What is wrong with the files by themselves; `lint` finds the rest.
  package let diagnostics: [Diagnostic]
  private let positions: [ItemID: Int]

  /// Reads the items of content: all files `items/*/*.yaml`.
  ///
  /// - Parameter folders: An item with the id of one in an earlier folder takes its place.
  /// - Throws: `ContentFolder.Unreadable` where a folder or a file of it can't be read.
  package init(_ folders: [ContentFolder]) throws(ContentFolder.Unreadable) {
    var items: [WrittenItem] = []
    var diagnostics: [Diagnostic] = []
    for folder in folders {
      // A reader for each folder: a later one may define an item again.
      var reader = EntryReader()
      for file in try Self.strayFiles(of: folder) {
        reader.note(
          Diagnostic(
            file: folder.naming(file),
            problem: "nothing reads items here",
            advice: "Put the file into the folder of its domain, as items/databases"
          )
        )
      }
      for file in try Self.files(of: folder) {
        let text = try folder.text(file)
        for item in Self.items(of: text, file: folder.naming(file), reading: &reader) {
          if let index = items.firstIndex(where: { $0.id == item.id }) {
            items[index] = item
          } else {
            items.append(item)
          }
        }
      }
      diagnostics += reader.diagnostics
    }
    self.init(items, diagnostics)
  }

  /// Reads the items of a text.
  ///
  /// - Parameters:
  ///   - text: A file of items.
  ///   - file: The name for diagnostics.
  package init(_ text: String, file: String) {
    var reader = EntryReader()
    let items = Self.items(of: text, file: file, reading: &reader)
    self.init(items, reader.diagnostics)
  }

  private init(_ items: [WrittenItem], _ diagnostics: [Diagnostic]) {
    self.items = items
    self.diagnostics = diagnostics
    positions = Dictionary(zip(items.map(\.id), 0...), uniquingKeysWith: { first, _ in first })
  }

  /// The item of that id; nil where there is none.
  package func item(_ id: ItemID) -> WrittenItem? { positions[id].map { items[$0] } }

  private static func files(of folder: ContentFolder) throws(ContentFolder.Unreadable) -> [String] {
    var files: [String] = []
    for domain in try folder.entries("items") where !domain.contains(".") {
      let names = try folder.entries("items/\(domain)")
      files += names.filter { $0.hasSuffix(".yaml") }.map { "items/\(domain)/\($0)" }
    }
    return files
  }

  /// Files that stand beside the folders of the domains.
  private static func strayFiles(
    of folder: ContentFolder
  ) throws(ContentFolder.Unreadable) -> [String] {
    try folder.entries("items").filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
      .map { "items/\($0)" }
  }

  private static func items(
    of text: String,
    file: String,
    reading reader: inout EntryReader
  ) -> [WrittenItem] {
    do throws(Diagnostic) {
      let root = try YAMLValue(text, file: file, whenEmpty: "Fill it, or remove it")
      reader.expect(["items"], in: root)
      return reader.entries("items", in: root).compactMap { reader.item($0) }
    } catch {
      reader.note(error)
      return []
    }
  }
}
