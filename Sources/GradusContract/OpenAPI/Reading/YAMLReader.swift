package import GradusModel
internal import Yams

/// YAML 1.2 as JSON values, as OpenAPI has it (OpenAPI 3.1, section 4.2).
///
/// Order of members and spelling of numbers are kept. Plain scalars are read by the core schema of
/// YAML 1.2: `yes`, `on` and dates are strings. Keys are strings, `200` as well as `'200'`. Merge
/// keys (`<<`) are no part of it.
package enum YAMLReader {
  /// Levels of nesting that are read, as many as in JSON.
  private static let deepest = JSONReader.deepest

  /// Reads a text.
  ///
  /// - Throws: `ContractDiagnostic` where it is no YAML, or not such as JSON could have.
  package static func read(_ text: String) throws(ContractDiagnostic) -> JSON {
    guard !AliasedKeys.arePossible(in: text) else {
      throw ContractDiagnostic(
        JSONPointer(),
        "it has aliases, and may have keys that are not scalars, which can take for ever to read",
        advice: "Write keys as plain text, and use $ref in the place of aliases"
      )
    }
    let node: Node?
    do {
      // Without its rules for plain scalars: `YAMLScalar` reads them, and they take half of the time.
      node = try Yams.compose(yaml: text, .basic)
    } catch {
      throw ContractDiagnostic(JSONPointer(), "it can't be read as YAML: \(sentence(for: error))")
    }
    guard let node else { throw ContractDiagnostic(JSONPointer(), "it is empty") }
    // Aliases can make few bytes into very many values.
    var left = OpenAPIReader.mostValues
    return try value(of: node, at: [], left: &left)
  }

  private static func sentence(for error: any Error) -> String {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      "\(problem), in line \(mark.line), column \(mark.column)"
    case .duplicatedKeysInMapping(let keys, _):
      keys.map { "'\($0)'" }.sorted().joined(separator: " and ") + " is there more than once"
    case .reader(let problem, _, _, _): problem
    default: "\(error)"
    }
  }

  private static func value(
    of node: Node,
    at tokens: [String],
    left: inout Int
  ) throws(ContractDiagnostic) -> JSON {
    left -= 1
    guard left >= 0 else {
      throw ContractDiagnostic(JSONPointer(), "it has more than \(OpenAPIReader.mostValues) values")
    }
    guard tokens.count < deepest else {
      throw ContractDiagnostic(JSONPointer(), "it is nested deeper than \(deepest) levels")
    }
    switch node {
    case .scalar(let scalar): return YAMLScalar.value(of: scalar)
    case .sequence(let sequence):
      var elements: [JSON] = []
      for (index, element) in sequence.enumerated() {
        elements.append(try value(of: element, at: tokens + [String(index)], left: &left))
      }
      return .array(elements)
    case .mapping(let mapping):
      var members: [JSONObject.Member] = []
      for (key, element) in mapping {
        guard let name = key.scalar?.string else {
          throw ContractDiagnostic(JSONPointer(tokens), "a key here is no text")
        }
        let value = try value(of: element, at: tokens + [name], left: &left)
        members.append(JSONObject.Member(name: name, value: value))
      }
      return .object(JSONObject(members))
    case .alias:
      throw ContractDiagnostic(JSONPointer(tokens), "an alias here leads nowhere")
    }
  }
}

/// Keys that are aliases, or that hold some.
///
/// The YAML reader compares whole keys, so that aliases in aliases in a key would keep it busy for
/// ever. It offers no way to stop it, so what may be such a text is not given to it.
enum AliasedKeys {
  /// Whether a text has an anchor, and something that may be the end of a key that is no scalar.
  ///
  /// Prose can look like that as well, but hardly does: it has to have words that begin with `&`.
  static func arePossible(in text: String) -> Bool {
    var last = UInt8(ascii: " ")
    var isAtToken = true
    var isAlias = false
    var isQuestion = false
    var isAnchor = false
    var hasAnchor = false
    var hasKey = false
    for byte in text.utf8 {
      let isBlank = blanks.contains(byte)
      if isBlank, isQuestion { hasKey = true }
      if byte == UInt8(ascii: ":"), isAlias || closing.contains(last) { hasKey = true }
      if !isBlank, isAtToken {
        isAlias = byte == UInt8(ascii: "*")
      } else if last == UInt8(ascii: "&"), isAnchor, !isBlank {
        hasAnchor = true
      }
      isQuestion = isAtToken && byte == UInt8(ascii: "?")
      isAnchor = isAtToken && byte == UInt8(ascii: "&")
      isAtToken = isBlank || separators.contains(byte)
      // Blanks may stand between an alias or a bracket and its colon.
      if !isBlank { last = byte }
    }
    return hasAnchor && hasKey
  }

  private static let blanks = Set(" \t\n\r".utf8)
  private static let separators = Set(",[]{}".utf8)
  private static let closing = Set("]}".utf8)
}
