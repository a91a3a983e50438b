/// A stable name of one kind of thing; ids of different kinds do not mix.
package struct Identifier<Kind>: Hashable, Sendable, RawRepresentable, CustomStringConvertible,
  ExpressibleByStringInterpolation, Codable, Comparable
{
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  package init(stringLiteral value: String) {
    rawValue = value
  }

  package init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  package var description: String { rawValue }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The kinds of things that have ids; never made.
package enum Named {
  package enum Project {}
  package enum Stage {}
  package enum Check {}
  package enum Finding {}
  package enum Topic {}
  package enum Card {}
  package enum Record {}
  package enum Session {}
  package enum Item {}
}

/// The id of a project, for example `todo-api`.
package typealias ProjectID = Identifier<Named.Project>
/// The id of a stage within its project, for example `create`.
package typealias StageID = Identifier<Named.Stage>
/// The id of a check within its project: its stage's id, a dot, its own; `create.location`.
package typealias CheckID = Identifier<Named.Check>
/// The id of a finding within a run: its check's id, a dot, its number from 1; `create.location.2`.
package typealias FindingID = Identifier<Named.Finding>
/// The id of a topic of the curriculum, for example `fundamentals.methods`.
package typealias TopicID = Identifier<Named.Topic>
/// The id of a recall question: its lesson's id, its number there, and a digest of its words.
package typealias CardID = Identifier<Named.Card>
/// The id of a record of the journal, unlike that of any other anywhere: a UUID.
package typealias RecordID = Identifier<Named.Record>
/// The id of one sitting of an assessment.
package typealias SessionID = Identifier<Named.Session>
/// The id of an assessment's item: its topic's id, a dot, its own; `fundamentals.methods.retry-post`.
package typealias ItemID = Identifier<Named.Item>
