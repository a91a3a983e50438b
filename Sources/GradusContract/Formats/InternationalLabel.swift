/// A label of a domain name with other letters than ASCII's (RFC 5890 to 5893).
enum InternationalLabel {
  /// Whether what follows `xn--` decodes to a label that IDNA 2008 allows.
  ///
  /// The rule for right-to-left labels (RFC 5893) is not examined, nor whether the text is in NFC.
  static func isValid(encoded: String) -> Bool {
    guard let scalars = Punycode.decode(encoded), scalars.contains(where: { !$0.isASCII }) else {
      return false
    }
    return isValid(scalars)
  }

  private static func isValid(_ scalars: [Unicode.Scalar]) -> Bool {
    guard let first = scalars.first, !isMark(first), first != "-", scalars.last != "-" else {
      return false
    }
    if scalars.count >= 4, scalars[2] == "-", scalars[3] == "-" { return false }
    return scalars.indices.allSatisfy { isAllowed(at: $0, in: scalars) }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    [.nonspacingMark, .spacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
  }

  /// RFC 5892, section 2.6 and appendix A.
  private static func isAllowed(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let scalar = scalars[index]
    let before = index > 0 ? scalars[index - 1] : nil
    let after = index + 1 < scalars.count ? scalars[index + 1] : nil
    switch scalar {
    case "\u{DF}", "\u{3C2}", "\u{6FD}", "\u{6FE}", "\u{F0B}", "\u{3007}": return true
    case "\u{640}", "\u{7FA}", "\u{302E}", "\u{302F}", "\u{3031}"..."\u{3035}", "\u{303B}":
      return false
    case "\u{B7}": return before == "l" && after == "l"
    case "\u{375}":
      return after.map { 0x370...0x3FF ~= $0.value || 0x1F00...0x1FFF ~= $0.value } == true
    case "\u{5F3}", "\u{5F4}": return before.map { 0x590...0x5FF ~= $0.value } == true
    case "\u{30FB}": return scalars.contains(where: isJapanese)
    case "\u{660}"..."\u{669}": return !scalars.contains { "\u{6F0}"..."\u{6F9}" ~= $0 }
    case "\u{6F0}"..."\u{6F9}": return !scalars.contains { "\u{660}"..."\u{669}" ~= $0 }
    case "\u{200D}": return isVirama(before)
    // The rule about joining types (appendix A.1) asks for Arabic letters around, and so does this.
    case "\u{200C}": return isVirama(before) || isArabic(before) && isArabic(after)
    case "-", "a"..."z", "0"..."9": return true
    default: return isLetterOrDigit(scalar)
    }
  }

  private static func isVirama(_ scalar: Unicode.Scalar?) -> Bool {
    scalar?.properties.canonicalCombiningClass == .virama
  }

  private static func isArabic(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { 0x620...0x6FF ~= $0.value && $0.properties.isAlphabetic } == true
  }

  private static func isJapanese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30FB: false
    case 0x3041...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x2_0000...0x3_FFFF:
      true
    default: false
    }
  }

  /// RFC 5892, sections 2.1 and 2.2: letters and digits that case folding and NFKC leave alone.
  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    let allowed: Set<Unicode.GeneralCategory> = [
      .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .nonspacingMark,
      .spacingMark,
    ]
    return allowed.contains(scalar.properties.generalCategory)
      && !scalar.properties.changesWhenNFKCCaseFolded && !scalar.isASCII
  }
}
