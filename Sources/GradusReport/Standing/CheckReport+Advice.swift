internal import GradusModel

extension CheckReport {
  /// What to look at.
  ///
  /// Where no whole response came, or more than one, that comes first; else the hint of the finding, or of the
  /// check. Of a check that could not be decided, how to decide it.
  var advice: String {
    if verdict == .inconclusive { return adviceOnDoubt }
    if let hint = findings.first?.hint { return hint }
    if let surplus = adviceOnSurplus { return surplus }
    // A backend that was told to end breaks off for the reason that the check is about.
    guard findings.first?.place == "response", !wasTerminated else { return hint }
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

  /// How to decide what could not be decided.
  private var adviceOnDoubt: String {
    if isExaminerFault {
      return """
        This is a fault of Gradus, not of your backend. Please report it, with the output of gradus report \
        --format json.
        """
    }
    guard wasNotRepeated else {
      return """
        This says nothing about your backend. Repeat it on a machine that is quiet and has what the reason \
        names: gradus check --check \(id)
        """
    }
    return """
      It can't be told whether the backend does this now and then or the machine was too busy. Run gradus \
      check --check \(id) several times while nothing else runs. If it fails again: \(hint)
      """
  }

  /// What to look at where bytes came after the end of a response; nil where none did.
  private var adviceOnSurplus: String? {
    guard let exchange = decisiveExchange, (exchange.response?.surplusBytes ?? 0) > 0 else {
      return nil
    }
    return exchange.request.method == "HEAD"
      ? "Send the headers alone: the answer to HEAD has those of GET, and no content."
      : """
      Content-Length counts bytes, and a letter such as \u{E9} has two: take the length of what you send \
      after it is encoded as UTF-8. Content where none belongs, after 204 for example, does the same.
      """
  }

  /// Whether the examiner had sent SIGTERM before the decisive exchange.
  private var wasTerminated: Bool { notes?.contains { $0.text == "SIGTERM" } ?? false }
}
