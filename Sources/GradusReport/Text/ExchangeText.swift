internal import GradusModel

/// An exchange as people read it: `>` is what was sent, `<` what came.
enum ExchangeText {
  private static let mostLines = 14
  private static let mostCharacters = 900

  /// An exchange on one line: what was sent, and the status that came.
  static func summary(_ exchange: Exchange) -> String {
    let content = exchange.request.content.text.map { " \($0.prefix(60))" } ?? ""
    let answer = exchange.response.map { "\($0.status)" } ?? exchange.failure?.sentence ?? "nothing"
    return visible("\(exchange.request.method) \(exchange.request.target)\(content) → \(answer)")
  }

  /// The lines of an exchange.
  static func lines(_ exchange: Exchange, style: TextStyle) -> [String] {
    let request = exchange.request
    var sent = ["\(request.method) \(request.target)"]
    sent += request.headers.filter { !["host", "content-length"].contains($0.name.lowercased()) }
      .map { "\($0.name): \($0.value)" }
    var lines = (sent + content(request.content)).map { style.styled("> \(visible($0))", .cyan) }
    if let response = exchange.response {
      var came = ["\(response.status) \(response.reason)".trimmedAtEnd]
      came += response.headers.prefix(12).map { "\($0.name): \($0.value)" }
      if response.headers.count > 12 {
        came.append("… and \(response.headers.count - 12) more fields")
      }
      lines += (came + content(response.content, omitted: response.omittedBytes)).map {
        "< \(visible($0))"
      }
      let surplus = response.surplusBytes
      if surplus > 0 { lines.append("< … and \(surplus) bytes after the end of the response") }
    }
    if let failure = exchange.failure { lines.append(style.styled("! \(failure.sentence)", .red)) }
    if exchange.response == nil, let received = exchange.received, !received.isEmpty {
      let omitted = exchange.receivedBytes.map { $0 - received.count } ?? 0
      lines += content(received, omitted: omitted).map { "< \(visible($0))" }
    }
    return lines
  }

  /// Content as lines after an empty one, cut where it is long; nothing where there is none.
  private static func content(_ bytes: Bytes, omitted: Int = 0) -> [String] {
    if bytes.isEmpty { return [] }
    let count = bytes.count + omitted
    guard let text = bytes.text else { return ["", "(\(count) bytes that are not UTF-8 text)"] }
    let shown = (try? JSONReader.read(text)).map { readable($0) } ?? text
    let head = String(shown.prefix(mostCharacters))
    let lines = head.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let isCut = lines.count > mostLines || head.count < shown.count || omitted > 0
    return [""] + lines.prefix(mostLines) + (isCut ? ["… (\(count) bytes in all)"] : [])
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
    case .format: true
    default: false
    }
  }
}

extension String {
  fileprivate var trimmedAtEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}
