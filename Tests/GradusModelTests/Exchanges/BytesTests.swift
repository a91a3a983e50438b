import Foundation
import GradusModel
import Testing

@Suite("Bytes in a report")
struct BytesTests {
  @Test("bytes that are UTF-8 are encoded as text")
  func text() throws {
    #expect(try encoded(Bytes("a\"\n é\0")) == #"{"text":"a\"\n é\u0000"}"#)
  }

  @Test("other bytes are encoded as base64")
  func base64() throws {
    #expect(try encoded([0xFF, 0x00, 0x41]) == #"{"base64":"/wBB"}"#)
  }

  @Test("no bytes are an empty text")
  func empty() throws {
    #expect(try encoded([]) == #"{"text":""}"#)
  }

  @Test("random bytes survive coding", arguments: UInt64(1)...30)
  func survives(seed: UInt64) throws {
    var generator = Seed(seed).generator(for: "bytes")
    for _ in 0..<20 {
      let highest: UInt8 = Bool.random(using: &generator) ? 0x7F : 0xFF
      let bytes = Bytes(
        (0..<Int.random(in: 0...64, using: &generator)).map { _ in
          UInt8.random(in: 0...highest, using: &generator)
        }
      )
      let again = try JSONDecoder().decode(Bytes.self, from: JSONEncoder().encode(bytes))
      #expect(again == bytes)
    }
  }

  @Test("text survives coding scalar by scalar")
  func scalars() throws {
    let bytes = Bytes("e\u{301} \u{E9} \u{FEFF} \r\n")
    let again = try JSONDecoder().decode(Bytes.self, from: JSONEncoder().encode(bytes))
    #expect(again.array == bytes.array)
  }

  @Test("base64 that is none, and an object with neither, are refused")
  func malformed() {
    for text in [#"{"base64":"*"}"#, "{}", #"{"text":1}"#] {
      #expect(throws: DecodingError.self, "\(text)") {
        try JSONDecoder().decode(Bytes.self, from: Data(text.utf8))
      }
    }
  }

  @Test("bytes are text only where they are UTF-8")
  func textOrNot() {
    #expect(Bytes("é").text == "é")
    #expect(Bytes([0xC3]).text == nil)
    #expect(Bytes("é").count == 2)
    #expect(Bytes([]).isEmpty)
  }

  private func encoded(_ bytes: Bytes) throws -> String {
    String(decoding: try JSONEncoder().encode(bytes), as: UTF8.self)
      .replacing("\\/", with: "/")
  }
}
