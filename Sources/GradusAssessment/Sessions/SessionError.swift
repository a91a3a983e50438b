package import GradusModel

/// Why a session can't begin or go on.
package enum SessionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bank has too few items for the mode.
  case bankTooSmall(has: Int, needs: Int)
  /// The record is in a form that this version does not read.
  case otherFormat(Int)
  /// The bank has not the item that was answered.
  case unknownItem(ItemID)
  /// The item has no such category of response.
  case unknownCategory(Int, of: ItemID)
  /// An item was answered twice.
  case repeatedItem(ItemID)
  /// There is nothing left to be answered.
  case finished

  package var description: String {
    switch self {
    case .bankTooSmall(let has, let needs):
      "There \(has == 1 ? "is 1 item" : "are \(has) items") for this assessment, and it needs at least "
        + "\(needs)."
    case .otherFormat(let format):
      "The session was written in form \(format), and this version reads form "
        + "\(SessionRecord.currentFormat); begin a new one."
    case .unknownItem(let id):
      "The session has an answer to \(id), which is no longer among the items; begin a new one."
    case .unknownCategory(let category, let id):
      "The session has the score \(category) for \(id), which can't have it; begin a new one."
    case .repeatedItem(let id):
      "The session has two answers to \(id); begin a new one."
    case .finished: "The assessment has ended; nothing is left to be answered."
    }
  }
}
