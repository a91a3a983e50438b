import GradusModel
import Testing

@Suite("What a report keeps")
struct KeptTests {
  private static let most = Exchange.keptBytes

  @Test("content is cut, and counted in full", arguments: [0, 1, 100, 1_000_000])
  func content(more: Int) {
    let content = Bytes(Array(repeating: UInt8(ascii: "x"), count: Self.most + more))
    let kept = exchange(response: Response(status: 200, content: content, omittedBytes: 7)).kept
    #expect(kept.response?.content.count == Self.most)
    #expect(kept.response?.omittedBytes == 7 + more)
  }

  @Test("what came is cut, and counted in full")
  func received() {
    let bytes = Bytes(Array(repeating: 0xFF, count: Self.most + 1))
    let kept = exchange(received: bytes).kept
    #expect(kept.received?.count == Self.most)
    #expect(kept.receivedBytes == Self.most + 1)
    #expect(exchange(received: bytes, receivedBytes: 1 << 30).kept.receivedBytes == 1 << 30)
  }

  @Test("what is short is kept as it is")
  func short() {
    let short = exchange(
      response: Response(status: 200, content: Bytes("ok")),
      received: Bytes("ok")
    )
    #expect(short.kept == short)
  }

  @Test("a character is not cut in two", arguments: ["é", "€", "😀"], 0..<4)
  func characters(character: String, shift: Int) {
    let text = String(repeating: "x", count: shift) + String(repeating: character, count: 50)
    let first = Bytes(text).first(100)
    #expect(first.text.map { text.hasPrefix($0) } == true)
    #expect(97...100 ~= first.count)
  }

  @Test("bytes that are no text are cut where they are to be")
  func noText() {
    #expect(Bytes(Array(repeating: 0x80, count: 9)).first(5).count == 5)
    #expect(Bytes("abc").first(0) == [])
  }

  @Test("long evidence is cut, and a value that is long is left out")
  func evidence() {
    let short = Evidence(JSON.string("x"))
    #expect(short.kept == short)
    let long = Evidence(JSON.string(String(repeating: "x", count: 9998)))
    #expect(long.kept.json == nil)
    #expect(long.kept.text.hasSuffix("xxx… (10000 bytes in all)"))
    #expect(long.kept.text.count < Evidence.keptCharacters + 40)
  }

  private func exchange(
    response: Response? = nil,
    received: Bytes? = nil,
    receivedBytes: Int? = nil
  ) -> Exchange {
    Exchange(
      request: Request("GET", "/"),
      response: response,
      received: received,
      receivedBytes: receivedBytes,
      connection: ConnectionUse(number: 1, earlierExchanges: 0),
      timing: ExchangeTiming(startedAfter: .zero, firstByte: nil, total: .zero)
    )
  }
}
