package import GradusModel

/// A place in a JSON document (RFC 6901).
package struct JSONPointer: Hashable, Sendable {
  /// Names and indices from the root down, unescaped.
  package var tokens: [String]

  package init(_ tokens: [String] = []) {
    self.tokens = tokens
  }

  /// Reads a pointer: nothing, or tokens that each begin with a slash.
  ///
  /// - Returns: nil where the text is no pointer (RFC 6901, section 3).
  package init?(text: some StringProtocol) {
    var tokens: [String] = []
    for part in text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false) {
      guard let token = Self.unescape(part) else { return nil }
      tokens.append(token)
    }
    guard tokens.removeFirst().isEmpty else { return nil }
    self.tokens = tokens
  }

  private static func unescape(_ part: some Sequence<Unicode.Scalar>) -> String? {
    var token = ""
    var isEscape = false
    for scalar in part {
      if isEscape {
        guard scalar == "0" || scalar == "1" else { return nil }
        token.unicodeScalars.append(scalar == "0" ? "~" : "/")
        isEscape = false
      } else if scalar == "~" {
        isEscape = true
      } else {
        token.unicodeScalars.append(scalar)
      }
    }
    return isEscape ? nil : token
  }

  /// Tokens are equal where their code points are, as the names of members are in JSON.
  package static func == (left: JSONPointer, right: JSONPointer) -> Bool {
    left.tokens.count == right.tokens.count
      && zip(left.tokens, right.tokens).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
  }

  package func hash(into hasher: inout Hasher) {
    tokens.hash(into: &hasher)
  }

  /// The place of a member or an element below this one.
  package func appending(_ tokens: String...) -> JSONPointer {
    JSONPointer(self.tokens + tokens)
  }

  /// The place of an element below this one.
  package func appending(_ index: Int) -> JSONPointer {
    appending(String(index))
  }

  /// What is at this place of a document, nil where nothing is.
  package func value(in document: JSON) -> JSON? {
    var value = document
    for token in tokens {
      switch value {
      case .object(let object):
        guard let member = object[token] else { return nil }
        value = member
      case .array(let elements):
        guard let index = Self.index(token), index < elements.count else { return nil }
        value = elements[index]
      default: return nil
      }
    }
    return value
  }

  /// An index as RFC 6901 spells it: digits without leading zeros.
  private static func index(_ token: String) -> Int? {
    guard token.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
      token == "0" || token.utf8.first != UInt8(ascii: "0")
    else { return nil }
    return Int(token)
  }
}

extension JSONPointer: CustomStringConvertible {
  /// The pointer as text: empty for the whole document, `/data/0/title` for a place in it.
  package var description: String {
    var text = ""
    for token in tokens {
      text += "/"
      for scalar in token.unicodeScalars {
        switch scalar {
        case "~": text += "~0"
        case "/": text += "~1"
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
    return text
  }
}
