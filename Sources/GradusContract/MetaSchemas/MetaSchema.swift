import GradusModel

/// The schemas that describe schemas (2020-12 core, section 8.1, and appendix of each vocabulary).
enum MetaSchema {
  static let uri = "https://json-schema.org/draft/2020-12/schema"
  static let openAPI31 = "https://spec.openapis.org/oas/3.1/dialect/base"
  static let openAPIVocabulary = "https://spec.openapis.org/oas/3.1/vocab/base"

  /// The metaschema, those of its vocabularies, and the dialect of OpenAPI 3.1.
  static let all: [JSON] = [
    whole, core, applicator, unevaluated, validation, metaData,
    format("format-annotation"), format("format-assertion"), content,
    openAPIDialect, openAPIBase,
  ]

  private static let whole: JSON = [
    "$schema": .string(uri), "$id": .string(uri),
    "$vocabulary": switches(for: Array(Vocabulary.allCases).filter { $0 != .formatAssertion }),
    "$dynamicAnchor": "meta",
    "allOf": .array(
      Vocabulary.allCases.filter { $0 != .formatAssertion }
        .map { ["$ref": .string("meta/\($0.rawValue)")] }
    ),
    "type": ["object", "boolean"],
    "properties": [
      "definitions": ["type": "object", "additionalProperties": schema, "deprecated": true],
      "dependencies": [
        "type": "object",
        "additionalProperties": [
          "anyOf": [schema, ["$ref": "meta/validation#/$defs/stringArray"]]
        ],
        "deprecated": true,
      ],
      "$recursiveAnchor": ["$ref": "meta/core#/$defs/anchorString", "deprecated": true],
      "$recursiveRef": ["$ref": "meta/core#/$defs/uriReferenceString", "deprecated": true],
    ],
  ]

  private static let openAPIDialect: JSON = [
    "$schema": .string(uri), "$id": .string(openAPI31),
    "$vocabulary": openAPISwitches,
    "$dynamicAnchor": "meta",
    "allOf": [["$ref": .string(uri)], ["$ref": "https://spec.openapis.org/oas/3.1/meta/base"]],
  ]

  private static var openAPISwitches: JSON {
    guard
      case .object(var switches) = switches(
        for: Array(Vocabulary.allCases).filter { $0 != .formatAssertion }
      )
    else { return .object(JSONObject()) }
    switches[openAPIVocabulary] = true
    return .object(switches)
  }

  private static func switches(for vocabularies: [Vocabulary]) -> JSON {
    .object(
      JSONObject(
        vocabularies.map {
          JSONObject.Member(name: Vocabulary.prefix + $0.rawValue, value: true)
        }
      )
    )
  }

  /// A schema again, whatever the metaschema is that this one is a part of.
  static let schema: JSON = ["$dynamicRef": "#meta"]
  static let listOfSchemas: JSON = ["type": "array", "minItems": 1, "items": schema]
  static let mapOfSchemas: JSON = ["type": "object", "additionalProperties": schema]

  /// The metaschema of a vocabulary.
  static func part(
    _ vocabulary: Vocabulary,
    properties: JSON,
    definitions: JSON? = nil
  ) -> JSON {
    var object: JSONObject = [
      "$schema": .string(uri),
      "$id": .string("https://json-schema.org/draft/2020-12/meta/\(vocabulary.rawValue)"),
      "$dynamicAnchor": "meta",
      "type": ["object", "boolean"],
      "properties": properties,
    ]
    object["$defs"] = definitions
    return .object(object)
  }

  private static func format(_ name: String) -> JSON {
    part(
      name == "format-assertion" ? .formatAssertion : .formatAnnotation,
      properties: ["format": ["type": "string"]]
    )
  }
}
