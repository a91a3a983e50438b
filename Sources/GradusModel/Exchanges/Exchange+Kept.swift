extension Exchange {
  /// Bytes of one message of a subject that a report keeps.
  ///
  /// Enough to see what came; a subject that answers every request with megabytes would otherwise fill
  /// memory, and the folder where the run is kept.
  package static let keptBytes = 64 << 10

  /// The exchange with no more of what came than a report keeps; how much there was stays known.
  package var kept: Exchange {
    var kept = self
    if let content = response?.content, content.count > Self.keptBytes {
      let first = content.first(Self.keptBytes)
      kept.response?.content = first
      kept.response?.omittedBytes += content.count - first.count
    }
    if let received, received.count > Self.keptBytes {
      kept.received = received.first(Self.keptBytes)
      kept.receivedBytes = receivedBytes ?? received.count
    }
    return kept
  }
}

extension Bytes {
  /// The first bytes, at most so many; a character of UTF-8 (RFC 3629) is not cut in two.
  package func first(_ most: Int) -> Bytes {
    guard count > most else { return self }
    // Behind the cut stands a byte that continues a character, at most three after its first.
    let end = (max(0, most - 3)...most).last { array[$0] & 0xC0 != 0x80 }
    return Bytes(Array(array.prefix(end ?? most)))
  }
}
