package import GradusModel

/// What an assessment is for.
package enum AssessmentMode: Hashable, Sendable, Codable {
  /// A first impression, from five items.
  case quick
  /// The level in every domain, from as few items as that takes.
  case placement
  /// The abilities in every domain, from 36 items.
  case comprehensive
  /// The hardest items of one domain, by its position.
  case challenge(domain: Int)
  /// Three to five items about one topic.
  case topic(id: TopicID)

  /// Whether an item belongs to what is assessed.
  package func covers(_ item: Item) -> Bool {
    switch self {
    case .quick, .placement, .comprehensive: true
    case .challenge(let domain): item.domain == domain
    case .topic(let topic): item.topic == topic
    }
  }
}
