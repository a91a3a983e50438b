internal import GradusModel

/// A piece of HTML: text that is put into it is escaped, unless it is HTML itself.
///
/// So `"<p>\(claim)</p>"` is safe whatever the claim is, and nobody has to think of it.
struct HTML: Hashable, Sendable {
  /// The markup.
  private(set) var source: String

  /// Text that is to be seen as it is, for content and for attributes between quotation marks.
  ///
  /// What cannot be seen or reorders what can, is shown as an escape.
  init(text: String) {
    source = ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for scalar in lines.map({ ExchangeText.visible(String($0)) }).joined(separator: "\n")
      .unicodeScalars
    {
      switch scalar {
      case "&": source += "&amp;"
      case "<": source += "&lt;"
      case ">": source += "&gt;"
      case "\"": source += "&quot;"
      case "'": source += "&#39;"
      default: source.unicodeScalars.append(scalar)
      }
    }
  }

  /// Style or script of the program itself, which stands in an element that has no escapes.
  init(verbatim text: StaticString) {
    source = text.description
  }

  /// Pieces below one another; those that are empty leave no line.
  init(_ pieces: [HTML]) {
    source = pieces.map(\.source).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Pieces one after another, with nothing between them.
  init(joined pieces: [HTML]) {
    source = pieces.map(\.source).joined()
  }

  /// Nothing.
  static let none = HTML([])

  /// This piece with another one behind it.
  func followed(by other: HTML) -> HTML { HTML(joined: [self, other]) }
}

extension HTML: ExpressibleByStringInterpolation {
  init(stringLiteral value: String) {
    source = value
  }

  init(stringInterpolation: Interpolation) {
    source = stringInterpolation.source
  }

  /// Puts texts and pieces together, each by its own rule.
  struct Interpolation: StringInterpolationProtocol {
    var source = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      source.reserveCapacity(literalCapacity)
    }

    mutating func appendLiteral(_ literal: String) { source += literal }

    mutating func appendInterpolation(_ html: HTML) { source += html.source }

    mutating func appendInterpolation(_ pieces: [HTML]) { source += HTML(pieces).source }

    mutating func appendInterpolation(_ text: String) { source += HTML(text: text).source }

    mutating func appendInterpolation(_ text: Substring) {
      source += HTML(text: String(text)).source
    }

    mutating func appendInterpolation(_ number: Int) { source += String(number) }

    mutating func appendInterpolation<Kind>(_ id: Identifier<Kind>) {
      source += HTML(text: id.rawValue).source
    }

    mutating func appendInterpolation(_ seed: Seed) { source += seed.description }
  }
}
