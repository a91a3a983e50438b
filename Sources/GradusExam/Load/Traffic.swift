internal import GradusLoad
internal import GradusModel

/// The requests that the clients of a project send, and how often each: what its load is made of.
package struct Traffic: Sendable {
  /// A kind of request.
  package struct Kind: Sendable {
    package var name: String
    /// How often it is sent among the others; from 1.
    package var weight: Int
    package var method: String
    /// The target; `${unique}` stands for a number that no other request has, `${name}` for a value that
    /// an earlier response had, percent-encoded.
    package var path: String
    /// JSON content with the same places; nil for none.
    package var content: String?
    /// The statuses that are no error.
    package var statuses: Set<Int>
    /// Members of the response that later requests use, by the names under which they do.
    package var captures: [String: String]

    package init(
      _ name: String,
      weight: Int = 1,
      _ method: String,
      _ path: String,
      content: String? = nil,
      statuses: Set<Int> = [200],
      captures: [String: String] = [:]
    ) {
      self.name = name
      self.weight = weight
      self.method = method
      self.path = path
      self.content = content
      self.statuses = statuses
      self.captures = captures
    }
  }

  package var kinds: [Kind]

  /// - Parameter kinds: At least one.
  package init(_ kinds: [Kind]) {
    self.kinds = kinds
  }

  /// What is sent, in words: for one kind its request, for several their shares.
  var summary: String {
    if kinds.count == 1 { return "\(kinds[0].method) \(kinds[0].path)" }
    let total = kinds.map(\.weight).reduce(0, +)
    return kinds.map { "\($0.name) \(($0.weight * 100 + total / 2) / total) %" }
      .joined(separator: ", ")
  }

  var workload: Workload {
    Workload(
      kinds.map { kind in
        let type = kind.content.map { _ in
          [RequestTemplate.Field("Content-Type", Pattern(verbatim: "application/json"))]
        }
        return RequestTemplate(
          name: kind.name,
          weight: kind.weight,
          method: kind.method,
          target: Self.pattern(kind.path),
          fields: [RequestTemplate.Field("Accept", Pattern(verbatim: "application/json"))]
            + (type ?? []),
          content: kind.content.map(Self.pattern),
          statuses: kind.statuses,
          captures: kind.captures.map { RequestTemplate.Capture($0, path: [$1]) }
        )
      }
    )
  }

  private static func pattern(_ text: String) -> Pattern {
    Pattern(text) ?? Pattern(verbatim: text)
  }
}

/// Who decides when the next request of a load is sent.
package enum LoadPace: Sendable {
  /// The clock: so many requests a second, for so long, whatever comes back.
  case planned(rate: Double, Duration)
  /// The server: each connection sends again when it has its response, for so long.
  case answered(Duration)
}
