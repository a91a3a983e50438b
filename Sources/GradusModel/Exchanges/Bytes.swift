#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Bytes as they went over the wire.
package struct Bytes: Hashable, Sendable, ExpressibleByArrayLiteral {
  package var array: [UInt8]

  package init(_ array: [UInt8] = []) {
    self.array = array
  }

  package init(_ text: String) {
    array = Array(text.utf8)
  }

  package init(arrayLiteral elements: UInt8...) {
    array = elements
  }

  package var count: Int { array.count }
  package var isEmpty: Bool { array.isEmpty }

  /// The bytes as text where they are UTF-8, nil elsewhere.
  package var text: String? { String(validating: array, as: UTF8.self) }
}

extension Bytes: Codable {
  private enum CodingKeys: String, CodingKey {
    case text
    case base64
  }

  /// Encoded as `text` where the bytes are UTF-8, else as `base64` (RFC 4648, section 4).
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    if let text {
      try container.encode(text, forKey: .text)
    } else {
      try container.encode(Data(array).base64EncodedString(), forKey: .base64)
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let text = try container.decodeIfPresent(String.self, forKey: .text) {
      array = Array(text.utf8)
      return
    }
    guard let data = Data(base64Encoded: try container.decode(String.self, forKey: .base64)) else {
      throw DecodingError.dataCorruptedError(
        forKey: .base64,
        in: container,
        debugDescription: "not base64"
      )
    }
    array = Array(data)
  }
}
