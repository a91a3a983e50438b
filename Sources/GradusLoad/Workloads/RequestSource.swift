internal import GradusModel
internal import NIOCore

/// Draws the requests of one event loop, and keeps what they need of earlier responses.
struct RequestSource {
  /// A request that is ready to be sent.
  struct Ready {
    /// Which template it is of.
    let template: Int
    let bytes: ByteBuffer
    /// Whether its response has no content.
    let isHead: Bool
    /// Whether the content of its response is looked at.
    let readsContent: Bool
  }

  /// The most values of a name that are kept; the oldest goes first.
  private static let mostValues = 10_000

  private let templates: [RequestTemplate]
  private let authority: String
  /// The requests of templates that are the same each time.
  private let constants: [Ready?]
  private let isSingle: Bool
  private var values: [String: CapturedValues] = [:]
  private var generator: SeededGenerator
  private var number: Int
  private let stride: Int
  private let totalWeight: Int

  /// - Parameters:
  ///   - plan: Of whose workload requests are drawn.
  ///   - loop: Which event loop this is for, from 0; its unique numbers are its own.
  ///   - seed: Where the draws begin.
  init(_ plan: LoadPlan, loop: Int, seed: Seed) {
    templates = plan.workload.templates
    authority = plan.endpoint.authority
    let authority = authority
    constants = templates.enumerated().map { position, template in
      template.isConstant
        ? Ready(template, position, text: template.text(authority: authority) { _ in "" }) : nil
    }
    isSingle = templates.count == 1 && constants[0] != nil
    generator = seed.generator(for: "load \(loop)")
    number = plan.firstUnique + loop
    stride = plan.threads
    totalWeight = templates.map(\.weight).reduce(0, +)
  }

  /// The next request.
  mutating func next() -> Ready {
    if isSingle, let request = constants[0] { return request }
    let template = drawn()
    if let request = constants[template] { return request }
    number += stride
    var taken: [String: String] = [:]
    for name in templates[template].uses { taken[name] = values[name]?.drawn(using: &generator) }
    let number = number
    let text = templates[template].text(authority: authority) { part in
      switch part {
      case .text(let text): text
      case .unique: String(number)
      case .captured(let name), .reserved(let name): taken[name] ?? ""
      }
    }
    return Ready(templates[template], template, text: text)
  }

  /// Keeps what later requests need of a response, and looks whether it is as expected.
  ///
  /// - Returns: What is wrong with it; nil where nothing is.
  mutating func accept(_ content: [UInt8], status: Int, for template: Int) -> LoadError? {
    guard templates[template].accepts(status: status) else { return .status }
    return templates[template].readsContent ? accept(content, templates[template]) : nil
  }

  private mutating func accept(_ content: [UInt8], _ template: RequestTemplate) -> LoadError? {
    guard let json = try? JSONReader.read(content) else { return .content }
    guard template.members.allSatisfy({ json.value(at: $0.path) == $0.value }) else {
      return .content
    }
    for capture in template.captures {
      guard let text = json.value(at: capture.path)?.scalarText else { return .uncaptured }
      values[capture.name, default: CapturedValues(most: Self.mostValues)].append(text)
    }
    return nil
  }

  /// Draws a template by weight; where a value that it uses is missing, one that captures it.
  private mutating func drawn() -> Int {
    var left = Int.random(in: 0..<totalWeight, using: &generator)
    var chosen = 0
    for (position, template) in templates.enumerated() {
      chosen = position
      left -= template.weight
      if left < 0 { break }
    }
    // Several steps, because what captures a value may itself need another.
    for _ in templates.indices {
      guard let missing = templates[chosen].uses.first(where: { values[$0] == nil }),
        let source = templates.firstIndex(where: { template in
          template.captures.contains { $0.name == missing }
        })
      else { return chosen }
      chosen = source
    }
    return chosen
  }
}

extension RequestSource.Ready {
  fileprivate init(_ template: RequestTemplate, _ position: Int, text: String) {
    self.init(
      template: position,
      bytes: ByteBuffer(string: text),
      isHead: template.method == "HEAD",
      readsContent: template.readsContent
    )
  }
}

/// The last values that were captured under a name.
private struct CapturedValues {
  let most: Int
  private var values: [String] = []
  private var oldest = 0

  init(most: Int) {
    self.most = most
  }

  mutating func append(_ value: String) {
    if values.count < most { return values.append(value) }
    values[oldest] = value
    oldest = (oldest + 1) % most
  }

  func drawn(using generator: inout SeededGenerator) -> String? {
    values.randomElement(using: &generator)
  }
}

extension RequestTemplate {
  /// The bytes of a request, with its places filled.
  fileprivate func text(authority: String, _ value: (Pattern.Part) -> String) -> String {
    let target = target.filled { $0.inTarget(value($0)) }
    // A captured path may have come without its first slash.
    let slash = target.hasPrefix("/") ? "" : "/"
    var text = "\(method) \(slash)\(target) HTTP/1.1\r\n"
    let names = Set(fields.map { $0.name.lowercased() })
    if !names.contains("host") { text += "Host: \(authority)\r\n" }
    for field in fields { text += "\(field.name): \(field.value.filled(value))\r\n" }
    let content = content?.filled(value) ?? ""
    if !names.contains("content-length"),
      self.content != nil || ["POST", "PUT", "PATCH"].contains(method)
    {
      text += "Content-Length: \(content.utf8.count)\r\n"
    }
    return text + "\r\n" + content
  }
}

extension Pattern.Part {
  /// A value as it stands in a request target.
  fileprivate func inTarget(_ value: String) -> String {
    switch self {
    case .text, .unique: value
    case .captured: value.percentEncoded
    case .reserved: value.path.percentEncodedAsTarget
    }
  }
}

extension String {
  /// Path and query of an absolute URL, as a `Location` may be; any other text as it is.
  fileprivate var path: String {
    guard let start = prefixMatch(of: /https?:\/\/[^\/?#]*/.ignoresCase()) else { return self }
    return String(self[start.range.upperBound...].prefix { $0 != "#" })
  }
}

extension JSON {
  /// The value at a path of names and positions; nil where there is none.
  fileprivate func value(at path: [String]) -> JSON? {
    path.reduce(Optional(self)) { value, step in
      if let elements = value?.elements {
        return Int(step).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
      }
      return value?[step]
    }
  }

  /// A text or a number as it is put into a request; nil for other values.
  fileprivate var scalarText: String? {
    switch self {
    case .string(let text): text
    case .number: compact
    default: nil
    }
  }
}
