package import GradusModel

extension WireSession {
  /// Sends several requests in one piece on a connection of their own (RFC 9112, section 9.3.2).
  ///
  /// - Parameters:
  ///   - requests: At least one; completed as `exchange(_:within:)` does.
  ///   - limit: How long connecting may take, and each exchange from the end of the one before it.
  /// - Returns: An exchange for each request. Where the connection ends, those that have no response
  ///   yet have the failure `closedEarly` or `reset`.
  package func pipeline(_ requests: [Request], within limit: Duration) async -> [Exchange] {
    let requests = requests.map(complete)
    let begun = ContinuousClock.now
    do throws(WireError) {
      let connection = try await WireConnection.open(
        to: endpoint,
        number: nextNumber(),
        limits: limits,
        within: limit,
        on: loop
      )
      let outcomes = await connection.pipeline(requests, within: limit)
      connection.close()
      return zip(requests, outcomes).enumerated().map { position, pair in
        let use = ConnectionUse(number: connection.number, earlierExchanges: position)
        return exchange(pair.0, pair.1, use, isFollowed: true, begun: begun)
      }
    } catch {
      return requests.map { failed($0, error.failure, begun: begun) }
    }
  }
}
