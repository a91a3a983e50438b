/// A reference backend with one thing changed: a mutant that must fail, or a variant that must pass.
public struct Alteration: Hashable, Sendable {
  /// The name by which `gradus-reference` is asked for it.
  public let id: String
  /// The mistake that a mutant imitates, or the freedom that a variant takes.
  public let summary: String
  /// The ids of the checks that must fail on it, those and no others; empty for a variant.
  public let fails: [String]
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
    description = Alteration(
      id: id,
      summary: summary,
      // By bytes, because every start of a reference splits hundreds of these.
      fails: fails.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
        .compactMap { String($0) }
    )
    self.change = change
  }
}
