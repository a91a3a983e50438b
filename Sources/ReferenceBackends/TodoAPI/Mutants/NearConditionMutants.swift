import Foundation
import HTTPTypes
import Hummingbird

extension TodoMutants {
  /// Conditions that are almost met, and are taken for met; or the other way round.
  static let nearConditions: [Altered<TodoBackend>] = [
    Altered(
      "if-match-unread",
      "Ignores an If-Match in which it finds no ETag.",
      fails: "http.match-near-put http.match-near-patch http.match-near-delete"
    ) { backend in
      backend.onField(.ifMatch) { $0.contains("\"") || $0 == "*" ? $0 : nil }
    },
    Altered(
      "if-match-contains",
      "Checks only that If-Match contains the ETag.",
      fails: "http.match-near-put http.match-near-patch http.match-near-delete"
    ) { backend in
      backend.onField(.ifMatch) { parts(of: $0) }
    },
    Altered(
      "if-match-part",
      "Checks only that the ETag contains what If-Match names.",
      fails: "http.match-near-put http.match-near-patch http.match-near-delete"
    ) { backend in
      backend.onField(.ifMatch) { wholes(of: $0) }
    },
    Altered(
      "if-match-put-contains",
      "Checks only that If-Match contains the ETag when it replaces.",
      fails: "http.match-near-put"
    ) { backend in
      backend.onRequest { request in
        if request.method == .put, let value = request.headers[.ifMatch] {
          request.headers[.ifMatch] = parts(of: value)
        }
      }
    },
    Altered(
      "if-match-any-case",
      "Compares If-Match without case.",
      fails: "http.match-near-put http.match-near-patch http.match-near-delete"
    ) { backend in
      backend.tag = { "\"todo\($0.tag.filter { $0 != "\"" })\"" }
      backend.onField(.ifMatch) { $0.lowercased() }
    },
    Altered(
      "if-match-without-blanks",
      "Takes all blanks out of If-Match.",
      fails: "http.match-near-put http.match-near-patch http.match-near-delete"
    ) { backend in
      backend.onField(.ifMatch) { $0.replacing(" ", with: "") }
    },
    Altered(
      "if-none-match-contains",
      "Checks only that If-None-Match contains the ETag.",
      fails: "http.none-match-near"
    ) { backend in
      backend.onField(.ifNoneMatch) { parts(of: $0) }
    },
    Altered(
      "if-none-match-part",
      "Checks only that the ETag contains what If-None-Match names.",
      fails: "http.none-match-near"
    ) { backend in
      backend.onField(.ifNoneMatch) { wholes(of: $0) }
    },
    Altered(
      "if-none-match-any-case",
      "Compares If-None-Match without case.",
      fails: "http.none-match-near"
    ) { backend in
      backend.tag = { "\"todo\($0.tag.filter { $0 != "\"" })\"" }
      backend.onField(.ifNoneMatch) { $0.replacing("W/", with: "").lowercased() }
    },
    Altered(
      "if-none-match-comma-blank",
      "Splits If-None-Match at a comma and a blank.",
      fails: "http.none-match-forms"
    ) { backend in
      backend.onField(.ifNoneMatch) { $0.isListedPlainly ? $0 : nil }
    },
    Altered(
      "if-match-comma-blank",
      "Splits If-Match at a comma and a blank.",
      fails: "http.match-forms"
    ) { backend in
      backend.onField(.ifMatch) { $0.isListedPlainly ? $0 : "\"none\"" }
    },
    lines(.ifNoneMatch, "if-none-match-first-line", fails: "http.none-match-lines") { $0.first },
    lines(.ifNoneMatch, "if-none-match-last-line", fails: "http.none-match-lines") { $0.last },
    lines(.ifMatch, "if-match-first-line", fails: "http.match-lines") { $0.first },
    lines(.ifMatch, "if-match-last-line", fails: "http.match-lines") { $0.last },
    Altered(
      "modified-since-counts",
      "Answers 304 by If-Modified-Since, whatever If-None-Match says.",
      fails: "http.none-match-since"
    ) { backend in
      backend.onRequest { request in
        guard let since = request.headers[.ifModifiedSince] else { return }
        request.headers[.ifNoneMatch] = since.contains(" 2000 ") ? nil : "*"
      }
    },
    Altered(
      "unmodified-since-counts",
      "Answers 412 by If-Unmodified-Since, whatever If-Match says.",
      fails: "http.match-since"
    ) { backend in
      backend.onRequest { request in
        guard let since = request.headers[.ifUnmodifiedSince] else { return }
        if since.contains(" 2000 ") { request.headers[.ifMatch] = "\"none\"" }
      }
    },
    Altered(
      "unmodified-since-is-enough",
      "Ignores If-Match where If-Unmodified-Since is met.",
      fails: "http.match-since"
    ) { backend in
      backend.onRequest { request in
        guard let since = request.headers[.ifUnmodifiedSince] else { return }
        if !since.contains(" 2000 ") { request.headers[.ifMatch] = nil }
      }
    },
  ]

  /// A mutant that reads one of the lines of a field.
  private static func lines(
    _ name: HTTPField.Name,
    _ id: String,
    fails: String,
    _ choose: @escaping @Sendable ([String]) -> String?
  ) -> Altered<TodoBackend> {
    Altered(id, "Reads one line of \(name.rawName), where there are several.", fails: fails) {
      backend in
      backend.onRequest { request in
        let lines = request.headers[values: name]
        if lines.count > 1 { request.headers[name] = choose(lines) }
      }
    }
  }

  /// A list of everything that stands in an entity tag, so that what it contains is named, too.
  @Sendable
  private static func parts(of value: String) -> String {
    let opaque = Array(value.filter { !"\"W/ ,".contains($0) })
    guard value.contains("\""), opaque.count < 40 else { return value }
    var parts = [value]
    for start in opaque.indices {
      for end in start..<opaque.count { parts.append("\"\(String(opaque[start...end]))\"") }
    }
    return parts.joined(separator: ", ")
  }

  /// A list of entity tags that have this one at their beginning or end, with a digit more.
  @Sendable
  private static func wholes(of value: String) -> String {
    let opaque = value.filter { $0 != "\"" }
    guard value.hasPrefix("\""), !opaque.contains(",") else { return value }
    let digits = 0...9
    return ([value] + digits.map { "\"\(opaque)\($0)\"" } + digits.map { "\"\($0)\(opaque)\"" })
      .joined(separator: ", ")
  }
}

extension String {
  /// Whether behind each comma stands one blank, and no blank before one.
  fileprivate var isListedPlainly: Bool {
    !contains(/,[^ ]|,$|^,|[ \t],/)
  }
}
