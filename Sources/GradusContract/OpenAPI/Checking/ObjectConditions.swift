import GradusModel

/// Rules about members of one object that depend on one another.
enum ObjectConditions {
  static func problems(
    of object: JSONObject,
    named name: String,
    version: OpenAPIVersion
  ) -> [String] {
    switch name {
    case "OpenAPI": document(object, version)
    case "Parameter": parameter(object, version) + message(object)
    case "Header": message(object)
    case "Media Type": examples(object)
    case "Operation":
      version == .v30 && !object.has("responses")
        ? ["the Operation object here has no responses, which it needs"] : []
    case "Responses":
      object.names.contains { StatusPattern($0) != nil } ? [] : ["no response is described here"]
    case "License":
      object.has("identifier") && object.has("url")
        ? ["a license has an identifier or a url, not both"] : []
    case "Link": link(object, version)
    case "Example":
      version == .v31 && object.has("value") && object.has("externalValue")
        ? ["an example has a value or an externalValue, not both"] : []
    case "Security Scheme": securityScheme(object, version)
    case "OAuth Flows": flows(object)
    case "Schema": schema(object)
    case "Server Variable":
      version == .v31 && object["enum"]?.elements?.isEmpty == true
        ? ["the enum of a server variable can't be empty"] : []
    default: []
    }
  }

  private static func document(_ object: JSONObject, _ version: OpenAPIVersion) -> [String] {
    if version == .v30 {
      return object.has("paths") ? [] : ["the document has no paths, which it needs"]
    }
    return ["paths", "components", "webhooks"].contains(where: object.has)
      ? [] : ["the document has none of paths, components and webhooks"]
  }

  private static let styles = [
    "path": ["matrix", "label", "simple"],
    "query": ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
    "header": ["simple"], "cookie": ["form"],
  ]

  private static func parameter(_ object: JSONObject, _ version: OpenAPIVersion) -> [String] {
    var problems: [String] = []
    let location = object["in"]?.text ?? ""
    if location == "path", object["required"]?.boolean != true {
      problems.append("a parameter in the path has to be required: true")
    }
    if let style = object["style"]?.text, let allowed = styles[location], !allowed.contains(style) {
      problems.append("a parameter in \(location) can't have the style \(style)")
    }
    if version == .v31, location != "query" {
      for field in ["allowEmptyValue", "allowReserved"] where object.has(field) {
        problems.append("\(field) is for parameters in the query")
      }
    }
    return problems
  }

  /// What parameters and headers have in common.
  private static func message(_ object: JSONObject) -> [String] {
    var problems = examples(object)
    switch (object.has("schema"), object.has("content")) {
    case (true, true): problems.append("schema and content can't both be here")
    case (false, false): problems.append("either schema or content has to be here")
    case (false, true):
      for field in ["style", "explode", "allowReserved", "example", "examples"]
      where object.has(field) {
        problems.append("\(field) can't be beside content")
      }
      if case .object(let content) = object["content"], content.members.count != 1 {
        problems.append("content has exactly one media type here")
      }
    case (true, false): break
    }
    return problems
  }

  private static func examples(_ object: JSONObject) -> [String] {
    object.has("example") && object.has("examples")
      ? ["example and examples can't both be here"] : []
  }

  private static func link(_ object: JSONObject, _ version: OpenAPIVersion) -> [String] {
    switch (object.has("operationRef"), object.has("operationId")) {
    case (true, true): ["operationRef and operationId can't both be here"]
    case (false, false):
      version == .v31 ? ["either operationRef or operationId has to be here"] : []
    default: []
    }
  }

  private static func securityScheme(_ object: JSONObject, _ version: OpenAPIVersion) -> [String] {
    let needed =
      switch object["type"]?.text {
      case "apiKey": ["name", "in"]
      case "http": ["scheme"]
      case "oauth2": ["flows"]
      case "openIdConnect": ["openIdConnectUrl"]
      default: [String]()
      }
    var problems = needed.filter { !object.has($0) }.map {
      "a security scheme of this type needs \($0)"
    }
    if version == .v30, object["type"] == "mutualTLS" {
      problems.append("OpenAPI 3.0 has no security scheme of the type mutualTLS")
    }
    let own = ["name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl"]
    let mayHave = needed + (object["type"] == "http" ? ["bearerFormat"] : [])
    problems += own.filter { object.has($0) && !mayHave.contains($0) }.map {
      "a security scheme of this type has no \($0)"
    }
    return problems
  }

  private static func flows(_ object: JSONObject) -> [String] {
    let needs = [
      ("implicit", ["authorizationUrl"]), ("password", ["tokenUrl"]),
      ("clientCredentials", ["tokenUrl"]), ("authorizationCode", ["authorizationUrl", "tokenUrl"]),
    ]
    return needs.flatMap { flow, fields in
      guard let value = object[flow] else { return [String]() }
      return fields.filter { value[$0] == nil }.map { "the flow \(flow) needs \($0)" }
    }
  }

  /// The schema object of 3.0.
  private static func schema(_ object: JSONObject) -> [String] {
    var problems: [String] = []
    if case .number(let number) = object["multipleOf"] {
      let exact = ExactNumber(number)
      if exact.isNegative || exact.digits.isEmpty {
        problems.append("multipleOf has to be greater than 0")
      }
    }
    if let names = object["required"]?.elements, Set(names).count < names.count {
      problems.append("required names a member twice")
    }
    return problems
  }
}
