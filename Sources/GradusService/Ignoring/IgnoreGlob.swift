/// A glob of a `.gitignore`, matched byte by byte against a path (gitignore(5), "Pattern format").
///
/// It is matched as a finite automaton, in time that grows with pattern times path: a pattern with
/// many stars can't make it hang.
struct IgnoreGlob: Hashable, Sendable {
  private enum Token: Hashable {
    case byte(UInt8)
    /// `?`: any byte but a slash.
    case one
    /// A class in brackets, which never matches a slash.
    case oneOf(Set<UInt8>)
    /// `*`: bytes that are no slash.
    case star
    /// `**` at the end of a pattern, after a slash: whatever is left.
    case rest
    /// `**/`: any number of folders, none included.
    case folders
  }

  /// Nil for a pattern that can match nothing, such as one with a bracket that is not closed.
  private let tokens: [Token]?

  /// - Parameter pattern: Without the `!`, the anchor and the `/` at its end.
  init(_ pattern: some Collection<UInt8>) {
    tokens = Self.tokens(Array(pattern))
  }

  /// Whether the whole of a path is matched.
  func matches(_ path: some Collection<UInt8>) -> Bool {
    guard let tokens else { return false }
    var states = Set([0])
    close(&states, tokens)
    for byte in path {
      var next: Set<Int> = []
      for state in states where state < tokens.count {
        switch tokens[state] {
        case .byte(let own): if own == byte { next.insert(state + 1) }
        case .one: if byte != Self.slash { next.insert(state + 1) }
        case .oneOf(let bytes): if bytes.contains(byte) { next.insert(state + 1) }
        case .star: if byte != Self.slash { next.insert(state) }
        case .rest: next.insert(state)
        case .folders:
          // Inside a folder's name, which is left behind at its slash alone.
          next.insert(Self.inside(state))
          if byte == Self.slash { next.insert(state + 1) }
        }
      }
      for state in states where state < 0 {
        next.insert(state)
        if byte == Self.slash { next.insert(Self.outside(state) + 1) }
      }
      close(&next, tokens)
      states = next
      if states.isEmpty { return false }
    }
    return states.contains(tokens.count)
  }

  /// Adds what is reached without a byte: stars and folders may stand for nothing.
  private func close(_ states: inout Set<Int>, _ tokens: [Token]) {
    var open = Array(states)
    while let state = open.popLast() {
      guard tokens.indices.contains(state) else { continue }
      switch tokens[state] {
      case .star, .rest, .folders:
        if states.insert(state + 1).inserted { open.append(state + 1) }
      case .byte, .one, .oneOf: break
      }
    }
  }

  private static let slash = UInt8(ascii: "/")

  /// The state of a token for folders that has begun one: a negative number.
  private static func inside(_ state: Int) -> Int { -state - 1 }
  private static func outside(_ state: Int) -> Int { -state - 1 }

  private static func tokens(_ pattern: [UInt8]) -> [Token]? {
    var tokens: [Token] = []
    var place = 0
    while place < pattern.count {
      switch pattern[place] {
      case UInt8(ascii: "*"):
        let end = pattern[place...].firstIndex { $0 != UInt8(ascii: "*") } ?? pattern.count
        let isFree = place == 0 || pattern[place - 1] == slash
        if end - place > 1, isFree, end == pattern.count {
          tokens.append(.rest)
          place = end
        } else if end - place > 1, isFree, pattern[end] == slash {
          tokens.append(.folders)
          place = end + 1
        } else {
          tokens.append(.star)
          place = end
        }
      case UInt8(ascii: "?"):
        tokens.append(.one)
        place += 1
      case UInt8(ascii: "["):
        guard let (bytes, end) = IgnoreClass.read(pattern, after: place) else { return nil }
        tokens.append(.oneOf(bytes.subtracting([slash])))
        place = end
      case UInt8(ascii: "\\"):
        guard place + 1 < pattern.count else { return nil }
        tokens.append(.byte(pattern[place + 1]))
        place += 2
      default:
        tokens.append(.byte(pattern[place]))
        place += 1
      }
    }
    return tokens
  }
}
