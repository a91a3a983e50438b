package import GradusModel

/// A request as a `curl` command that any POSIX shell accepts.
package enum CurlCommand {
  /// The most bytes of a line: a longer one is not read, and shells refuse words of 128 KiB.
  private static let longest = 4096

  /// The command, on one line.
  ///
  /// - Parameters:
  ///   - request: A request as it was sent.
  ///   - url: Where the subject runs; nil for one that the learner starts, by default on port 8080.
  ///   - id: A segment of the path that the shell's variable `id` stands for; nil for none.
  /// - Returns: The command, quoted for a shell; without the fields that `curl` computes itself. Nil
  ///   where it would be too long to be read or pasted.
  package static func line(_ request: Request, url: String?, id: String? = nil) -> String? {
    guard request.content.count <= longest else { return nil }
    var words = ["curl", "-isS", "--path-as-is", "-g"]
    switch request.method {
    case "GET": break
    case "HEAD": words.append("--head")
    default: words += ["-X", quoted(request.method)]
    }
    let computed = ["host", "content-length", "connection"]
    for field in request.headers where !computed.contains(field.name.lowercased()) {
      words += ["-H", quoted("\(field.name): \(field.value)")]
    }
    let base = url.map(quoted) ?? #""http://127.0.0.1:${PORT:-8080}""#
    var pipe = ""
    if !request.content.isEmpty {
      if let text = request.content.text, !text.hasPrefix("@"), text.isPrintable {
        words += ["--data-binary", quoted(text)]
      } else {
        pipe = "printf '\(octal(request.content.array))' | "
        words += ["--data-binary", "@-"]
      }
    } else if ["POST", "PUT", "PATCH"].contains(request.method) {
      words += ["--data-binary", "''"]
    }
    let target = id.flatMap { withVariable(request.target, $0) } ?? quoted(request.target)
    let line = pipe + (words + ["\(base)\(target)"]).joined(separator: " ")
    return line.utf8.count <= longest * 2 ? line : nil
  }

  /// A target in which the last part of `$id`, a path or a URL, stands for a segment; nil where the
  /// target has no such segment.
  private static func withVariable(_ target: String, _ id: String) -> String? {
    guard let range = target.range(ofSegment: id) else { return nil }
    let after = target[range.upperBound...]
    return quoted(String(target[..<range.lowerBound])) + #""${id##*/}""#
      + (after.isEmpty ? "" : quoted(String(after)))
  }

  /// A word between single quotes, in which a shell takes everything literally.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      let character = Character(Unicode.Scalar(byte))
      return byte < 0x80
        && (character.isLetter || character.isNumber || "/-._:".contains(character))
    }
    if isPlain, !text.isEmpty { return text }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
      + "'"
  }

  /// Bytes as `printf` of any shell writes them: every byte that is not plain as an octal escape.
  private static func octal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      let character = Character(Unicode.Scalar(byte))
      if byte < 0x80, character.isLetter || character.isNumber || " .,:-_{}[]\"".contains(character)
      {
        return String(character)
      }
      let digits = String(byte, radix: 8)
      return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
    }.joined()
  }
}

extension CheckReport {
  /// The most changes between the creation of what the decisive request is about, and that.
  private static let mostChanges = 3

  /// The commands that send its decisive request again, a line each; nil where there are none that
  /// help, as where the backend was ended meanwhile, or requests had to arrive together.
  ///
  /// Where the request, or the last change before it, is about something that an earlier one has
  /// created, that is created first, and changed as it was.
  func curlLine(in report: RunReport) -> String? {
    let url = report.subject.url
    guard notes == nil, let exchange = decisiveExchange,
      let position = findings.first?.exchanges.last
    else { return nil }
    guard let creation = exchange.check == nil ? creation(before: position) : nil else {
      return CurlCommand.line(exchange.request, url: url)
    }
    let changes = transcript[creation.position..<position].dropFirst()
      .filter { !$0.request.isSafe && $0.request.target.range(ofSegment: creation.id) != nil }
    guard changes.count <= Self.mostChanges,
      let create = CurlCommand.line(transcript[creation.position].request, url: url)
    else { return nil }
    let location = #"tr -d '\r' | awk 'tolower($1) == "location:" { print $2 }'"#
    let again = (changes + [exchange]).map {
      CurlCommand.line($0.request, url: url, id: creation.id)
    }
    guard !again.contains(nil) else { return nil }
    return (["id=$(\(create) | \(location))"] + again.compactMap(\.self)).joined(separator: "\n")
  }

  /// The last request that created what the one at a position is about, and the id that it got; where
  /// there is none, the one that created what was last changed, which a list for example shows.
  private func creation(before position: Int) -> (position: Int, id: String)? {
    creation(of: transcript[position].request.target, before: position)
      ?? transcript[..<position].lastIndex { !$0.request.isSafe && $0.request.method != "POST" }
      .flatMap { creation(of: transcript[$0].request.target, before: $0) }
  }

  private func creation(of target: String, before position: Int) -> (position: Int, id: String)? {
    transcript[..<position].indices.reversed().lazy
      .compactMap { index -> (position: Int, id: String)? in
        let exchange = transcript[index]
        guard exchange.request.method == "POST", exchange.response?.status == 201,
          let location = exchange.response?.headers.value(of: "Location"),
          let id = location.split(separator: "/").last.map(String.init),
          target.range(ofSegment: id) != nil
        else { return nil }
        return (index, id)
      }.first
  }
}

extension String {
  /// Where the path of a target has a segment; nil where it has none like it.
  fileprivate func range(ofSegment segment: String) -> Range<String.Index>? {
    let path = prefix { $0 != "?" }
    return path.split(separator: "/").first { $0 == segment }.map { $0.startIndex..<$0.endIndex }
  }
}

extension String {
  /// Whether everything in it is seen when it is printed, and copied with it: no control character but
  /// tabs and line ends, and nothing that hides or reorders text.
  fileprivate var isPrintable: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar == "\n" || scalar == "\t"
      case .format: false
      default: true
      }
    }
  }
}
