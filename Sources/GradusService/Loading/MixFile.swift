internal import GradusCatalog
internal import GradusLoad
internal import GradusModel

/// A file that says which requests a load is made of.
///
/// ```yaml
/// requests:
///   - name: create
///     method: POST
///     path: /todos
///     headers: { Content-Type: application/json }
///     body: '{"title": "todo ${unique}"}'
///     expect: 201
///     capture: { id: /id }
///   - name: read
///     weight: 9
///     path: /todos/${id}
///     have: { /completed: false }
/// ```
struct MixFile {
  private static let keys = [
    "name", "weight", "method", "path", "headers", "body", "expect", "have", "capture",
  ]

  private var diagnostics: [Diagnostic] = []
  private var templates: [RequestTemplate] = []

  /// The workload that a text describes.
  ///
  /// - Parameters:
  ///   - text: The whole of the file.
  ///   - file: Its name, for what is wrong with it.
  /// - Returns: The kinds of requests, at least one.
  /// - Throws: `Problem` with every mistake, one a line.
  static func workload(_ text: String, file: String) throws(Problem) -> Workload {
    var mix = MixFile()
    do throws(Diagnostic) {
      mix.read(try YAMLValue(text, file: file))
    } catch {
      throw Problem(error.description)
    }
    guard mix.diagnostics.isEmpty else {
      throw Problem(mix.diagnostics.map(\.description).joined(separator: "\n"))
    }
    return Workload(mix.templates)
  }

  private mutating func read(_ root: YAMLValue) {
    diagnostics += root.unknownKeys(besides: ["requests"])
    guard let requests = root["requests"]?.list, !requests.isEmpty else {
      let advice = "Write requests: and below it, for each kind, - path: /"
      return diagnostics.append(root.diagnostic("it has no list of requests", advice: advice))
    }
    for request in requests { readRequest(request) }
    let captured = Set(templates.flatMap(\.captures).map(\.name))
    for (request, template) in zip(requests, templates) {
      for name in template.uses.subtracting(captured).sorted() {
        diagnostics.append(
          request.diagnostic(
            "'\(template.name)' uses ${\(name)}, which no request captures",
            advice: "Add capture: { \(name): /path/in/the/response } where it comes from"
          )
        )
      }
    }
  }

  private mutating func readRequest(_ request: YAMLValue) {
    diagnostics += request.unknownKeys(besides: Self.keys)
    let method = request["method"]?.text ?? "GET"
    guard let path = pattern(request["path"]), let target = request["path"]?.text,
      target.hasPrefix("/") || path.beginsWithCapture,
      target.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else {
      return diagnostics.append(
        request.diagnostic(
          "a request has no path",
          advice: "Write path: and one that begins with /"
        )
      )
    }
    if !method.isToken { wrong(request["method"], "'\(method)' is no method of HTTP") }
    var template = RequestTemplate(
      name: request["name"]?.text ?? "\(method) \(target)",
      weight: weight(request["weight"]),
      method: method,
      target: path,
      content: pattern(request["body"]),
      statuses: statuses(request["expect"])
    )
    for member in members(request["headers"]) {
      guard member.key.isToken, let value = pattern(member.value) else {
        wrong(member.value, "'\(member.key)' is no header with a value")
        continue
      }
      template.fields.append(RequestTemplate.Field(member.key, value))
    }
    for member in members(request["have"]) {
      guard let path = pointer(member.key, at: member.value), let text = member.value.text else {
        continue
      }
      let value = (try? JSONReader.read(text)) ?? .string(text)
      template.members.append(RequestTemplate.Member(path: path, value: value))
    }
    for member in members(request["capture"]) {
      guard let path = pointer(member.value.text ?? "", at: member.value) else { continue }
      template.captures.append(RequestTemplate.Capture(member.key, path: path))
    }
    templates.append(template)
  }

  private mutating func wrong(_ value: YAMLValue?, _ problem: String, advice: String? = nil) {
    if let value { diagnostics.append(value.diagnostic(problem, advice: advice)) }
  }

  private mutating func members(_ value: YAMLValue?) -> [YAMLValue.Member] {
    if let value, value.members == nil { wrong(value, "names with values are expected here") }
    return value?.members ?? []
  }

  private mutating func pattern(_ value: YAMLValue?) -> Pattern? {
    guard let text = value?.text else { return nil }
    guard let pattern = Pattern(text) else {
      wrong(value, "it has a ${ that no } closes")
      return nil
    }
    return pattern
  }

  private mutating func weight(_ value: YAMLValue?) -> Int {
    guard let value else { return 1 }
    guard let weight = value.text.flatMap({ Int($0) }), (1...1_000_000).contains(weight) else {
      wrong(value, "a weight is a whole number from 1")
      return 1
    }
    return weight
  }

  private mutating func statuses(_ value: YAMLValue?) -> Set<Int> {
    guard let value else { return [] }
    let codes = (value.list ?? [value]).map { $0.text.flatMap { Int($0) } ?? 0 }
    guard !codes.isEmpty, codes.allSatisfy({ (100...599).contains($0) }) else {
      wrong(value, "expect has statuses such as 201, or a list of them")
      return []
    }
    return Set(codes)
  }

  /// The steps of a JSON pointer (RFC 6901).
  private mutating func pointer(_ text: String, at value: YAMLValue) -> [String]? {
    guard text.isEmpty || text.hasPrefix("/") else {
      wrong(value, "'\(text)' is no JSON pointer", advice: "Write /id for the member id")
      return nil
    }
    return text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { step in
      String(step.replacing("~1", with: "/").replacing("~0", with: "~"))
    }
  }
}

extension String {
  /// Whether it is a token (RFC 9110, section 5.6.2): the name of a method or of a field.
  var isToken: Bool {
    !isEmpty
      && utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }
}
