/// A reference backend with one thing changed: a mutant that must fail, or a variant that must pass.
public struct Alteration: Hashable, Sendable {
  /// The name by which `gradus-reference` is asked for it.
  public let id: String
  /// The mistake that a mutant imitates, or the freedom that a variant takes.
  public let summary: String
  /// The ids of the checks that must fail on it, those and no others; empty for a variant.
  public var fails: [String] {
    list.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// The ids in one text, because each of hundreds of starts would split hundreds of these.
  private let list: String

  init(id: String, summary: String, fails list: String) {
    self.id = id
    self.summary = summary
    self.list = list
  }
}

/// An alteration with the change that makes it.
struct Altered<Backend>: Sendable {
  let description: Alteration
  let change: @Sendable (inout Backend) -> Void

  /// - Parameters:
  ///   - id: Names the mistake, or the freedom.
  ///   - summary: The same as a sentence.
  ///   - fails: The ids of the checks that must fail, with spaces or line feeds between them.
  ///   - change: Makes it.
  init(
    _ id: String,
    _ summary: String,
    fails: String = "",
    change: @escaping @Sendable (inout Backend) -> Void
  ) {
    description = Alteration(id: id, summary: summary, fails: fails)
    self.change = change
  }
}
