import Foundation
import Hummingbird

extension TodoVariants {
  /// Ids as unusual as the contract lets them be.
  static let identifiers: [Altered<TodoBackend>] = [
    Altered("unsigned-ids", "Ids are JSON numbers of 64 bits without a sign, seemingly random.") {
      backend in
      backend.spellIDs(
        Scrambled<UInt64>(factor: 0x9E37_79B9_7F4A_7C15),
        as: ["type": "integer", "minimum": 0]
      )
    },
    Altered("uuids-as-numbers", "Ids are JSON numbers of 128 bits, seemingly random.") { backend in
      backend.spellIDs(
        Scrambled<UInt128>(factor: 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835),
        as: ["type": "integer", "minimum": 0]
      )
    },
    Altered("base64-ids", "Ids are base64 with / and + and =, after an umlaut and a blank.") {
      backend in
      backend.spellIDs(Base64(), as: ["type": "string"])
    },
  ]
}

/// Another spelling of ids than the counter that the store has.
private protocol IDSpelling: Sendable {
  /// The JSON text of an id.
  func json(_ number: Int) -> String
  /// An id in a path, percent-encoded.
  func segment(_ number: Int) -> String
  /// The number behind an id, without percent-encoding; nil where it can't be an id.
  func number(_ text: String) -> Int?
}

/// The counter times a large odd number, modulo the numbers of so many bits: no two are the same, and
/// small ones and large ones come in no order.
private struct Scrambled<Word: FixedWidthInteger & UnsignedInteger & Sendable>: IDSpelling {
  private let factor: Word
  private let inverse: Word

  /// - Parameter factor: Odd.
  init(factor: Word) {
    self.factor = factor
    // Newton's method: each step doubles the number of low bits that are right, which are three at first.
    var inverse = factor
    for _ in 1...6 { inverse = inverse &* (2 &- factor &* inverse) }
    self.inverse = inverse
  }

  func json(_ number: Int) -> String { segment(number) }
  func segment(_ number: Int) -> String { String(Word(number) &* factor) }
  func number(_ text: String) -> Int? { Word(text).map { Int(clamping: $0 &* inverse) } }
}

/// Text that has to be percent-encoded in a path.
private struct Base64: IDSpelling {
  private static let prefix = "\u{FC} "
  /// Bytes that are `++//` in base64.
  private static let mark = Data([0xFB, 0xEF, 0xFF])

  func json(_ number: Int) -> String { "\"\(text(number))\"" }

  func segment(_ number: Int) -> String {
    text(number).addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }

  func number(_ text: String) -> Int? {
    guard text.hasPrefix(Self.prefix), let data = Data(base64Encoded: String(text.dropFirst(2))),
      data.starts(with: Self.mark), data.count == 11
    else { return nil }
    return Int(clamping: data.dropFirst(3).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  private func text(_ number: Int) -> String {
    let bytes = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
    return Self.prefix + (Self.mark + bytes).base64EncodedString()
  }
}

extension TodoBackend {
  /// Has clients see other ids than the store has.
  fileprivate mutating func spellIDs(_ spelling: some IDSpelling, as schema: JSONValue) {
    filters.append(
      ExchangeFilter(
        request: { request in
          guard let segment = request.todoID, let id = segment.removingPercentEncoding,
            let number = spelling.number(id)
          else { return }
          request.path = "/api/v1/todos/\(number)"
        },
        reply: { _, reply in
          guard reply.status.code < 300, reply.json?["id"] != nil || reply.json?["data"] != nil
          else {
            return
          }
          // In the text, as no number of a JSONValue is that large. In a title the marks would be escaped.
          let text = String(decoding: reply.content, as: UTF8.self)
          let spelled = text.replacing(/"id":"([0-9]+)"/) { match in
            "\"id\":" + (Int(match.1).map(spelling.json) ?? "null")
          }
          reply.content = Data(spelled.utf8)
          guard let location = reply.headers[.location], let end = location.lastIndex(of: "/"),
            let number = Int(location[location.index(after: end)...])
          else { return }
          reply.headers[.location] = location[...end] + spelling.segment(number)
        }
      )
    )
    onDescription { $0.describe(id: schema) }
  }
}
