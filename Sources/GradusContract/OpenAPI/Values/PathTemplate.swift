/// A path with parameters in braces, such as `/todos/{id}`.
package struct PathTemplate: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case literal(String)
    case parameter(String)
  }

  package let text: String
  /// The parts of each segment.
  let segments: [[Part]]
  /// Whether every brace has its other.
  let isBalanced: Bool

  package init(_ text: String) {
    self.text = text
    var isBalanced = true
    segments = text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false)
      .map { segment in
        let (parts, isWhole) = Self.parts(of: segment)
        if !isWhole { isBalanced = false }
        return parts
      }
    self.isBalanced = isBalanced
  }

  private static func parts(
    of segment: some Sequence<Unicode.Scalar>
  ) -> (parts: [Part], isWhole: Bool) {
    var parts: [Part] = []
    var open = ""
    var isInside = false
    var isWhole = true
    func close(as part: (String) -> Part) {
      if !open.isEmpty || isInside { parts.append(part(open)) }
      open = ""
    }
    for scalar in segment {
      switch (scalar, isInside) {
      case ("{", false):
        close(as: Part.literal)
        isInside = true
      case ("}", true):
        if open.isEmpty { isWhole = false }
        close(as: Part.parameter)
        isInside = false
      case ("{", true), ("}", false): isWhole = false
      default: open.unicodeScalars.append(scalar)
      }
    }
    if isInside { isWhole = false }
    close(as: Part.literal)
    return (parts, isWhole)
  }

  /// The names of the parameters, in their order.
  package var parameters: [String] {
    segments.joined().compactMap { part in
      guard case .parameter(let name) = part else { return nil }
      return name
    }
  }

  /// The template with every parameter's name left out: equal for paths that mean the same.
  package var anonymous: String {
    segments.map { segment in
      segment.map { part in
        switch part {
        case .literal(let text): text
        case .parameter: "{}"
        }
      }
      .joined()
    }
    .joined(separator: "/")
  }
}

extension PathTemplate {
  /// Whether a path is one of this template's.
  ///
  /// - Parameter path: Segments with their percent-encoding taken off.
  /// - Returns: Whether each of them is what the template has there.
  func matches(_ path: [String]) -> Bool {
    guard path.count == segments.count else { return false }
    return zip(segments, path).allSatisfy { Self.matches($0, $1) }
  }

  /// The segments of a request's path, with their percent-encoding taken off.
  static func segments(of path: Substring) -> [String] {
    path.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false)
      .map { decoded(String($0)) }
  }

  private static func decoded(_ text: String) -> String { PercentEncoding.decode(text) ?? text }

  private static func matches(_ parts: [Part], _ text: String) -> Bool {
    // What nearly all segments are: a literal or a parameter alone.
    switch parts.count == 1 ? parts.first : nil {
    case .literal(let literal): decoded(literal).unicodeScalars.elementsEqual(text.unicodeScalars)
    case .parameter: !text.isEmpty
    case nil: matches(parts, Array(text.unicodeScalars))
    }
  }

  /// A parameter takes one scalar at least; each literal is looked for as early as it can be.
  private static func matches(_ parts: [Part], _ text: [Unicode.Scalar]) -> Bool {
    // The places up to which the parts so far can have come.
    var reached: Set = [0]
    for part in parts {
      var next: Set<Int> = []
      switch part {
      case .literal(let literal):
        let wanted = Array(decoded(literal).unicodeScalars)
        for place in reached where text[place...].starts(with: wanted) {
          next.insert(place + wanted.count)
        }
      case .parameter:
        if let first = reached.min(), first < text.count { next.formUnion(first + 1...text.count) }
      }
      reached = next
    }
    return reached.contains(text.count)
  }

  /// Whether this template is more concrete than another that matches the same path.
  func isMoreConcrete(than other: PathTemplate) -> Bool {
    for (left, right) in zip(segments, other.segments) {
      let leftRank = Self.rank(left)
      let rightRank = Self.rank(right)
      if leftRank != rightRank { return leftRank < rightRank }
    }
    return false
  }

  /// 0 for a literal segment, 1 for one that is partly literal, 2 for a parameter alone.
  private static func rank(_ parts: [Part]) -> Int {
    let parameters = parts.filter { if case .parameter = $0 { true } else { false } }
    return parameters.isEmpty ? 0 : parameters.count < parts.count ? 1 : 2
  }
}
