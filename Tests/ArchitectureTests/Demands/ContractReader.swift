import Yams

/// Reads what an OpenAPI document says: its sentences, and the constraints that are not prose.
struct ContractReader {
  /// In the order of the document, a constraint after the sentences of its place.
  private(set) var clauses: [Clause] = []

  /// - Parameter document: An OpenAPI 3 document.
  init(_ document: Node) {
    readProse(document, at: "", isMap: false)
    for (path, item) in document["paths"].members {
      readPathItem(item, at: "/paths/\(path.pointerToken)")
    }
    let components = document["components"] ?? [:]
    for (name, schema) in components["schemas"].members {
      readSchema(schema, at: "/components/schemas/\(name.pointerToken)")
    }
    for (name, response) in components["responses"].members {
      readResponse(response, at: "/components/responses/\(name.pointerToken)")
    }
    for (name, body) in components["requestBodies"].members {
      readRequestBody(body, at: "/components/requestBodies/\(name.pointerToken)")
    }
    for (name, parameter) in components["parameters"].members {
      readParameter(parameter, at: "/components/parameters/\(name.pointerToken)")
    }
    for (name, header) in components["headers"].members {
      readHeader(header, at: "/components/headers/\(name.pointerToken)")
    }
  }

  private mutating func add(_ place: String, _ text: String) {
    clauses.append(Clause(form: .constraint, place: place, text: text))
  }

  // MARK: Prose

  /// Members whose values are maps by names, which mean nothing themselves.
  private static let maps: Set = [
    "properties", "patternProperties", "$defs", "paths", "webhooks", "schemas", "responses",
    "parameters", "headers", "requestBodies", "securitySchemes", "links", "callbacks", "content",
    "encoding", "variables",
  ]
  /// Members whose values are data of the service, not words of the contract.
  private static let data: Set = ["example", "examples", "default", "enum", "const"]

  private mutating func readProse(_ node: Node, at place: String, isMap: Bool) {
    for (position, element) in (node.sequence ?? []).enumerated() {
      readProse(element, at: "\(place)/\(position)", isMap: false)
    }
    for (name, value) in node.members {
      let inner = "\(place)/\(name.pointerToken)"
      if !isMap, name == "description" || name == "summary", let text = value.scalar?.string {
        clauses += Sentences.of(text).map { Clause(form: .sentence, place: inner, text: $0) }
      } else if isMap || !Self.data.contains(name) {
        readProse(value, at: inner, isMap: !isMap && Self.maps.contains(name))
      }
    }
  }

  // MARK: Operations

  private mutating func readPathItem(_ item: Node, at place: String) {
    readParameters(item["parameters"], at: place)
    for (name, operation) in item.members where operation["responses"] != nil {
      let place = "\(place)/\(name)"
      readParameters(operation["parameters"], at: place)
      if let body = operation["requestBody"] { readRequestBody(body, at: "\(place)/requestBody") }
      for (status, response) in operation["responses"].members {
        let place = "\(place)/responses/\(status)"
        let name = response["$ref"]?.string?.split(separator: "/").last.map { ", \($0)" } ?? ""
        add(place, "response \(status)\(name)")
        readResponse(response, at: place)
      }
    }
  }

  private mutating func readParameters(_ parameters: Node?, at place: String) {
    for (position, parameter) in (parameters?.sequence ?? []).enumerated() {
      readParameter(parameter, at: "\(place)/parameters/\(position)")
    }
  }

  private mutating func readParameter(_ parameter: Node, at place: String) {
    guard let name = parameter["name"]?.string else { return }
    add(place, "\(parameter["in"]?.string ?? "") parameter `\(name)`")
    readText(parameter["schema"], at: "\(place)/schema")
  }

  private mutating func readHeader(_ header: Node, at place: String) {
    if header["required"]?.bool == true { add("\(place)/required", "`required: true`") }
    readText(header["schema"], at: "\(place)/schema")
  }

  private mutating func readRequestBody(_ body: Node, at place: String) {
    if body["required"]?.bool == true { add("\(place)/required", "`required: true`") }
    readContent(body["content"], at: place)
  }

  private mutating func readResponse(_ response: Node, at place: String) {
    for (name, header) in response["headers"].members {
      let place = "\(place)/headers/\(name.pointerToken)"
      add(place, "header `\(name)`")
      readHeader(header, at: place)
    }
    readContent(response["content"], at: place)
  }

  private mutating func readContent(_ content: Node?, at place: String) {
    for (type, media) in content.members {
      let place = "\(place)/content/\(type.pointerToken)"
      add(place, "media type `\(type)`")
      if let schema = media["schema"] { readSchema(schema, at: "\(place)/schema") }
    }
  }

  // MARK: Schemas

  /// What a schema forbids, and the default that it names.
  private static let keywords: Set = [
    "type", "required", "enum", "const", "default", "format", "pattern", "minLength", "maxLength",
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems",
    "maxItems", "uniqueItems", "minProperties", "maxProperties",
  ]

  /// A schema of what is text in any case, which `type: string` therefore does not constrain.
  private mutating func readText(_ schema: Node?, at place: String) {
    guard let schema else { return }
    readSchema(schema, at: place, isText: true)
  }

  private mutating func readSchema(_ schema: Node, at place: String, isText: Bool = false) {
    for (name, value) in schema.members {
      let place = "\(place)/\(name)"
      switch name {
      case "type" where isText && value.string == "string": continue
      case _ where Self.keywords.contains(name): add(place, "`\(name): \(value.inline)`")
      case "additionalProperties" where value.bool == false: add(place, "`\(name): false`")
      case "properties", "patternProperties", "$defs":
        for (name, inner) in value.members {
          readSchema(inner, at: "\(place)/\(name.pointerToken)")
        }
      case "items", "additionalProperties", "not", "contains", "propertyNames", "if", "then",
        "else":
        readSchema(value, at: place)
      case "oneOf", "anyOf", "allOf", "prefixItems":
        for (position, inner) in (value.sequence ?? []).enumerated() {
          readSchema(inner, at: "\(place)/\(position)")
        }
      default: continue
      }
    }
  }
}

extension String {
  /// The name as a token of a JSON pointer (RFC 6901, section 3).
  fileprivate var pointerToken: String { replacing("~", with: "~0").replacing("/", with: "~1") }
}

extension Node {
  /// The value in one line of YAML.
  fileprivate var inline: String {
    switch self {
    case .scalar(let scalar): scalar.string.isEmpty ? "''" : scalar.string
    case .sequence(let values): "[\(values.map(\.inline).joined(separator: ", "))]"
    default: "…"
    }
  }

  /// The members of a mapping in their order; none of anything else.
  var members: [(name: String, value: Node)] {
    (mapping ?? [:]).compactMap { key, value in key.scalar.map { ($0.string, value) } }
  }
}

extension Node? {
  var members: [(name: String, value: Node)] { self?.members ?? [] }
}
