package import GradusModel

/// What an HTTP request must be.
package struct ExpectedRequest: Hashable, Sendable {
  /// What it may be addressed to.
  package enum Target: Hashable, Sendable {
    /// This, to the letter.
    case exactly(String)
    /// This path with these parameters, whatever else it asks for.
    case path(String, query: [String: String])
  }

  package let method: String
  package let target: Target
  /// To whom it is sent, where it says so; nil for anybody.
  package let host: String?
  package let message: ExpectedMessage
}

/// What an HTTP response must be.
package struct ExpectedResponse: Hashable, Sendable {
  /// The status codes any of which is right.
  package let statuses: Set<Int>
  package let message: ExpectedMessage
}

/// What the fields and the content of an HTTP message must be.
package struct ExpectedMessage: Hashable, Sendable {
  /// What the value of a field must be.
  package enum FieldValue: Hashable, Sendable {
    /// Whatever it is, it is there.
    case any
    /// One of these. A value without `;` is compared without parameters.
    case oneOf([String])
  }

  /// What the content must be.
  package enum Content: Hashable, Sendable {
    /// Nothing is asked of it.
    case any
    /// There is none.
    case empty
    /// A JSON value with these members, at every depth; others are free.
    case containing(JSON)
    /// This JSON value.
    case equal(JSON)
  }

  /// By their names, in lower case.
  package let fields: [String: FieldValue]
  /// The names of fields that must not be there, in lower case.
  package let absent: Set<String>
  package let content: Content
}
