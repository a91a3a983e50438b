package import GradusModel

/// Everything that says what a load is.
package struct LoadPlan: Sendable {
  /// Who decides when the next request is sent.
  package enum Pace: Sendable {
    /// The clock alone: requests are planned, and sent as planned while a connection is free.
    case open(Pacer)
    /// The server: each connection sends again as soon as it has its response.
    case closed(Duration)

    var isOpen: Bool {
      if case .open = self { true } else { false }
    }

    /// How many stretches of time there are whose requests are counted apart; at least 1.
    var phases: Int {
      switch self {
      case .open(let pacer): pacer.phases.count
      case .closed: 1
      }
    }

    /// How long requests are sent.
    package var length: Duration {
      switch self {
      case .open(let pacer): pacer.length
      case .closed(let length): length
      }
    }
  }

  package var endpoint: Endpoint
  package var workload: Workload
  package var pace: Pace
  /// From 1.
  package var connections: Int
  /// Event loops, from 1; each has a share of the connections and of the requests.
  package var threads: Int
  /// How long a request may take; and how long the last ones are waited for.
  package var timeout: Duration
  /// What is kept besides the figures as a whole; nil for nothing.
  package var detail: LoadDetail?
  /// Where `${unique}` begins; from 0.
  package var firstUnique = 0

  package init(
    endpoint: Endpoint,
    workload: Workload,
    pace: Pace,
    connections: Int = 50,
    threads: Int = 1,
    timeout: Duration = .seconds(10)
  ) {
    self.endpoint = endpoint
    self.workload = workload
    self.pace = pace
    self.connections = connections
    self.threads = min(threads, connections)
    self.timeout = timeout
  }
}
