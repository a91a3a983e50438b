/// One request with what came of it: a response, or the reason why there is none.
package struct Exchange: Hashable, Sendable, Codable {
  package var request: Request
  /// The response; nil where none came, and set together with a `failure` where one came in part.
  package var response: Response?
  package var failure: TransportFailure?
  /// The bytes that came, kept where they could not be read as one HTTP response.
  package var received: Bytes?
  /// How many bytes came, where `received` has only the first of them.
  package var receivedBytes: Int?
  package var connection: ConnectionUse
  package var timing: ExchangeTiming
  /// The earlier check that exchanged it, where another one cites it; nil in a check's own transcript.
  package var check: CheckID?

  package init(
    request: Request,
    response: Response? = nil,
    failure: TransportFailure? = nil,
    received: Bytes? = nil,
    receivedBytes: Int? = nil,
    connection: ConnectionUse,
    timing: ExchangeTiming
  ) {
    self.request = request
    self.response = response
    self.failure = failure
    self.received = received
    self.receivedBytes = receivedBytes
    self.connection = connection
    self.timing = timing
  }
}

/// Which connection an exchange used.
package struct ConnectionUse: Hashable, Sendable, Codable {
  /// The number of the connection within its check, from 1; 0 where none was made.
  package var number: Int
  /// How many exchanges it had carried before.
  package var earlierExchanges: Int

  package init(number: Int, earlierExchanges: Int) {
    self.number = number
    self.earlierExchanges = earlierExchanges
  }
}

/// When an exchange happened.
package struct ExchangeTiming: Hashable, Sendable, Codable {
  /// From the start of the check to the first byte sent.
  package var startedAfter: Elapsed
  /// From the first byte sent to the first byte received; nil where none came.
  package var firstByte: Elapsed?
  /// From the first byte sent to the end of the exchange.
  package var total: Elapsed

  package init(startedAfter: Elapsed, firstByte: Elapsed?, total: Elapsed) {
    self.startedAfter = startedAfter
    self.firstByte = firstByte
    self.total = total
  }
}
