/// A piece of text that looks the same and leads to the same place.
struct StyledSpan: Hashable {
  var text: String
  var looks: [TextStyle.Look] = []
  /// Where it leads; nil for nowhere.
  var address: String?
}

/// What stands between two places where a line may be broken.
struct StyledWord: Hashable {
  var spans: [StyledSpan] = []
  /// Whether a new line begins after it, whatever room is left.
  var endsLine = false

  /// In columns.
  var width: Int { spans.reduce(0) { $0 + DisplayWidth.columns(of: $1.text) } }
}

extension TextStyle {
  /// A line of words, with what they look like.
  func line(_ words: [StyledWord]) -> String {
    var spans: [StyledSpan] = []
    for word in words {
      if let before = spans.last, let next = word.spans.first {
        // The blank in a link belongs to it.
        let isSame = before.looks == next.looks && before.address == next.address
        spans.append(isSame ? StyledSpan(text: " ", like: before) : StyledSpan(text: " "))
      }
      spans += word.spans
    }
    return line(spans)
  }

  /// A line of pieces, those that look alike in one.
  func line(_ spans: [StyledSpan]) -> String {
    var merged: [StyledSpan] = []
    for span in spans {
      if let last = merged.last, last.looks == span.looks, last.address == span.address {
        merged[merged.count - 1].text += span.text
      } else {
        merged.append(span)
      }
    }
    return merged.map(shown).joined()
  }

  private func shown(_ span: StyledSpan) -> String {
    let text = styled(span.text, span.looks)
    guard hasLinks, let address = span.address else { return text }
    return "\u{1B}]8;;\(address)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }
}

extension StyledSpan {
  fileprivate init(text: String, like other: StyledSpan) {
    self.init(text: text, looks: other.looks, address: other.address)
  }
}
