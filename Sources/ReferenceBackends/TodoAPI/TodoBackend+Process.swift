import Dispatch
import Foundation
import Hummingbird
import HummingbirdCore
import NIOCore
import ServiceLifecycle
import UnixSignals

/// What mutants and variants change about the process: how it begins, ends and takes connections.
extension TodoBackend {
  /// How the process begins.
  enum Startup: Sendable {
    case normal
    case exits(status: Int32)
    case ignoresPort
    case neverListens
    case late(Duration)
  }

  /// How the process ends.
  enum Ending: Sendable {
    case orderly
    /// Never, as far as SIGTERM goes.
    case ignoresSignals
    /// At once, by the signal itself.
    case atOnce
    /// Once every client has closed its connection.
    case patient
    case status(Int32)
    /// After a time in which it goes on as before; the flag tells others that the signal has come.
    case late(Duration, Flag)

    func change(_ configuration: inout ServiceGroupConfiguration) {
      switch self {
      case .orderly, .status: break
      case .patient: configuration.maximumGracefulShutdownDuration = nil
      case .atOnce: configuration.gracefulShutdownSignals = []
      case .late(let delay, let flag):
        configuration.gracefulShutdownSignals = []
        _ = signal(SIGTERM, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGTERM, queue: .global())
        // The handler holds the source, which listens for as long as the process lives.
        source.setEventHandler {
          guard !source.isCancelled else { return }
          flag.set()
          let seconds = Double(delay.components.seconds)
          DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { exit(0) }
        }
        source.resume()
      case .ignoresSignals:
        configuration.gracefulShutdownSignals = []
        _ = signal(SIGTERM, SIG_IGN)
      }
    }

    func finish() {
      if case .status(let status) = self { exit(status) }
    }
  }

  /// How connections are taken.
  struct Connections: Sendable {
    /// The most that are served side by side; nil for any number.
    var most: Int?
    /// Whether those that wait for nothing are left open when the process ends.
    var areKept = false
    /// How long one may be silent; nil for any time.
    var patience: Duration?
    /// How many the system keeps until they are accepted.
    var backlog = 4096
    /// How messages are taken apart before the server's own reader does; nil to leave it to that.
    var habits: ReadingHabits?

    var limit: (any AvailableConnectionsDelegate)? {
      most.map { MaximumAvailableConnections($0) }
    }

    var configuration: HTTP1Channel.Configuration {
      let (areKept, habits) = (areKept, habits)
      return .init(
        additionalChannelHandlers: (areKept ? [DeafHandler()] : [])
          + (habits.map { [MessageReaderInstaller(habits: $0)] } ?? []),
        idleTimeout: patience.map { TimeAmount($0) }
      )
    }
  }

  /// Begins in the way of `startup`.
  ///
  /// - Returns: Where to listen.
  func started(at place: Place) async throws -> Place {
    var place = place
    switch startup {
    case .normal: break
    case .exits(let status):
      FileHandle.standardError.write(Data("could not read config.json\n".utf8))
      exit(status)
    // A port like the one that a learner has written into the code.
    case .ignoresPort: place.port = Int.random(in: 33_000...39_000)
    case .neverListens: try await Task.sleep(for: .seconds(3600))
    case .late(let delay): try await Task.sleep(for: delay)
    }
    return place
  }
}

/// Keeps from a connection that the process is about to end.
private final class DeafHandler: ChannelInboundHandler, RemovableChannelHandler, Sendable {
  typealias InboundIn = NIOAny

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent { return }
    context.fireUserInboundEventTriggered(event)
  }
}

extension TodoBackend {
  /// Changes requests before the routes see them.
  mutating func onRequest(_ change: @escaping @Sendable (inout DraftRequest) -> Void) {
    filters.append(ExchangeFilter(request: change))
  }

  /// Changes responses before the client sees them.
  mutating func onReply(
    _ change: @escaping @Sendable (DraftRequest, inout DraftReply) async throws -> Void
  ) {
    filters.append(ExchangeFilter(reply: change))
  }
}
