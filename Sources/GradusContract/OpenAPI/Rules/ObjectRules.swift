/// The objects of OpenAPI 3.0.3 (section 4.7) and 3.1.0 (section 4.8), as data.
enum ObjectRules {
  static let all: [String: ObjectRule] = Dictionary(
    uniqueKeysWithValues: (basics + paths + messages + descriptions + security + schemas)
      .map { ($0.name, $0) }
  )

  private static let basics: [ObjectRule] = [
    ObjectRule(
      "OpenAPI",
      [
        ("openapi*", .string), ("info*", .object("Info")),
        ("jsonSchemaDialect@3.1", .format("uri", "uri")),
        ("servers", .list(.object("Server"))), ("paths", .object("Paths")),
        ("webhooks@3.1", .map(.reference("Path Item"))), ("components", .object("Components")),
        ("security", .list(.object("Security Requirement"))), ("tags", .list(.object("Tag"))),
        ("externalDocs", .object("External Documentation")),
      ]
    ),
    ObjectRule(
      "Info",
      [
        ("title*", .string), ("version*", .string), ("summary@3.1", .string),
        ("description", .string), ("termsOfService", .format("uri-reference", "uri")),
        ("contact", .object("Contact")), ("license", .object("License")),
      ]
    ),
    ObjectRule(
      "Contact",
      [
        ("name", .string), ("url", .format("uri-reference", "uri")),
        ("email", .format("email", "email")),
      ]
    ),
    ObjectRule(
      "License",
      [
        ("name*", .string), ("identifier@3.1", .string), ("url", .format("uri-reference", "uri")),
      ]
    ),
    ObjectRule(
      "Server",
      [
        ("url*", .string), ("description", .string),
        ("variables", .map(.object("Server Variable"))),
      ]
    ),
    ObjectRule(
      "Server Variable",
      [("enum", .list(.string)), ("default*", .string), ("description", .string)]
    ),
    ObjectRule(
      "Components",
      [
        ("schemas", .map(.schema, .component)),
        ("responses", .map(.reference("Response"), .component)),
        ("parameters", .map(.reference("Parameter"), .component)),
        ("examples", .map(.reference("Example"), .component)),
        ("requestBodies", .map(.reference("Request Body"), .component)),
        ("headers", .map(.reference("Header"), .component)),
        ("securitySchemes", .map(.reference("Security Scheme"), .component)),
        ("links", .map(.reference("Link"), .component)),
        ("callbacks", .map(.reference("Callback"), .component)),
        ("pathItems@3.1", .map(.reference("Path Item"), .component)),
      ]
    ),
    ObjectRule(
      "Tag",
      [
        ("name*", .string), ("description", .string),
        ("externalDocs", .object("External Documentation")),
      ]
    ),
    ObjectRule(
      "External Documentation",
      [("description", .string), ("url*", .format("uri-reference", "uri"))]
    ),
  ]

  private static let paths: [ObjectRule] = {
    var paths = ObjectRule("Paths", [], others: .reference("Path Item"))
    paths.otherNames = .path
    var responses = ObjectRule("Responses", [], others: .reference("Response"))
    responses.otherNames = .status
    let methods = OperationMethod.allCases.map { ($0.rawValue, ValueRule.object("Operation")) }
    return [
      paths, responses,
      ObjectRule(
        "Path Item",
        [
          ("$ref", .string), ("summary", .string), ("description", .string),
          ("servers", .list(.object("Server"))), ("parameters", .list(.reference("Parameter"))),
        ] + methods
      ),
      ObjectRule(
        "Operation",
        [
          ("tags", .list(.string)), ("summary", .string), ("description", .string),
          ("externalDocs", .object("External Documentation")), ("operationId", .string),
          ("parameters", .list(.reference("Parameter"))),
          ("requestBody", .reference("Request Body")), ("responses", .object("Responses")),
          ("callbacks", .map(.reference("Callback"))), ("deprecated", .boolean),
          ("security", .list(.object("Security Requirement"))),
          ("servers", .list(.object("Server"))),
        ]
      ),
      ObjectRule("Callback", [], others: .reference("Path Item")),
    ]
  }()

  private static let content = ValueRule.map(.object("Media Type"))

