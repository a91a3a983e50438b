import GradusCatalog
import GradusModel

/// A request of a lesson, with what is expected of the answer.
struct HTTPExample {
  let request: Request
  let status: Int
  let headers: [HeaderField]
  /// Nil where nothing is said of the content.
  let content: JSON?
  /// Where values for later requests are: a JSON pointer or a header's name, by their names.
  let captures: [(name: String, place: String)]

  /// A block that is no request, or no expectation.
  struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  /// Reads the two blocks, with the values that earlier answers of the lesson were captured for.
  init(_ asked: CodeBlock, _ expected: CodeBlock, values: [String: String]) throws {
    let (first, headers, body) = Self.message(Self.filled(asked.text, values))
    let words = first.split(separator: " ").map(String.init)
    guard words.count == 3, words[2] == "HTTP/1.1" else {
      throw Unreadable(description: "line \(asked.line) has no request line")
    }
    request = Request(words[0], words[1], headers: headers, content: Bytes(body))
    let (line, expectedHeaders, content) = Self.message(Self.filled(expected.text, values))
    guard let status = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
      throw Unreadable(description: "line \(expected.line) has no status line")
    }
    self.status = status
    self.headers = expectedHeaders
    self.content = content.isEmpty ? nil : try JSON(content, line: expected.line)
    captures = expected.values(of: "capture").map { capture in
      let parts = capture.split(separator: ":", maxSplits: 1).map(String.init)
      return (parts[0], parts.count > 1 ? parts[1] : "")
    }
  }

  /// What an answer differs in, as sentences.
  func differences(from response: Response) -> [String] {
    var found: [String] = []
    if response.status != status { found.append("the status is \(response.status), not \(status)") }
    for header in headers {
      let value = response.headers.value(of: header.name)
      if value == nil || header.value != "*" && value != header.value {
        found.append("\(header.name) is \(value ?? "not there"), not \(header.value)")
      }
    }
    if let content {
      let answered = response.content.text.flatMap { try? JSONReader.read($0) }
      if !(answered.map { $0.matches(content) } ?? false) {
        found.append("the content is \(response.content.text ?? "no text")")
      }
    }
    return found
  }

  /// What an answer gives later requests.
  func captured(from response: Response) -> [String: String] {
    let content = response.content.text.flatMap { try? JSONReader.read($0) }
    var values: [String: String] = [:]
    for (name, place) in captures {
      guard place.hasPrefix("/") else {
        values[name] = response.headers.value(of: place)
        continue
      }
      let found = place.split(separator: "/").reduce(content) { value, step in
        Int(step).flatMap { index in
          value?.elements.flatMap { $0.indices.contains(index) ? $0[index] : nil }
        } ?? value?[String(step)]
      }
      values[name] = found.map { $0.text ?? $0.compact }
    }
    return values
  }

  private static func filled(_ text: String, _ values: [String: String]) -> String {
    values.reduce(text) { $0.replacing("${\($1.key)}", with: $1.value) }
  }

  /// The first line, the header fields and the body of a block, without its last line feed.
  private static func message(_ text: String) -> (String, [HeaderField], String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let head = lines.prefix { !$0.isEmpty }
    let body = lines.dropFirst(head.count + 1).joined(separator: "\n")
    let headers = head.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return HeaderField(
        String(parts[0]),
        parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
      )
    }
    return (head.first.map(String.init) ?? "", headers, body)
  }
}

extension JSON {
  fileprivate init(_ text: String, line: Int) throws {
    do {
      self = try JSONReader.read(text)
    } catch {
      throw HTTPExample.Unreadable(description: "line \(line) expects what is no JSON: \(error)")
    }
  }

  /// Whether this value has every member of another, and its elements; `"*"` stands for any value.
  func matches(_ expected: JSON) -> Bool {
    switch (self, expected) {
    case (_, .string("*")): true
    case (.object, .object(let members)):
      members.members.allSatisfy { member in
        self[member.name].map { $0.matches(member.value) } ?? false
      }
    case (.array(let own), .array(let others)):
      own.count == others.count && zip(own, others).allSatisfy { $0.matches($1) }
    default: self == expected
    }
  }
}
