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
  /// - Returns: The command, quoted for a shell; without the fields that `curl` computes itself. Nil
  ///   where it would be too long to be read or pasted.
  package static func line(_ request: Request, url: String?) -> String? {
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
    let line = pipe + (words + ["\(base)\(quoted(request.target))"]).joined(separator: " ")
    return line.utf8.count <= longest * 2 ? line : nil
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
  /// The command that sends its decisive request again; nil where there is none that helps.
  func curlLine(in report: RunReport) -> String? {
    decisiveExchange.flatMap { CurlCommand.line($0.request, url: report.subject.url) }
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
