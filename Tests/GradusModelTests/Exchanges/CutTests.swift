import GradusModel
import Testing

/// How much of a request is sent at first.
@Suite("Cuts")
struct CutTests {
  private let request = Request(
    "POST",
    "/",
    headers: [HeaderField("Content-Length", "10")],
    content: Bytes("0123456789")
  )

  @Test("a cut counts bytes of the whole message")
  func counts() {
    let whole = request.wireBytes.count
    #expect(Cut.first(3).count(of: request) == 3)
    #expect(Cut.allButLast(1).count(of: request) == whole - 1)
    #expect(Cut.head.count(of: request) == whole - 10)
    #expect(Cut.halfContent.count(of: request) == whole - 5)
  }

  @Test("a cut never goes beyond the message")
  func bounds() {
    let whole = request.wireBytes.count
    #expect(Cut.first(whole + 100).count(of: request) == whole)
    #expect(Cut.allButLast(whole + 100).count(of: request) == 0)
  }
}
