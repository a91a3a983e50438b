extension PatternParser {
  /// What a backslash outside of a class begins.
  mutating func escape() throws(PatternError) -> PatternNode {
    guard let scalar = peek else { throw PatternError("a backslash at the end") }
    switch scalar {
    case "b":
      position += 1
      return .position(.wordBoundary)
    case "B":
      position += 1
      return .position(.notWordBoundary)
    case "1"..."9":
      var number = 0
      while let digit = peek, "0"..."9" ~= digit {
        number = min(number * 10 + Int(digit.value - 0x30), 1_000_000)
        position += 1
      }
      highestReference = max(highestReference, number)
      return .backReference
    case "k":
      position += 1
      guard take("<") else { throw PatternError("\\k without the name of a group") }
      namedReferences.insert(try groupName())
      return .backReference
    default:
      switch try classEscape() {
      case .scalar(let scalar): return .set(ScalarSet(scalar))
      case .set(let set): return .set(set)
      }
    }
  }

  /// One scalar, or a set of them.
  enum Escape {
    case scalar(Unicode.Scalar)
    case set(ScalarSet)
  }

  /// What a backslash begins, in a class or outside of one.
  mutating func classEscape() throws(PatternError) -> Escape {
    guard let scalar = next() else { throw PatternError("a backslash at the end") }
    switch scalar {
    case "d": return .set(ScalarSet(ScalarSet.digits))
    case "D": return .set(ScalarSet(ScalarSet.digits, isNegated: true))
    case "w": return .set(ScalarSet(ScalarSet.word))
    case "W": return .set(ScalarSet(ScalarSet.word, isNegated: true))
    case "s": return .set(ScalarSet(ScalarSet.space))
    case "S": return .set(ScalarSet(ScalarSet.space, isNegated: true))
    case "p": return .set(try property(isNegated: false))
    case "P": return .set(try property(isNegated: true))
    case "t": return .scalar("\t")
    case "n": return .scalar("\n")
    case "r": return .scalar("\r")
    case "v": return .scalar("\u{0B}")
    case "f": return .scalar("\u{0C}")
    case "c": return .scalar(try control())
    case "x": return .scalar(try hexadecimal(digits: 2))
    case "u": return .scalar(try unicode())
    case "0":
      if let digit = peek, "0"..."9" ~= digit { throw PatternError("an octal escape") }
      return .scalar("\0")
    case "a"..."z", "A"..."Z", "1"..."9":
      throw PatternError("\\\(scalar) is no escape of ECMA-262")
    default: return .scalar(scalar)
    }
  }

  private mutating func control() throws(PatternError) -> Unicode.Scalar {
    guard let letter = next(), "a"..."z" ~= letter || "A"..."Z" ~= letter,
      let control = Unicode.Scalar(letter.value % 32)
    else { throw PatternError("\\c without a letter") }
    return control
  }

  private mutating func hexadecimal(digits: Int) throws(PatternError) -> Unicode.Scalar {
    guard let scalar = Unicode.Scalar(try hexadecimalValue(digits: digits)) else {
      throw PatternError("an escape that stands for no character")
    }
    return scalar
  }

  private mutating func hexadecimalValue(digits: Int) throws(PatternError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let scalar = next(), scalar.isASCII,
        let digit = PercentEncoding.digit(UInt8(truncatingIfNeeded: scalar.value))
      else { throw PatternError("an escape without its hexadecimal digits") }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private mutating func unicode() throws(PatternError) -> Unicode.Scalar {
    if take("{") {
      var value: UInt32 = 0
      var count = 0
      while !take("}") {
        value = value << 4 | (try hexadecimalValue(digits: 1))
        count += 1
        guard value <= 0x10FFFF else { throw PatternError("an escape beyond Unicode") }
      }
      guard count > 0, let scalar = Unicode.Scalar(value) else {
        throw PatternError("an escape that stands for no character")
      }
      return scalar
    }
    let lead = try hexadecimalValue(digits: 4)
    if let scalar = Unicode.Scalar(lead) { return scalar }
    guard lead < 0xDC00, take("\\u") else { throw PatternError("half of a surrogate pair") }
    let trail = try hexadecimalValue(digits: 4)
    guard 0xDC00...0xDFFF ~= trail,
      let scalar = Unicode.Scalar(0x1_0000 + ((lead - 0xD800) << 10 | (trail - 0xDC00)))
    else { throw PatternError("half of a surrogate pair") }
    return scalar
  }

  private mutating func property(isNegated: Bool) throws(PatternError) -> ScalarSet {
    guard take("{") else { throw PatternError("\\p without the name of a property") }
    var name = ""
    while let scalar = next(), scalar != "}" { name.unicodeScalars.append(scalar) }
    guard scalars[position - 1] == "}", !name.isEmpty else {
      throw PatternError("\\p without the name of a property")
    }
    guard let property = UnicodeProperty(named: name) else {
      throw PatternError("the property \\p{\(name)} is not supported", isUnsupported: true)
    }
    return ScalarSet([.property(property, isNegated: isNegated)])
  }
}
