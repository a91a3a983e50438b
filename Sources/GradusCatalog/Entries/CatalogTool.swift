/// A tool of the curriculum: what it is for, how to find it, how to install it.
package struct CatalogTool: Hashable, Sendable {
  package let id: String
  package let title: String
  /// `runtimes`, `package_managers`, `databases`, `workbench` or `observability`.
  package let group: String
  /// Its name in the curriculum.
  package let covers: String
  /// What it is for, continuing "it …".
  package let purpose: String
  /// Names of its program; the first that is found counts.
  package let executables: [String]
  /// With which the program tells its version.
  package let versionArguments: [String]
  /// What follows `apt-get install`; nil where Debian and Ubuntu have no package, or only old ones.
  package let apt: String?
  /// What follows `brew install`; nil where there is none.
  package let brew: String?
  /// Where it says how to install it; begins with `https://`.
  package let page: String
  /// The languages that use it; empty where it belongs to none.
  package internal(set) var languages: [String] = []
  /// The languages that can't do without it.
  package internal(set) var needed: [String] = []

  static let groups = [
    "runtimes", "package_managers", "databases", "workbench", "observability",
  ]
}

extension CatalogTool {
  init(_ entry: YAMLValue, reading reader: inout EntryReader) {
    reader.expect(
      [
        "id", "group", "covers", "title", "purpose", "executables", "version", "apt", "brew",
        "page",
      ],
      in: entry
    )
    id = reader.define(.tool, entry)
    title = reader.text("title", in: entry)
    group = reader.choice("group", in: entry, of: Self.groups)
    covers = reader.optionalText("covers", in: entry) ?? title
    purpose = reader.text("purpose", in: entry)
    executables = reader.texts("executables", in: entry)
    versionArguments = reader.texts("version", in: entry)
    apt = reader.optionalText("apt", in: entry)
    brew = reader.optionalText("brew", in: entry)
    page = reader.address("page", in: entry)
  }
}
