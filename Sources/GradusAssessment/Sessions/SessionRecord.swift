package import GradusModel

/// All that a session is: from it the session can be resumed, and replayed exactly.
package struct SessionRecord: Hashable, Sendable, Codable {
  /// One answer.
  package struct Answer: Hashable, Sendable, Codable {
    package var item: ItemID
    /// The category of the response, from 0; "I don't know" is 0.
    package var category: Int

    package init(item: ItemID, category: Int) {
      self.item = item
      self.category = category
    }
  }

  /// The form that this version writes.
  package static let currentFormat = 1
  /// How far the learner's own report may shift the start, in logits: half a standard deviation.
  package static let mostShift = 0.5

  /// The form of this record; programs that read it should look at it first.
  package var format = currentFormat
  package var mode: AssessmentMode
  package var seed: Seed
  /// How far the start is shifted by the learner's own report, in logits, from −0.5 to 0.5.
  package var shift: Double
  /// The fingerprint of the bank that the session was begun with.
  package var bank: String
  /// Items that the learner has seen before, which are asked only where nothing else is left; sorted.
  package var avoided: [ItemID]
  /// In the order in which they were given.
  package var answers: [Answer] = []

  /// A session that begins.
  ///
  /// - Parameters:
  ///   - mode: What it is for.
  ///   - seed: Decides all draws.
  ///   - shift: What the learner says of their own ability, in logits; brought into −0.5 to 0.5.
  ///   - bank: The fingerprint of the bank.
  ///   - avoided: Items that the learner has seen before.
  package init(
    mode: AssessmentMode,
    seed: Seed,
    shift: Double = 0,
    bank: String,
    avoided: Set<ItemID> = []
  ) {
    self.mode = mode
    self.seed = seed
    self.shift = min(max(shift, -Self.mostShift), Self.mostShift)
    self.bank = bank
    self.avoided = avoided.sorted()
  }
}
