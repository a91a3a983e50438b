import GradusModel
import Testing

@Suite("Why there is no response")
struct TransportFailureTests {
  @Test("every failure has its own plain sentence")
  func sentences() {
    #expect(
      SampleFailures.all.map(\.sentence) == [
        "the connection was refused: nothing listens on that port",
        "the connection could not be made: the name x has no address",
        "no complete response came within 1.5 s",
        "the connection was closed before a single byte came back",
        "the connection was closed after 17 bytes, before the response was complete",
        "the connection was reset before a single byte came back",
        "the connection was reset after 4 bytes, before the response was complete",
        "what came back is not HTTP/1.1: its Content-Length is no number",
        "more than 100 bytes came back, and they had not ended",
        "the examination was stopped",
      ]
    )
  }

  @Test("only what a slow machine could have caused depends on time")
  func dependsOnTime() {
    let timely = SampleFailures.all.filter(\.dependsOnTime)
    #expect(timely == [.timedOut(after: Elapsed(.milliseconds(1500))), .cancelled])
  }

  @Test("the samples have every case")
  func complete() {
    #expect(Set(SampleFailures.all.map(SampleFailures.number)) == Set(0...7))
  }
}

/// A failure of every kind.
enum SampleFailures {
  static let all: [TransportFailure] = [
    .connectionRefused, .connectionFailed(reason: "the name x has no address"),
    .timedOut(after: Elapsed(.milliseconds(1500))), .closedEarly(receivedBytes: 0),
    .closedEarly(receivedBytes: 17), .reset(receivedBytes: 0), .reset(receivedBytes: 4),
    .notHTTP(reason: "its Content-Length is no number"), .tooLarge(limit: 100), .cancelled,
  ]

  /// A number for each case: a new one does not compile until it is added here, and to the samples.
  static func number(_ failure: TransportFailure) -> Int {
    switch failure {
    case .connectionRefused: 0
    case .connectionFailed: 1
    case .timedOut: 2
    case .closedEarly: 3
    case .reset: 4
    case .notHTTP: 5
    case .tooLarge: 6
    case .cancelled: 7
    }
  }
}
