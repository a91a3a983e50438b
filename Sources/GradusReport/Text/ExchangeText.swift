internal import GradusModel

/// An exchange as people read it: `>` is what was sent, `<` what came.
enum ExchangeText {
  /// How much of an exchange is shown.
  struct Room: Sendable {
    /// The most lines of content.
    let lines: Int
    /// The most characters of content.
    let characters: Int
    /// The most header fields of a response.
    let fields: Int
    /// Whether content that is not UTF-8 is shown, with `\xNN` for the bytes that are no text.
    let showsBytes: Bool

    /// What is read in passing.
    static let terminal = Room(lines: 14, characters: 900, fields: 12, showsBytes: false)
    /// What is unfolded by somebody who wants to see it.
    static let page = Room(lines: 80, characters: 4000, fields: 40, showsBytes: true)
  }

  /// An exchange on one line: what was sent, and the status that came.
  static func summary(_ exchange: Exchange) -> String {
    let text = exchange.request.content.text ?? ""
    let content = text.isEmpty ? "" : " \(text.prefix(60))"
    let answer = exchange.response.map { "\($0.status)" } ?? exchange.failure?.sentence ?? "nothing"
    return visible("\(exchange.request.method) \(exchange.request.target)\(content) → \(answer)")
  }

  /// The lines of an exchange.
  static func lines(
    _ exchange: Exchange,
    style: TextStyle,
    room: Room = .terminal
  ) -> [String] {
    let request = exchange.request
    var sent = ["\(request.method) \(request.target)"]
    sent += request.headers.filter { !["host", "content-length"].contains($0.name.lowercased()) }
      .map { "\($0.name): \($0.value)" }
    var lines = (sent + content(request.content, room)).map {
      style.styled("> \(visible($0))", .cyan)
    }
    if let response = exchange.response {
      var came = ["\(response.status) \(response.reason)".trimmedAtEnd]
      came += response.headers.prefix(room.fields).map { "\($0.name): \($0.value)" }
      if response.headers.count > room.fields {
        came.append("… and \(response.headers.count - room.fields) more fields")
      }
      let shown = content(response.content, room, omitted: response.omittedBytes)
      lines += (came + shown).map { "< \(visible($0))" }
      let surplus = response.surplusBytes
      if surplus > 0 {
        lines.append("< … and \(Figure.count(surplus, "byte")) after the end of the response")
      }
    }
    if let failure = exchange.failure { lines.append(style.styled("! \(failure.sentence)", .red)) }
    if exchange.response == nil, let received = exchange.received, !received.isEmpty {
      let omitted = exchange.receivedBytes.map { $0 - received.count } ?? 0
      lines += content(received, room, omitted: omitted).map { "< \(visible($0))" }
    }
    return lines
  }

  /// Content as lines after an empty one, cut where it is long; nothing where there is none.
  static func content(_ bytes: Bytes, _ room: Room, omitted: Int = 0) -> [String] {
    if bytes.isEmpty { return [] }
    let count = bytes.count + omitted
    guard let text = bytes.text else {
      let note = ["", "(\(count) bytes that are not UTF-8 text)"]
      return room.showsBytes ? note + cut(repaired(bytes, room), of: bytes, count, room) : note
    }
    guard let json = try? JSONReader.read(text) else {
      return [""] + cut(text, of: bytes, count, room)
    }
    let shown = readable(json)
    // Half a surrogate pair can be shown as the escape that it is, and as no character.
    if shown.contains("\u{FFFD}"), !text.contains("\u{FFFD}") {
      return [""] + cut(text, of: bytes, count, room)
    }
    // A body that is long because of its white space or its escapes would look like a short one.
    let isLonger = count > 2 * shown.utf8.count + room.characters
    let note = isLonger ? ["(\(count) bytes in all, spelled longer than shown)"] : []
    return [""] + cut(shown, of: bytes, count, room, otherwise: note)
  }

  /// The beginning of a text, and how many bytes there were where it is cut; where not, other lines.
  private static func cut(
    _ text: String,
    of bytes: Bytes,
    _ count: Int,
    _ room: Room,
    otherwise note: [String] = []
  ) -> [String] {
    let head = String(text.prefix(room.characters))
    let lines = head.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let isCut = lines.count > room.lines || head.count < text.count || count > bytes.count
    return lines.prefix(room.lines) + (isCut ? ["… (\(count) bytes in all)"] : note)
  }

  /// The text in bytes, `\xNN` for each byte that is none.
  private static func repaired(_ bytes: Bytes, _ room: Room) -> String {
    // A character has at most a few bytes; what is beyond is cut anyway.
    var rest = bytes.array.prefix(room.characters * 4)[...]
    var text = ""
    while !rest.isEmpty {
      let valid = (1...4).lazy.map { rest.prefix($0) }
        .first { String(validating: $0, as: UTF8.self) != nil }
      if let valid, let character = String(validating: valid, as: UTF8.self) {
        text += character
        rest = rest.dropFirst(valid.count)
      } else {
        let digits = String(rest.removeFirst(), radix: 16)
        text += "\\x" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return text
  }

  /// JSON on one line where it is short, else a line a member.
  private static func readable(_ json: JSON) -> String {
    let line = json.inline
    return line.count <= 96 ? line : json.pretty
  }

  /// Text in which nothing can steer a terminal.
  static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isUnseen) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      if scalar.isUnseen {
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}

extension Unicode.Scalar {
  /// Control characters, and those that reorder or hide text.
  fileprivate var isUnseen: Bool {
    switch properties.generalCategory {
    case .control: self != "\t"
    case .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}

extension String {
  fileprivate var trimmedAtEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}