  private static let messages: [ObjectRule] = [
    ObjectRule(
      "Parameter",
      [
        ("name*", .string), ("in*", .choice(["query", "header", "path", "cookie"])),
        ("description", .string), ("required", .boolean), ("deprecated", .boolean),
        ("allowEmptyValue", .boolean), ("style", .string), ("explode", .boolean),
        ("allowReserved", .boolean), ("schema", .schema), ("content", content),
        ("example", .any), ("examples", .map(.reference("Example"))),
      ]
    ),
    ObjectRule(
      "Header",
      [
        ("description", .string), ("required", .boolean), ("deprecated", .boolean),
        ("allowEmptyValue@3.0", .boolean), ("style", .choice(["simple"])), ("explode", .boolean),
        ("allowReserved@3.0", .boolean), ("schema", .schema), ("content", content),
        ("example", .any), ("examples", .map(.reference("Example"))),
      ]
    ),
    ObjectRule(
      "Request Body",
      [("description", .string), ("content*", content), ("required", .boolean)]
    ),
    ObjectRule(
      "Response",
      [
        ("description*", .string), ("headers", .map(.reference("Header"))), ("content", content),
        ("links", .map(.reference("Link"))),
      ]
    ),
    ObjectRule(
      "Media Type",
      [
        ("schema", .schema), ("example", .any), ("examples", .map(.reference("Example"))),
        ("encoding", .map(.object("Encoding"))),
      ]
    ),
    ObjectRule(
      "Encoding",
      [
        ("contentType", .string), ("headers", .map(.reference("Header"))),
        ("style", .choice(["form", "spaceDelimited", "pipeDelimited", "deepObject"])),
        ("explode", .boolean), ("allowReserved", .boolean),
      ]
    ),
  ]

  private static let descriptions: [ObjectRule] = [
    ObjectRule(
      "Example",
      [
        ("summary", .string), ("description", .string), ("value", .any),
        ("externalValue", .format("uri-reference", "uri")),
      ]
    ),
    ObjectRule(
      "Link",
      [
        ("operationRef", .format("uri-reference", "uri-reference")), ("operationId", .string),
        ("parameters", .map(.any)), ("requestBody", .any), ("description", .string),
        ("server", .object("Server")),
      ]
    ),
  ]

  private static let security: [ObjectRule] = {
    var requirement = ObjectRule("Security Requirement", [], others: .list(.string))
    requirement.isExtensible = false
    return [
      requirement,
      ObjectRule(
        "Security Scheme",
        [
          ("type*", .choice(["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"])),
          ("description", .string), ("name", .string),
          ("in", .choice(["query", "header", "cookie"])), ("scheme", .string),
          ("bearerFormat", .string), ("flows", .object("OAuth Flows")),
          ("openIdConnectUrl", .format("uri-reference", "uri")),
        ]
      ),
      ObjectRule(
        "OAuth Flows",
        ["implicit", "password", "clientCredentials", "authorizationCode"]
          .map { ($0, .object("OAuth Flow")) }
      ),
      ObjectRule(
        "OAuth Flow",
        [
          ("authorizationUrl", .format("uri-reference", "uri")),
          ("tokenUrl", .format("uri-reference", "uri")),
          ("refreshUrl", .format("uri-reference", "uri")), ("scopes*", .map(.string)),
        ]
      ),
    ]
  }()

  /// The schema object of 3.0; that of 3.1 is JSON Schema, and has metaschemas.
  private static let schemas: [ObjectRule] = [
    ObjectRule(
      "Schema",
      [
        ("title", .string), ("description", .string), ("multipleOf", .number),
        ("maximum", .number), ("exclusiveMaximum", .boolean), ("minimum", .number),
        ("exclusiveMinimum", .boolean), ("maxLength", .count), ("minLength", .count),
        ("pattern", .format("regex", "regex")), ("maxItems", .count), ("minItems", .count),
        ("uniqueItems", .boolean), ("maxProperties", .count), ("minProperties", .count),
        ("required", .list(.string, isEmptyAllowed: false)),
        ("enum", .list(.any, isEmptyAllowed: false)),
        ("type", .choice(["array", "boolean", "integer", "number", "object", "string"])),
        ("not", .reference("Schema")), ("allOf", .list(.reference("Schema"))),
        ("oneOf", .list(.reference("Schema"))), ("anyOf", .list(.reference("Schema"))),
        ("items", .reference("Schema")), ("properties", .map(.reference("Schema"))),
        ("additionalProperties", .any), ("format", .string), ("default", .any),
        ("nullable", .boolean), ("discriminator", .object("Discriminator")),
        ("readOnly", .boolean), ("writeOnly", .boolean), ("example", .any),
        ("externalDocs", .object("External Documentation")), ("deprecated", .boolean),
        ("xml", .object("XML")),
      ]
    ),
    ObjectRule("Discriminator", [("propertyName*", .string), ("mapping", .map(.string))]),
    ObjectRule(
      "XML",
      [
        ("name", .string), ("namespace", .format("uri", "uri")), ("prefix", .string),
        ("attribute", .boolean), ("wrapped", .boolean),
      ]
    ),
  ]
}
