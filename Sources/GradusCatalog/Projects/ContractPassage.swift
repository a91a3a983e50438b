internal import Yams

/// A place in a contract, with the text that stands there.
package struct ContractPassage: Hashable, Sendable {
  /// The line of the file on which it begins, from 1.
  package let line: Int
  /// Its lines, without the indentation that they share.
  package let text: [String]
  /// What it refers to in the same document, in the order of the text, each once.
  package let references: [Reference]

  /// Something that a passage refers to.
  package struct Reference: Hashable, Sendable {
    /// Of the component: `Invalid`.
    package let name: String
    /// The line of the file on which it begins, from 1.
    package let line: Int
  }

  /// Finds a passage; nil where the text is no YAML, or nothing stands at that place.
  ///
  /// - Parameters:
  ///   - pointer: A JSON pointer (RFC 6901) into the document.
  ///   - document: The text of a YAML document.
  package init?(at pointer: String, in document: String) {
    guard let root = try? Yams.compose(yaml: document),
      let place = Self.place(Self.steps(of: pointer), in: root)
    else { return nil }
    let lines = document.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.indices.contains(place.line - 1) else { return nil }
    line = place.line
    let own = lines[place.line - 1]
    // What stands deeper than the name, or the dash, belongs to it.
    let rest = lines[place.line...].prefix { line in
      let indent = line.prefix { $0 == " " }.count
      return indent >= place.column || line.allSatisfy { $0 == " " }
    }
    let body = ([own] + rest).reversed().drop { $0.allSatisfy { $0 == " " } }.reversed()
    let margin = own.prefix { $0 == " " }.count
    text = body.map { line in
      String(line.dropFirst(min(margin, line.prefix { $0 == " " }.count)))
    }
    references = Self.references(in: Array(body), of: root)
  }

  /// What `$ref` leads to within the document.
  private static func references(in lines: [String], of root: Node) -> [Reference] {
    var found: [Reference] = []
    for match in lines.joined(separator: "\n").matches(of: /\$ref: *["']?#(\/[^"'\s,}]+)/) {
      let steps = steps(of: String(match.1))
      guard let name = steps.last, let line = place(steps, in: root)?.line else { continue }
      let reference = Reference(name: name, line: line)
      if !found.contains(reference) { found.append(reference) }
    }
    return found
  }

  private static func steps(of pointer: String) -> [String] {
    pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
      String($0.replacing("~1", with: "/").replacing("~0", with: "~"))
    }
  }

  private static func place(_ steps: [String], in root: Node) -> (line: Int, column: Int)? {
    var node = root
    var place = (line: 1, column: 0)
    for step in steps {
      if let mapping = node.mapping {
        guard let entry = mapping.first(where: { $0.key.string == step }),
          let mark = entry.key.mark
        else { return nil }
        place = (mark.line, mark.column)
        node = entry.value
      } else if let sequence = node.sequence {
        guard let index = Int(step), sequence.indices.contains(index),
          let mark = sequence[index].mark
        else { return nil }
        // The mark is behind the dash and its blank.
        place = (mark.line, mark.column - 1)
        node = sequence[index]
      } else {
        return nil
      }
    }
    return place
  }
}
