import GradusModel

extension MetaSchema {
  static let core = part(
    .core,
    properties: [
      "$id": ["$ref": "#/$defs/uriReferenceString", "pattern": "^[^#]*#?$"],
      "$schema": ["$ref": "#/$defs/uriString"],
      "$ref": ["$ref": "#/$defs/uriReferenceString"],
      "$anchor": ["$ref": "#/$defs/anchorString"],
      "$dynamicRef": ["$ref": "#/$defs/uriReferenceString"],
      "$dynamicAnchor": ["$ref": "#/$defs/anchorString"],
      "$vocabulary": [
        "type": "object", "propertyNames": ["$ref": "#/$defs/uriString"],
        "additionalProperties": ["type": "boolean"],
      ],
      "$comment": ["type": "string"],
      "$defs": mapOfSchemas,
    ],
    definitions: [
      "anchorString": ["type": "string", "pattern": "^[A-Za-z_][-A-Za-z0-9._]*$"],
      "uriString": ["type": "string", "format": "uri"],
      "uriReferenceString": ["type": "string", "format": "uri-reference"],
    ]
  )

  static let applicator = part(
    .applicator,
    properties: [
      "prefixItems": listOfSchemas, "items": schema, "contains": schema,
      "additionalProperties": schema, "properties": mapOfSchemas,
      "patternProperties": [
        "type": "object", "additionalProperties": schema, "propertyNames": ["format": "regex"],
      ],
      "dependentSchemas": mapOfSchemas, "propertyNames": schema,
      "if": schema, "then": schema, "else": schema,
      "allOf": listOfSchemas, "anyOf": listOfSchemas, "oneOf": listOfSchemas, "not": schema,
    ]
  )

  static let unevaluated = part(
    .unevaluated,
    properties: ["unevaluatedItems": schema, "unevaluatedProperties": schema]
  )

  static let validation = part(
    .validation,
    properties: [
      "type": [
        "anyOf": [
          ["$ref": "#/$defs/simpleTypes"],
          [
            "type": "array", "items": ["$ref": "#/$defs/simpleTypes"], "minItems": 1,
            "uniqueItems": true,
          ],
        ]
      ],
      "const": true, "enum": ["type": "array", "items": true],
      "multipleOf": ["type": "number", "exclusiveMinimum": 0],
      "maximum": ["type": "number"], "exclusiveMaximum": ["type": "number"],
      "minimum": ["type": "number"], "exclusiveMinimum": ["type": "number"],
      "maxLength": count, "minLength": count, "pattern": ["type": "string", "format": "regex"],
      "maxItems": count, "minItems": count, "uniqueItems": ["type": "boolean"],
      "maxContains": count, "minContains": count,
      "maxProperties": count, "minProperties": count,
      "required": ["$ref": "#/$defs/stringArray"],
      "dependentRequired": [
        "type": "object", "additionalProperties": ["$ref": "#/$defs/stringArray"],
      ],
    ],
    definitions: [
      "nonNegativeInteger": ["type": "integer", "minimum": 0],
      "simpleTypes": [
        "enum": ["array", "boolean", "integer", "null", "number", "object", "string"]
      ],
      "stringArray": ["type": "array", "items": ["type": "string"], "uniqueItems": true],
    ]
  )

  private static var count: JSON { ["$ref": "#/$defs/nonNegativeInteger"] }

  static let metaData = part(
    .metaData,
    properties: [
      "title": ["type": "string"], "description": ["type": "string"], "default": true,
      "deprecated": ["type": "boolean"], "readOnly": ["type": "boolean"],
      "writeOnly": ["type": "boolean"], "examples": ["type": "array", "items": true],
    ]
  )

  static let content = part(
    .content,
    properties: [
      "contentEncoding": ["type": "string"], "contentMediaType": ["type": "string"],
      "contentSchema": schema,
    ]
  )

  /// The annotations that OpenAPI 3.1 adds to a schema (section 4.8.24.2).
  static let openAPIBase: JSON = [
    "$schema": .string(uri),
    "$id": "https://spec.openapis.org/oas/3.1/meta/base",
    "$dynamicAnchor": "meta",
    "type": ["object", "boolean"],
    "properties": [
      "example": true,
      "discriminator": [
        "type": "object", "required": ["propertyName"],
        "properties": [
          "propertyName": ["type": "string"],
          "mapping": ["type": "object", "additionalProperties": ["type": "string"]],
        ],
        "patternProperties": ["^x-": true], "additionalProperties": false,
      ],
      "externalDocs": [
        "type": "object", "required": ["url"],
        "properties": [
          "url": ["type": "string", "format": "uri-reference"], "description": ["type": "string"],
        ],
        "patternProperties": ["^x-": true], "additionalProperties": false,
      ],
      "xml": [
        "type": "object",
        "properties": [
          "name": ["type": "string"], "namespace": ["type": "string", "format": "uri"],
          "prefix": ["type": "string"], "attribute": ["type": "boolean"],
          "wrapped": ["type": "boolean"],
        ],
        "patternProperties": ["^x-": true], "additionalProperties": false,
      ],
    ],
  ]
}
