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

  /// - Parameters:
  ///   - pattern: Without the `!`, the anchor and the `/` at its end.
  ///   - isPath: Whether it is matched against a path, and not against a name alone.
  init(_ pattern: some Collection<UInt8>, isPath: Bool) {
    tokens = Self.tokens(Array(pattern), isPath: isPath)
  }

  /// How far a path has been matched.
  private struct State: Hashable {
    /// The token that comes next.
    var token: Int
    /// Whether a token for folders has begun one, which only its slash ends.
    var isInFolder = false
  }

  /// Whether the whole of a path is matched.
  func matches(_ path: some Collection<UInt8>) -> Bool {
    guard let tokens else { return false }
    var states = closed([State(token: 0)], tokens)
    for byte in path {
      states = closed(Set(states.flatMap { Self.after(byte, $0, tokens) }), tokens)
      if states.isEmpty { return false }
    }
    return states.contains(State(token: tokens.count))
  }

  /// Where a byte leads.
  private static func after(_ byte: UInt8, _ state: State, _ tokens: [Token]) -> [State] {
    guard tokens.indices.contains(state.token) else { return [] }
    let next = State(token: state.token + 1)
    switch tokens[state.token] {
    case .byte(let own): return own == byte ? [next] : []
    case .one: return byte == slash ? [] : [next]
    case .oneOf(let bytes): return bytes.contains(byte) ? [next] : []
    case .star: return byte == slash ? [] : [state]
    case .rest: return [state]
    case .folders:
      let inside = State(token: state.token, isInFolder: true)
      return byte == slash ? [inside, next] : [inside]
    }
  }

  /// Adds what is reached without a byte: stars and folders may stand for nothing.
  private func closed(_ states: Set<State>, _ tokens: [Token]) -> Set<State> {
    var states = states
    var open = Array(states)
    while let state = open.popLast() {
      guard tokens.indices.contains(state.token), !state.isInFolder else { continue }
      switch tokens[state.token] {
      case .star, .rest, .folders:
        let next = State(token: state.token + 1)
        if states.insert(next).inserted { open.append(next) }
      case .byte, .one, .oneOf: break
      }
    }
    return states
  }

  private static let slash = UInt8(ascii: "/")

  private static func tokens(_ pattern: [UInt8], isPath: Bool) -> [Token]? {
    // Git compares the plain beginning of a path by itself, and `**` then begins what is left: `a**`
    // matches `a/b`, which gitignore(5) does not say.
    let plain = pattern.prefix { !"*?[\\".utf8.contains($0) }.count
    var tokens: [Token] = []
    var place = 0
    while place < pattern.count {
      switch pattern[place] {
      case UInt8(ascii: "*"):
        let end = pattern[place...].firstIndex { $0 != UInt8(ascii: "*") } ?? pattern.count
        let isFree = place == 0 || pattern[place - 1] == slash || (isPath && place == plain)
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
