internal import GradusModel

extension CheckReport {
  /// What to look at: where no whole response came, that is what comes first, and the check's own hint
  /// where one did.
  var advice: String {
    guard findings.first?.place == "response" else { return hint }
    return switch decisiveExchange?.failure {
    case .timedOut:
      """
      Something waits: for a lock, for a thread or a connection of a pool that is used up, for a client \
      that says nothing. Which requests were open at that moment?
      """
    case .closedEarly, .reset:
      """
      It broke off while it answered. Look at what it wrote: an exception that nobody catches, or the \
      end of the process.
      """
    case .connectionRefused:
      "Nothing listens any more. Look at what it wrote: has the process ended?"
    default: hint
    }
  }
}
