internal import NIOCore
internal import NIOPosix

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
    let reasons = (error as? NIOConnectionError)?.connectionErrors.map(\.error) ?? [error]
    let isRefused = reasons.contains { ($0 as? IOError)?.errnoCode == ECONNREFUSED }
    self = isRefused ? .refused : .unconnected
  }
}
