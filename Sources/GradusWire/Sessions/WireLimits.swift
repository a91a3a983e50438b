/// How much of what a subject sends is read and kept.
package struct WireLimits: Sendable {
  /// Bytes of content that are kept of one response.
  package var keptContent: Int
  /// Bytes that are read of one response, head and framing included.
  package var received: Int
  /// Bytes that are kept as they came, head and framing included.
  package var keptReceived: Int

  package init(
    keptContent: Int = 4 << 20,
    received: Int = 16 << 20,
    keptReceived: Int = 256 << 10
  ) {
    self.keptContent = keptContent
    self.received = received
    self.keptReceived = keptReceived
  }
}
