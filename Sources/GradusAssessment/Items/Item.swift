package import GradusModel

/// An item as the assessment sees it: parameters, no texts.
package struct Item: Hashable, Sendable, Codable {
  package var id: ItemID
  package var topic: TopicID
  /// The position of its domain, from 0.
  package var domain: Int
  package var model: ResponseModel
  /// How sure the difficulty is: its variance, in squared logits; 0 where it is exact.
  package var difficultyVariance: Double
  /// Whether it is tried out: responses to it are kept for its calibration, and not scored.
  package var isPilot: Bool

  package init(
    _ id: ItemID,
    topic: TopicID,
    domain: Int,
    model: ResponseModel,
    difficultyVariance: Double = 0
  ) {
    self.id = id
    self.topic = topic
    self.domain = domain
    self.model = model
    self.difficultyVariance = difficultyVariance
    isPilot = false
  }

  /// The model that responses are scored with, which claims no more than is known of the difficulty.
  package var scoringModel: ResponseModel { model.softened(by: difficultyVariance) }
}
