package import GradusModel
internal import NIOCore
internal import NIOPosix

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

extension TransportFailure {
  /// Why no connection could be made.
  ///
  /// - Parameters:
  ///   - error: What NIO threw.
  ///   - limit: How long connecting was allowed to take.
  package init(connecting error: any Error, within limit: Duration) {
    let errors = (error as? NIOConnectionError)?.connectionErrors.map(\.error) ?? [error]
    if let lack = errors.lazy.compactMap({ ClientLack(($0 as? IOError)?.errnoCode) }).first {
      self = lack.failure
      return
    }
    switch error {
    case is CancellationError: self = .cancelled
    // It was made, and closed before anything could be sent.
    case is ChannelPipelineError: self = .closedEarly(receivedBytes: 0)
    case ChannelError.connectTimeout: self = .timedOut(after: Elapsed(limit))
    case let error as IOError where error.errnoCode == ECONNREFUSED: self = .connectionRefused
    case let error as NIOConnectionError:
      let isRefused = error.connectionErrors.contains { attempt in
        (attempt.error as? IOError)?.errnoCode == ECONNREFUSED
      }
      if isRefused {
        self = .connectionRefused
      } else if let first = error.connectionErrors.first {
        self = .connectionFailed(reason: "\(first.error)")
      } else {
        self = .connectionFailed(reason: "the name \(error.host) has no address")
      }
    default: self = .connectionFailed(reason: "\(error)")
    }
  }
}

extension TransportFailure.ClientLack {
  /// - Parameter code: What connect(2) or socket(2) left in `errno`; nothing is lacking for other codes.
  fileprivate init?(_ code: CInt?) {
    switch code {
    case EMFILE, ENFILE: self = .files
    case EADDRNOTAVAIL: self = .ports
    case ENOBUFS, ENOMEM: self = .memory
    default: return nil
    }
  }
}
