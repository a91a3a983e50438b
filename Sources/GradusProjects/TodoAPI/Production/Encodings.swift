import GradusExam
import GradusModel

extension Check {
  /// JSON in other encodings than UTF-8, and with a mark before it (RFC 8259, section 8.1).
  static let encodings = Check(
    "byte-order-marks",
    "a byte order mark before the JSON, and JSON in UTF-16, do no harm",
    contract: Contract.info,
    hint: """
      Editors and spreadsheets put U+FEFF before what they write. Pass over it, or refuse it as you refuse what \\
      is not JSON; and catch what your decoder throws.
      """
  ) { subject in
    let word = subject.data.word()
    let text = "{\"title\":\"\(word)\"}"
    let utf16 = text.utf16.flatMap {
      [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
    }
    let swapped = text.utf16.flatMap {
      [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)]
    }
    for (bytes, isUTF8) in [
      ([0xEF, 0xBB, 0xBF] + Array(text.utf8), true), ([0xFF, 0xFE] + utf16, false),
      ([0xFE, 0xFF] + swapped, false), (utf16, false),
    ] as [([UInt8], Bool)] {
      let reply = try await subject.send(
        "POST",
        todos,
        content: Bytes(bytes),
        mediaType: "application/json"
      )
      try reply.requireNoServerError()
      if isUTF8, (200..<300).contains(reply.status) { reply.json.title.expect(.string(word)) }
    }
    try await subject.expectStillServing()
  }
}
