/// Words put on lines that are no wider than there is room.
enum WordWrap {
  /// Fills lines.
  ///
  /// - Parameters:
  ///   - words: In their order.
  ///   - room: Columns of a line, at least 1.
  ///   - cuts: Whether a word that is wider than a line is cut. Elsewhere it stands alone and is too
  ///     wide: it may have to be copied.
  /// - Returns: The words of each line; at least one line.
  static func lines(_ words: [StyledWord], room: Int, cuts: Bool = false) -> [[StyledWord]] {
    var lines: [[StyledWord]] = [[]]
    var used = 0
    for word in words {
      for piece in cuts ? pieces(of: word, room: room) : [word] {
        let width = piece.width
        if used > 0, used + 1 + width > room {
          lines.append([])
          used = 0
        }
        lines[lines.count - 1].append(piece)
        used += width + (used > 0 ? 1 : 0)
      }
      if word.endsLine {
        lines.append([])
        used = 0
      }
    }
    if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// A word, cut wherever it would be wider than a line.
  private static func pieces(of word: StyledWord, room: Int) -> [StyledWord] {
    guard word.width > room else { return [word] }
    var pieces: [StyledWord] = []
    var piece = StyledWord()
    var used = 0
    for span in word.spans {
      var text = ""
      for character in span.text {
        let width = DisplayWidth.columns(of: character)
        if used + width > room, used > 0 {
          piece.spans.append(StyledSpan(text: text, looks: span.looks, address: span.address))
          pieces.append(piece)
          piece = StyledWord()
          text = ""
          used = 0
        }
        text.append(character)
        used += width
      }
      piece.spans.append(StyledSpan(text: text, looks: span.looks, address: span.address))
    }
    return pieces + [piece]
  }
}
