extension PatternParser {
  /// The rest of a class, after its opening bracket.
  mutating func characterClass() throws(PatternError) -> ScalarSet {
    let isNegated = take("^")
    var parts: [ScalarSet.Part] = []
    while !take("]") {
      let first = try classAtom()
      guard peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
        parts.append(Self.part(first))
        continue
      }
      position += 1
      let last = try classAtom()
      guard case .scalar(let low) = first, case .scalar(let high) = last else {
        // As without the flag `u`: `[\w-.]` is a set, a hyphen and a point.
        parts += [Self.part(first), Self.part(.scalar("-")), Self.part(last)]
        continue
      }
      guard low <= high else { throw PatternError("a range whose ends are out of order") }
      parts.append(.range(low.value...high.value))
    }
    return ScalarSet(parts, isNegated: isNegated)
  }

  private mutating func classAtom() throws(PatternError) -> Escape {
    guard let scalar = next() else { throw PatternError("a class is not closed") }
    guard scalar == "\\" else { return .scalar(scalar) }
    if take("b") { return .scalar("\u{08}") }
    return try classEscape()
  }

  private static func part(_ escape: Escape) -> ScalarSet.Part {
    switch escape {
    case .scalar(let scalar): .range(scalar.value...scalar.value)
    case .set(let set): .set(set)
    }
  }
}
