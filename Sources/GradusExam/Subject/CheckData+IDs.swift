package import GradusModel

extension CheckData {
  /// An id of the same shape as one that a service has given out, and far from it.
  ///
  /// The shape is what a service tells its own ids by before it looks for them: an integer stays one of
  /// as many bits, a counter with a word before it keeps the word, and of other texts every letter and
  /// digit becomes another of its kind, so that a UUID stays one.
  ///
  /// - Parameter known: A text or an integer.
  /// - Returns: A text or an integer, as it is.
  package func id(ofSameShapeAs known: JSON) -> JSON {
    if case .number(let number) = known { return .number(Self.integer(farFrom: number)) }
    let text = known.text ?? ""
    if let counter = NaturalNumber(text) { return .string(counter.far.padded(to: text.count)) }
    if let counter = text.wholeMatch(of: /([^0-9]+)([0-9]{1,9})/),
      let number = NaturalNumber(String(counter.2))
    {
      return .string(counter.1 + number.far.padded(to: counter.2.count))
    }
    return .string(likewise(text))
  }

  private static func integer(farFrom known: JSONNumber) -> JSONNumber {
    // Towards zero, where there is room in every width.
    if let small = known.integer, small < 0 { return JSONNumber(small + NaturalNumber.distance) }
    let text = known.integerText ?? "0"
    let sign = text.hasPrefix("-") ? "-" : ""
    let far = NaturalNumber(String(text.dropFirst(sign.count)))?.far
    return far.flatMap { JSONNumber(integer: sign + $0.text) } ?? JSONNumber(NaturalNumber.distance)
  }

  private func likewise(_ text: String) -> String {
    let isHexadecimal = text.allSatisfy { !$0.isASCII || !$0.isLetter || $0.isHexDigit }
    let letters = isHexadecimal ? "abcdef" : "abcdefghijklmnopqrstuvwxyz"
    return String(
      text.map { character in
        // In the order of characters, "ü" is between "a" and "z".
        guard character.isASCII else { return character }
        return switch character {
        case "0"..."9": one(of: Array("0123456789"))
        case "a"..."z": one(of: Array(letters))
        case "A"..."Z": one(of: Array(letters.uppercased()))
        default: character
        }
      }
    )
  }
}
