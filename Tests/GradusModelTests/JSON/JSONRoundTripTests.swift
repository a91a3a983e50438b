import Foundation
import GradusModel
import Testing

@Suite("JSON written and read again")
struct JSONRoundTripTests {
  @Test("a random value survives every way of writing it", arguments: UInt64(1)...60)
  func survives(seed: UInt64) throws {
    var random = RandomJSON(seed: seed)
    for _ in 0..<25 {
      let value = try random.value(depth: 5)
      for text in [value.compact, value.inline, value.pretty] {
        let again = try JSONReader.read(text)
        #expect(again == value)
        #expect(again.hashValue == value.hashValue)
        // Order, duplicates and the spelling of numbers count here, unlike in `==`.
        #expect(again.compact.utf8.elementsEqual(value.compact.utf8))
      }
    }
  }

  @Test("Foundation reads the strings that Gradus writes", arguments: UInt64(1)...20)
  func foundationReads(seed: UInt64) throws {
    var random = RandomJSON(seed: seed)
    let texts = (0..<40).map { _ in random.text() }
    let written = JSON.array(texts.map { .string($0) }).compact
    let read = try JSONDecoder().decode([String].self, from: Data(written.utf8))
    #expect(read.map { Array($0.utf8) } == texts.map { Array($0.utf8) })
  }

  @Test("Gradus reads the strings that Foundation writes", arguments: UInt64(1)...20)
  func foundationWrites(seed: UInt64) throws {
    var random = RandomJSON(seed: seed)
    let texts = (0..<40).map { _ in random.text() }
    let written = Array(try JSONEncoder().encode(texts))
    #expect(try JSONReader.read(written) == .array(texts.map { .string($0) }))
  }

  @Test("text cut anywhere is refused, and never crashes the reader", arguments: UInt64(1)...20)
  func cut(seed: UInt64) throws {
    var random = RandomJSON(seed: seed)
    let value = JSON.array([try random.value(depth: 4)])
    let bytes = Array(value.pretty.utf8)
    for end in bytes.indices {
      let error = #expect(throws: JSONSyntaxError.self) {
        try JSONReader.read(Array(bytes[..<end]))
      }
      #expect(error.map { $0.offset <= end } == true)
    }
  }

  @Test("text with a byte changed is read or refused, and never crashes", arguments: UInt64(1)...20)
  func changed(seed: UInt64) throws {
    var random = RandomJSON(seed: seed)
    var generator = Seed(seed).generator(for: "changes")
    let bytes = Array(JSON.array([try random.value(depth: 4), "end"]).compact.utf8)
    for _ in 0..<200 {
      var changed = bytes
      changed[Int.random(in: changed.indices, using: &generator)] = UInt8.random(
        in: 0...255,
        using: &generator
      )
      do throws(JSONSyntaxError) {
        let value = try JSONReader.read(changed)
        #expect(try JSONReader.read(value.compact) == value)
      } catch {
        #expect(0...changed.count ~= error.offset)
      }
    }
  }
}
