internal import GradusModel
internal import GradusWire
internal import NIOCore

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

extension IOError {
  /// Whether the other side has reset the connection, or will take nothing any more.
  var isReset: Bool { [ECONNRESET, EPIPE].contains(errnoCode) }
}

extension LoadError {
  /// Why no connection could be made.
  init(connecting error: any Error) {
    let failure = TransportFailure(connecting: error, within: .zero)
    self = failure == .connectionRefused ? .refused : .unconnected
  }
}
