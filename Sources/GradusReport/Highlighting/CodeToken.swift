/// A piece of code, with what it is to the eye.
package struct CodeToken: Hashable, Sendable {
  /// What is told apart; everything else is plain.
  package enum Kind: Hashable, Sendable {
    case plain
    case keyword
    case string
    case comment
    case number
  }

  package let kind: Kind
  package let text: String

  package init(_ kind: Kind, _ text: some StringProtocol) {
    self.kind = kind
    self.text = String(text)
  }

  /// How it looks; without colour it looks like the rest.
  var looks: [TextStyle.Look] {
    switch kind {
    case .plain: []
    case .keyword: [.magenta]
    case .string: [.green]
    case .comment: [.dim]
    case .number: [.cyan]
    }
  }
}
