package import GradusModel

/// The kinds of requests of a load, and how often each is sent.
package struct Workload: Hashable, Sendable {
  package var templates: [RequestTemplate]

  /// - Parameter templates: At least one.
  package init(_ templates: [RequestTemplate]) {
    self.templates = templates
  }
}

/// A kind of request.
package struct RequestTemplate: Hashable, Sendable {
  /// A field of its head.
  package struct Field: Hashable, Sendable {
    package var name: String
    package var value: Pattern

    package init(_ name: String, _ value: Pattern) {
      self.name = name
      self.value = value
    }
  }

  /// A value that later requests use.
  package struct Capture: Hashable, Sendable {
    package var name: String
    /// Where it stands in the JSON of the response: names and positions, from the outside in.
    package var path: [String]

    package init(_ name: String, path: [String]) {
      self.name = name
      self.path = path
    }
  }

  /// A JSON value that the response must have.
  package struct Member: Hashable, Sendable {
    package var path: [String]
    package var value: JSON

    package init(path: [String], value: JSON) {
      self.path = path
      self.value = value
    }
  }

  package var name: String
  /// How often it is sent among the others; from 1.
  package var weight: Int
  package var method: String
  package var target: Pattern
  package var fields: [Field]
  package var content: Pattern?
  /// The statuses that are no error; where there are none, 200 to 399.
  package var statuses: Set<Int>
  package var members: [Member]
  package var captures: [Capture]

  package init(
    name: String,
    weight: Int = 1,
    method: String = "GET",
    target: Pattern,
    fields: [Field] = [],
    content: Pattern? = nil,
    statuses: Set<Int> = [],
    members: [Member] = [],
    captures: [Capture] = []
  ) {
    self.name = name
    self.weight = weight
    self.method = method
    self.target = target
    self.fields = fields
    self.content = content
    self.statuses = statuses
    self.members = members
    self.captures = captures
  }

  /// The names of captured values that it uses.
  package var uses: Set<String> {
    let patterns = [target] + fields.map(\.value) + (content.map { [$0] } ?? [])
    return Set(patterns.flatMap(\.names))
  }

  /// Whether every request of it is the same.
  var isConstant: Bool {
    target.isConstant && fields.allSatisfy(\.value.isConstant) && content?.isConstant ?? true
  }

  /// Whether the content of its responses is looked at.
  var readsContent: Bool { !members.isEmpty || !captures.isEmpty }

  func accepts(status: Int) -> Bool {
    statuses.isEmpty ? (200..<400).contains(status) : statuses.contains(status)
  }
}
