package import GradusModel

/// What somebody asks of `gradus load`.
package struct LoadRequest: Hashable, Sendable {
  /// Where to send it, with path and query.
  package var url: String
  /// Requests a second; nil where each connection sends as soon as it has its response.
  package var rate: Double?
  /// Requests a second, one after the other, each for an equal part of the duration; empty where the
  /// rate does not change.
  package var steps: [Double]
  /// How long the rate climbs from 0 before it is held.
  package var ramp: Duration
  /// How long the rate is held, or all steps together.
  package var duration: Duration
  package var connections: Int
  package var threads: Int
  package var timeout: Duration
  package var method: String
  /// `Name: value`, each.
  package var headers: [String]
  package var body: String?
  /// A file with a mix of requests; nil for one kind of request.
  package var mix: String?
  /// The longest response time at the 95th percentile that is allowed.
  package var expectedP95: Duration?
  /// The largest share of errors that is allowed, from 0 to 1.
  package var expectedErrors: Double?
  /// Whether another machine than this one may be asked.
  package var ownsHost: Bool
  package var seed: Seed
  /// Where `${unique}` begins: what an earlier load has sent must not be sent again.
  var firstUnique = 0

  package init(url: String, rate: Double? = nil) {
    self.url = url
    self.rate = rate
    steps = []
    ramp = .zero
    duration = .seconds(10)
    connections = 50
    threads = 1
    timeout = .seconds(10)
    method = "GET"
    headers = []
    ownsHost = false
    seed = .drawn()
  }
}
