/// A property of Unicode scalars that a pattern names with `\p{…}` (ECMA-262, section 22.2.1).
enum UnicodeProperty: Hashable, Sendable {
  case any
  case ascii
  case assigned
  case categories(Set<Unicode.GeneralCategory>)
  case binary(Binary)

  /// The binary properties that are supported; their names are those of ECMA-262, table 67.
  enum Binary: String, CaseIterable, Sendable {
    case alphabetic = "Alphabetic"
    case caseIgnorable = "Case_Ignorable"
    case cased = "Cased"
    case dash = "Dash"
    case diacritic = "Diacritic"
    case emoji = "Emoji"
    case emojiModifier = "Emoji_Modifier"
    case emojiModifierBase = "Emoji_Modifier_Base"
    case emojiPresentation = "Emoji_Presentation"
    case hexDigit = "Hex_Digit"
    case asciiHexDigit = "ASCII_Hex_Digit"
    case identifierContinue = "ID_Continue"
    case identifierStart = "ID_Start"
    case ideographic = "Ideographic"
    case lowercase = "Lowercase"
    case math = "Math"
    case uppercase = "Uppercase"
    case whiteSpace = "White_Space"
  }

  /// The property of that name or `name=value`, nil where it is not supported.
  init?(named text: String) {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2 {
      guard ["General_Category", "gc"].contains(parts[0]),
        let categories = Self.categories(named: parts[1])
      else { return nil }
      self = .categories(categories)
      return
    }
    if let categories = Self.categories(named: text) {
      self = .categories(categories)
      return
    }
    switch text {
    case "Any": self = .any
    case "ASCII": self = .ascii
    case "Assigned": self = .assigned
    default:
      guard let binary = Binary(rawValue: Self.longNames[text] ?? text) else { return nil }
      self = .binary(binary)
    }
  }

  private static let longNames = [
    "Alpha": "Alphabetic", "CI": "Case_Ignorable", "Dia": "Diacritic", "EMod": "Emoji_Modifier",
    "EBase": "Emoji_Modifier_Base", "EPres": "Emoji_Presentation", "Hex": "Hex_Digit",
    "AHex": "ASCII_Hex_Digit", "IDC": "ID_Continue", "IDS": "ID_Start", "Ideo": "Ideographic",
    "Lower": "Lowercase", "Upper": "Uppercase", "space": "White_Space",
  ]

  func holds(for scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .any: true
    case .ascii: scalar.isASCII
    case .assigned: scalar.properties.generalCategory != .unassigned
    case .categories(let categories): categories.contains(scalar.properties.generalCategory)
    case .binary(let binary): binary.holds(for: scalar.properties)
    }
  }
}

extension UnicodeProperty.Binary {
  func holds(for properties: Unicode.Scalar.Properties) -> Bool {
    switch self {
    case .alphabetic: properties.isAlphabetic
    case .caseIgnorable: properties.isCaseIgnorable
    case .cased: properties.isCased
    case .dash: properties.isDash
    case .diacritic: properties.isDiacritic
    case .emoji: properties.isEmoji
    case .emojiModifier: properties.isEmojiModifier
    case .emojiModifierBase: properties.isEmojiModifierBase
    case .emojiPresentation: properties.isEmojiPresentation
    case .hexDigit: properties.isHexDigit
    case .asciiHexDigit: properties.isASCIIHexDigit
    case .identifierContinue: properties.isIDContinue
    case .identifierStart: properties.isIDStart
    case .ideographic: properties.isIdeographic
    case .lowercase: properties.isLowercase
    case .math: properties.isMath
    case .uppercase: properties.isUppercase
    case .whiteSpace: properties.isWhitespace
    }
  }
}
