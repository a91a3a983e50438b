/// Protocols that a backend may speak by mistake where HTTP/1.1 is asked for.
enum ForeignProtocol {
  /// What bytes that are no HTTP/1.1 are instead, as the end of a sentence; nil where nobody knows.
  static func reason(_ bytes: [UInt8]) -> String? {
    if isTLS(bytes) { return "it is TLS, as a backend sends that expects https" }
    return isHTTP2(bytes) ? "it is HTTP/2, which nobody asked for" : nil
  }

  /// Whether a TLS record begins, of an alert or a handshake (RFC 8446, section 5.1).
  private static func isTLS(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 3 && [0x15, 0x16].contains(bytes[0]) && bytes[1] == 3 && bytes[2] <= 4
  }

  /// Whether it begins as a server does, with SETTINGS, or as a client does (RFC 9113, section 3.4).
  private static func isHTTP2(_ bytes: [UInt8]) -> Bool {
    let isSettings =
      bytes.count >= 9 && bytes[0] == 0 && bytes[3] == 4 && bytes[5..<9].allSatisfy { $0 == 0 }
    return isSettings || bytes.starts(with: "PRI * HTTP/2".utf8)
  }
}
