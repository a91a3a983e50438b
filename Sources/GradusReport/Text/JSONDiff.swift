package import GradusModel

/// Two JSON values, line against line: what is missing with `-`, what is new with `+`.
package enum JSONDiff {
  /// One line of the comparison.
  package struct Line: Hashable, Sendable {
    package enum Mark: String, Sendable {
      case same = " "
      case missing = "-"
      case new = "+"
    }

    package var mark: Mark
    package var text: String
  }

  /// The lines that differ, each with a line of its surroundings; `…` stands for what is left out.
  package static func lines(expected: JSON, observed: JSON) -> [Line] {
    let all = compare(
      expected.pretty.split(separator: "\n").map(String.init),
      observed.ordered(like: expected).pretty.split(separator: "\n").map(String.init)
    )
    let changed = all.indices.filter { all[$0].mark != .same }
    var kept: [Line] = []
    var isOmitting = false
    for (index, line) in all.enumerated() {
      if changed.contains(where: { abs($0 - index) <= 1 }) {
        kept.append(line)
        isOmitting = false
      } else if !isOmitting {
        kept.append(Line(mark: .same, text: "…"))
        isOmitting = true
      }
    }
    return kept
  }

  /// The longest common subsequence, by the table of Wagner and Fischer (1974).
  private static func compare(_ left: [String], _ right: [String]) -> [Line] {
    // A table of a million cells is enough for any finding; beyond it, all lines differ.
    guard left.count * right.count <= 1_000_000 else {
      return left.map { Line(mark: .missing, text: $0) } + right.map { Line(mark: .new, text: $0) }
    }
    // Commas at line ends only tell whether more follows.
    func key(_ line: String) -> Substring { line.hasSuffix(",") ? line.dropLast() : line[...] }
    var lengths = Array(
      repeating: Array(repeating: 0, count: right.count + 1),
      count: left.count + 1
    )
    for row in left.indices.reversed() {
      for column in right.indices.reversed() {
        lengths[row][column] =
          key(left[row]) == key(right[column])
          ? lengths[row + 1][column + 1] + 1
          : max(lengths[row + 1][column], lengths[row][column + 1])
      }
    }
    var lines: [Line] = []
    var row = 0
    var column = 0
    while row < left.count || column < right.count {
      if row < left.count, column < right.count, key(left[row]) == key(right[column]) {
        lines.append(Line(mark: .same, text: right[column]))
        row += 1
        column += 1
      } else if row < left.count,
        column == right.count || lengths[row + 1][column] >= lengths[row][column + 1]
      {
        lines.append(Line(mark: .missing, text: left[row]))
        row += 1
      } else {
        lines.append(Line(mark: .new, text: right[column]))
        column += 1
      }
    }
    return lines
  }
}

extension JSON {
  /// The value with its members in the order of another one: order means nothing in JSON.
  fileprivate func ordered(like model: JSON) -> JSON {
    switch (self, model) {
    case (.object(let object), .object(let model)):
      var members = object.members
      let places = Dictionary(
        model.names.enumerated().map { ($1, $0) },
        uniquingKeysWith: { first, _ in first }
      )
      members = members.enumerated().sorted { left, right in
        let leftPlace = places[left.element.name] ?? places.count + left.offset
        let rightPlace = places[right.element.name] ?? places.count + right.offset
        return leftPlace < rightPlace
      }.map { $0.element }
      return .object(
        JSONObject(
          members.map { member in
            let value = model[member.name].map { member.value.ordered(like: $0) } ?? member.value
            return JSONObject.Member(name: member.name, value: value)
          }
        )
      )
    case (.array(let values), .array(let models)):
      return .array(
        values.enumerated().map { index, value in
          models.indices.contains(index) ? value.ordered(like: models[index]) : value
        }
      )
    default: return self
    }
  }
}
