internal import GradusModel

/// A GraphQL document, or a part of it, without what makes no difference.
indirect enum GraphQLTree {
  /// A word or a sign.
  case token(String)
  /// A string's value.
  case string(String)
  /// The name of a variable, without the dollar sign.
  case variable(String)
  /// Parts whose order counts.
  case sequence([GraphQLTree])
  /// Parts whose order does not count.
  case unordered([GraphQLTree])

  /// A text that is the same for two trees exactly where they are the same.
  ///
  /// - Parameter names: What variables are called in it.
  /// - Returns: The text.
  func text(_ names: (String) -> String) -> String {
    switch self {
    case .token(let token): token
    case .string(let value): JSON.string(value).compact
    case .variable(let name): "$" + names(name)
    case .sequence(let parts): "(" + parts.map { $0.text(names) }.joined(separator: " ") + ")"
    case .unordered(let parts):
      "<" + parts.map { $0.text(names) }.sorted().joined(separator: " ") + ">"
    }
  }

  /// The text with variables named after where they stand, so that what they are called makes no difference.
  ///
  /// Each variable is known by the text in which it alone has a name. Variables whose texts are the same
  /// can change places.
  var canonicalText: String {
    let ranked = Set(variables).map { name in
      (name: name, text: text { $0 == name ? "this" : "other" })
    }
    .sorted { ($0.text, $0.name) < ($1.text, $1.name) }
    let numbers = Dictionary(
      ranked.enumerated().map { ($1.name, String($0)) },
      uniquingKeysWith: { first, _ in first }
    )
    return text { numbers[$0] ?? $0 }
  }

  /// The names of all variables, each as often as it stands there.
  var variables: [String] {
    switch self {
    case .token, .string: []
    case .variable(let name): [name]
    case .sequence(let parts), .unordered(let parts): parts.flatMap(\.variables)
    }
  }
}
