/// A programming language of the curriculum.
package struct Language: Hashable, Sendable {
  package let id: String
  package let title: String
  /// The language of code blocks that are written in it: `javascript` for Node.js.
  package let fence: String
  /// What speaks for it, in a sentence.
  package let why: String
  package let frameworks: [String]
  /// Ids of the tools without which it does not go.
  package let tools: [String]
  /// Ids of tools that are of use besides.
  package let also: [String]
}

extension Language {
  init(_ entry: YAMLValue, reading reader: inout EntryReader) {
    reader.expect(["id", "title", "fence", "why", "frameworks", "tools", "also"], in: entry)
    id = reader.define(.language, entry)
    title = reader.text("title", in: entry)
    fence = reader.text("fence", in: entry)
    why = reader.text("why", in: entry)
    frameworks = reader.texts("frameworks", in: entry)
    tools = reader.references("tools", in: entry, to: .tool, isRequired: true)
    also = reader.references("also", in: entry, to: .tool)
  }
}
