internal import GradusModel

/// JSON that a learner wrote.
enum WrittenJSON {
  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: The whole text.
  ///   - name: What the text is, as a sentence begins with it.
  /// - Returns: The value.
  /// - Throws: `UnreadableAnswer` with the line and the column.
  static func value(of text: String, named name: String) throws(UnreadableAnswer) -> JSON {
    do throws(JSONSyntaxError) {
      return try JSONReader.read(text)
    } catch {
      let place = TextPlace(of: error.offset, in: text)
      throw UnreadableAnswer("\(name) is no JSON: \(error.problem), in \(place)")
    }
  }
}

/// A place in a text, as editors name it.
struct TextPlace: CustomStringConvertible {
  /// From 1.
  let line: Int
  /// From 1, in Unicode scalars.
  let column: Int

  /// - Parameters:
  ///   - offset: In bytes of UTF-8, from 0.
  ///   - text: The whole text.
  init(of offset: Int, in text: String) {
    let before = text.utf8.prefix(offset)
    line = 1 + before.count { $0 == UInt8(ascii: "\n") }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { before.index(after: $0) }
    // Bytes that go on with a scalar are no columns of their own.
    column = 1 + before[(start ?? before.startIndex)...].count { $0 & 0xC0 != 0x80 }
  }

  var description: String { "line \(line), column \(column)" }
}
