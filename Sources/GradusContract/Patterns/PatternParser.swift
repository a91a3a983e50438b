/// A reader of regular expressions (ECMA-262, section 22.2.1, with the flag `u`).
struct PatternParser {
  /// Groups within groups that are read.
  private static let deepest = 100

  let scalars: [Unicode.Scalar]
  var position = 0
  private var depth = 0
  private var groupCount = 0
  private var groupNames: Set<String> = []
  /// Groups that back references need, known to be there only at the end.
  var highestReference = 0
  var namedReferences: Set<String> = []

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  /// Reads a whole pattern.
  ///
  /// - Throws: `PatternError` where it is none.
  static func parse(_ text: String) throws(PatternError) -> PatternNode {
    var parser = PatternParser(text)
    let node = try parser.choice()
    guard parser.peek == nil else { throw PatternError("a group is closed that was not opened") }
    guard parser.highestReference <= parser.groupCount,
      parser.namedReferences.isSubset(of: parser.groupNames)
    else { throw PatternError("a back reference names a group that is not there") }
    return node
  }

  var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  mutating func next() -> Unicode.Scalar? {
    guard let scalar = peek else { return nil }
    position += 1
    return scalar
  }

  /// Steps over a text where it stands here.
  mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard scalars[position...].starts(with: wanted) else { return false }
    position += wanted.count
    return true
  }

  private mutating func choice() throws(PatternError) -> PatternNode {
    depth += 1
    guard depth <= Self.deepest else {
      throw PatternError("groups deeper than \(Self.deepest) levels", isUnsupported: true)
    }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    depth -= 1
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(PatternError) -> PatternNode {
    var nodes: [PatternNode] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      let node = try term()
      nodes.append(try quantified(node, isGroup: scalar == "("))
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func term() throws(PatternError) -> PatternNode {
    guard let scalar = next() else { return .sequence([]) }
    switch scalar {
    case "^": return .position(.start)
    case "$": return .position(.end)
    case ".": return .set(.notLineEnd)
    case "(": return try group()
    case "[": return .set(try characterClass())
    case "\\": return try escape()
    case "*", "+", "?": throw PatternError("a quantifier with nothing before it")
    case "{" where isQuantifier: throw PatternError("a quantifier with nothing before it")
    default: return .set(ScalarSet(scalar))
    }
  }

  private mutating func group() throws(PatternError) -> PatternNode {
    var look: (isAhead: Bool, isNegated: Bool)?
    if take("?") {
      if take("=") {
        look = (true, false)
      } else if take("!") {
        look = (true, true)
      } else if take("<=") {
        look = (false, false)
      } else if take("<!") {
        look = (false, true)
      } else if take("<") {
        groupCount += 1
        let name = try groupName()
        guard groupNames.insert(name).inserted else {
          throw PatternError("two groups are named \(name)")
        }
      } else if !take(":") {
        throw PatternError("a group that begins with (? and no kind that ECMA-262 has")
      }
    } else {
      groupCount += 1
    }
    let node = try choice()
    guard take(")") else { throw PatternError("a group is not closed") }
    guard let look else { return node }
    return .look(node, isAhead: look.isAhead, isNegated: look.isNegated)
  }

  /// A name up to its closing bracket, as in `(?<year>` and `\k<year>`.
  mutating func groupName() throws(PatternError) -> String {
    var name = ""
    while let scalar = next(), scalar != ">" { name.unicodeScalars.append(scalar) }
    let letters = name.unicodeScalars
    guard let first = letters.first, scalars[position - 1] == ">",
      first.properties.isIDStart || first == "$" || first == "_",
      letters.allSatisfy({ $0.properties.isIDContinue || $0 == "$" })
    else { throw PatternError("a group without a proper name") }
    return name
  }
}

// MARK: - Quantifiers

extension PatternParser {
  private mutating func quantified(
    _ node: PatternNode,
    isGroup: Bool
  ) throws(PatternError) -> PatternNode {
    guard let (least, most) = try quantifier() else { return node }
    // Lazy or greedy: where a match ends makes no difference to whether there is one.
    _ = take("?")
    if let peek, peek == "*" || peek == "+" || peek == "?" {
      throw PatternError("a quantifier after a quantifier")
    }
    if !isGroup, case .position = node { throw PatternError("a quantifier after a position") }
    return .repeated(node, least: least, most: most)
  }

  private mutating func quantifier() throws(PatternError) -> (least: Int, most: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard peek == "{", isQuantifier else { return nil }
    position += 1
    let least = number()
    var most: Int? = least
    if take(",") { most = peek == "}" ? nil : number() }
    position += 1
    if let most, most < least { throw PatternError("a quantifier whose numbers are out of order") }
    return (least, most)
  }

  /// Whether a brace here opens a quantifier, as in `{2}`, `{2,}` and `{2,5}`.
  private var isQuantifier: Bool {
    var place = scalars[position] == "{" ? position + 1 : position
    func skipDigits() -> Bool {
      let start = place
      while place < scalars.count, "0"..."9" ~= scalars[place] { place += 1 }
      return place > start
    }
    guard skipDigits() else { return false }
    if place < scalars.count, scalars[place] == "," {
      place += 1
      _ = skipDigits()
    }
    return place < scalars.count && scalars[place] == "}"
  }

  /// Digits; what is larger than any repetition that can be run is cut to that.
  private mutating func number() -> Int {
    var value = 0
    while let scalar = peek, "0"..."9" ~= scalar {
      value = min(value * 10 + Int(scalar.value - 0x30), 1_000_000)
      position += 1
    }
    return value
  }
}
