extension Description {
  /// What the operations refer to.
  static let components: JSONValue = [
    "schemas": schemas,
    "headers": [
      "ETag": [
        "description": "The strong validator of the todo: another one after each change.",
        "required": true,
        "schema": ["type": "string", "pattern": #"^"[!#-~]+"$"#],
      ],
      "Location": [
        "description": "The path of the new todo.",
        "required": true,
        "schema": ["type": "string", "format": "uri-reference"],
      ],
    ],
    "parameters": [
      "IfMatch": header("If-Match", "Change the todo only if this is its current validator, or *."),
      "IfNoneMatch": header("If-None-Match", "Send the todo only if it is none of these."),
    ],
    "responses": [
      "Stored": content(
        "The todo as it is stored now.",
        reference(to: "schemas/Todo"),
        headers: ["ETag": reference(to: "headers/ETag")]
      ),
      "Malformed": refusal("The body is not JSON, broken off, or nested more than 100 deep."),
      "NotFound": refusal("There is no such todo. The code is NOT_FOUND."),
      "NotAcceptable": refusal("Accept rules JSON out."),
      "PreconditionFailed": refusal("The todo is not the one that If-Match names."),
      "TooLarge": refusal("The body is larger than 1 MiB."),
      "UnsupportedMediaType": refusal("The body is declared as something else than JSON."),
      "Invalid": refusal("What was sent is not valid; details name each mistake."),
      "Error": refusal("Any other refusal."),
    ],
  ]

  private static let schemas: JSONValue = [
    "Health": [
      "type": "object", "required": ["status"],
      "properties": ["status": ["type": "string", "const": "ok"]],
    ],
    "Title": [
      "description": "Has a character that is not blank. Lengths are in Unicode code points.",
      "type": "string", "minLength": 1, "maxLength": 200, "pattern": #"\S"#,
    ],
    "Notes": ["type": "string", "maxLength": 2000, "default": ""],
    "Priority": ["type": "string", "enum": ["low", "normal", "high"], "default": "normal"],
    "DueDate": [
      "description": "A day of the calendar, YYYY-MM-DD, or null.",
      "type": ["string", "null"], "format": "date", "default": nil,
    ],
    "TodoInput": [
      "type": "object", "required": ["title"],
      "properties": [
        "title": reference(to: "schemas/Title"),
        "notes": reference(to: "schemas/Notes"),
        "completed": ["type": "boolean", "default": false],
        "priority": reference(to: "schemas/Priority"),
        "due_date": reference(to: "schemas/DueDate"),
      ],
    ],
    "TodoPatch": [
      "type": "object",
      "properties": [
        "title": reference(to: "schemas/Title"),
        "notes": ["anyOf": [reference(to: "schemas/Notes"), ["type": "null"]]],
        "completed": ["type": ["boolean", "null"]],
        "priority": ["anyOf": [reference(to: "schemas/Priority"), ["type": "null"]]],
        "due_date": reference(to: "schemas/DueDate"),
      ],
    ],
    "Todo": [
      "type": "object", "required": .array(Todo.members.map { .string($0) }),
      "properties": .object(todoMembers),
    ],
    "TodoPage": [
      "type": "object", "required": ["data", "pagination"],
      "properties": [
        "data": [
          "description": "Todos with all their members, or with those that fields names.",
          "type": "array",
          "items": ["type": "object", "properties": .object(todoMembers)],
        ],
        "pagination": [
          "type": "object", "required": ["page", "limit", "total"],
          "properties": [
            "page": ["type": "integer", "minimum": 1],
            "limit": ["type": "integer", "minimum": 1, "maximum": 100],
            "total": [
              "description": "The matches on all pages.", "type": "integer", "minimum": 0,
            ],
          ],
        ],
      ],
    ],
    "Error": [
      "type": "object", "required": ["error"],
      "properties": [
        "error": [
          "type": "object", "required": ["code", "message"],
          "properties": [
            "code": ["type": "string", "minLength": 1],
            "message": ["type": "string", "minLength": 1],
            "details": [
              "type": "array",
              "items": [
                "type": "object", "required": ["field", "message"],
                "properties": ["field": ["type": "string"], "message": ["type": "string"]],
              ],
            ],
          ],
        ]
      ],
    ],
  ]

  /// The members of a todo with their schemas.
  private static let todoMembers: [String: JSONValue] = [
    "id": ["description": "Given by the service.", "type": "string", "pattern": "^[0-9]+$"],
    "title": reference(to: "schemas/Title"),
    "notes": reference(to: "schemas/Notes"),
    "completed": ["type": "boolean"],
    "priority": reference(to: "schemas/Priority"),
    "due_date": reference(to: "schemas/DueDate"),
    "created_at": ["type": "string", "format": "date-time"],
    "updated_at": ["type": "string", "format": "date-time"],
  ]
}
