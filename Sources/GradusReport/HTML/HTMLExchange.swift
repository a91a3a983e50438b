internal import GradusModel

/// Exchanges and diffs as blocks of lines, each of which keeps to itself.
///
/// A line is an element of its own, so that text of one direction cannot move into the next.
enum HTMLExchange {
  /// The most lines of a diff.
  private static let mostLines = 60

  /// The exchanges up to the last that a finding cites: those that are cited in full, else a line.
  static func transcript(_ check: CheckReport) -> HTML {
    let cited = check.citedExchanges
    let steps = check.steps(upTo: cited.last)
    if steps.isEmpty { return .none }
    let shown: [HTML] = steps.map { step in
      guard case .exchange(let position) = step else {
        if case .note(let text) = step { return "<li class=\"done\">\(text)</li>" }
        return .none
      }
      let exchange = check.transcript[position]
      guard cited.contains(position) else {
        return "<li><code>\(ExchangeText.summary(exchange))</code></li>"
      }
      let lines = ExchangeText.lines(exchange, style: TextStyle(), room: .page)
      let time = exchange.timing.total.shown
      return """
        <li><pre>\(HTML(joined: lines.map(line)))</pre>
        <p class="note">took \(time)</p></li>
        """
    }
    let exchanges = steps.count { if case .exchange = $0 { true } else { false } }
    let count = Figure.count(exchanges, "exchange")
    return """
      <details class="exchanges">
      <summary>\(count) <span class="note">what was sent, and what came</span></summary>
      <ol>
      \(shown)
      </ol>
      </details>
      """
  }

  /// What a program wrote.
  static func lines(_ text: String) -> HTML {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return "<pre>\(HTML(joined: lines.map { line(String($0)) }))</pre>"
  }

  /// Two values, with a word for those who do not see the signs.
  static func diff(_ lines: [JSONDiff.Line]) -> HTML {
    let rows: [HTML] = lines.prefix(mostLines).map { line in
      switch line.mark {
      case .same: "<span class=\"line\">  \(line.text)\n</span>"
      case .missing: "<span class=\"line missing\"><del>- \(line.text)</del>\n</span>"
      case .new: "<span class=\"line new\"><ins>+ \(line.text)</ins>\n</span>"
      }
    }
    let rest: HTML =
      lines.count > mostLines ? "<p class=\"note\">… (\(lines.count) lines in all)</p>" : .none
    return HTML(["<pre>\(HTML(joined: rows))</pre>", rest])
  }

  private static func line(_ text: String) -> HTML {
    let look =
      switch text.first {
      case ">": "sent"
      case "!": "missing"
      default: "came"
      }
    return "<span class=\"line \(look)\">\(text)\n</span>"
  }
}
