/// What the service says about itself at `/openapi.json`: an OpenAPI 3.1 document.
///
/// It is written by hand and not derived from the routes. Tests that hold the service to it can then
/// find a mistake in either of them.
enum Description {
  static let document: JSONValue = [
    "openapi": "3.1.0",
    "info": [
      "title": "Todo API",
      "version": "1.0.0",
      "description": """
      A list of todos that one person keeps. Every answer with content is JSON. A path with a \
      method that it does not have is answered with 405 and Allow, and OPTIONS with 204 and Allow. \
      Pages of any origin may use the API.
      """,
    ],
    "servers": [["url": "/"]],
    "paths": [
      "/health": ["get": health],
      "/openapi.json": ["get": description],
      "/api/v1/todos": ["get": list, "post": create],
      "/api/v1/todos/{id}": [
        "parameters": [id], "get": read, "put": replace, "patch": change, "delete": delete,
      ],
    ],
    "components": components,
  ]

  private static let health: JSONValue = [
    "operationId": "health",
    "summary": "Say whether the service can do its work.",
    "responses": responses(
      ["200": content("It can.", reference(to: "schemas/Health"))],
      refusals: ["NotAcceptable": "406"]
    ),
  ]

  private static let description: JSONValue = [
    "operationId": "describe",
    "summary": "This document.",
    "responses": responses(
      [
        "200": content(
          "The document.",
          ["type": "object", "required": ["openapi", "info", "paths"]]
        )
      ],
      refusals: ["NotAcceptable": "406"]
    ),
  ]

  private static let list: JSONValue = [
    "operationId": "listTodos",
    "summary": "A page of the list: filtered, then sorted, then cut.",
    "parameters": [
      query(
        "page",
        "The page, from 1.",
        ["type": "integer", "minimum": 1, "default": 1]
      ),
      query(
        "limit",
        "The most todos on a page.",
        ["type": "integer", "minimum": 1, "maximum": 100, "default": 20]
      ),
      query("completed", "Only todos that are completed, or open.", ["type": "boolean"]),
      query(
        "priority",
        "Only todos of this priority.",
        ["type": "string", "enum": ["low", "normal", "high"]]
      ),
      query(
        "q",
        "Only todos whose title has this text; A to Z match without regard to case.",
        ["type": "string", "maxLength": 200]
      ),
      query(
        "sort",
        "The key to sort by; todos that are equal under it stand in the order of creation.",
        [
          "type": "string", "enum": ["created_at", "title", "priority", "due_date"],
          "default": "created_at",
        ]
      ),
      query(
        "order",
        "Ascending or descending.",
        ["type": "string", "enum": ["asc", "desc"], "default": "asc"]
      ),
      query(
        "fields",
        "The members that todos are shown with, separated by commas; all of them by default.",
        ["type": "string"]
      ),
    ],
    "responses": responses(
      ["200": content("The page.", reference(to: "schemas/TodoPage"))],
      refusals: ["NotAcceptable": "406", "Invalid": "422"]
    ),
  ]

  private static let create: JSONValue = [
    "operationId": "createTodo",
    "summary": "Create a todo; members that are left out get their defaults.",
    "requestBody": todoInput,
    "responses": responses(
      [
        "201": content(
          "The todo as it was stored.",
          reference(to: "schemas/Todo"),
          headers: [
            "Location": reference(to: "headers/Location"), "ETag": reference(to: "headers/ETag"),
          ]
        )
      ],
      refusals: [
        "Malformed": "400", "TooLarge": "413", "UnsupportedMediaType": "415", "Invalid": "422",
      ]
    ),
  ]

  private static let read: JSONValue = [
    "operationId": "readTodo",
    "summary": "One todo.",
    "parameters": [reference(to: "parameters/IfNoneMatch")],
    "responses": responses(
      [
        "200": reference(to: "responses/Stored"),
        "304": [
          "description": "The client's copy is current.",
          "headers": ["ETag": reference(to: "headers/ETag")],
        ],
      ],
      refusals: ["NotFound": "404", "NotAcceptable": "406"]
    ),
  ]

  private static let replace: JSONValue = [
    "operationId": "replaceTodo",
    "summary": "Replace a todo; members that are left out get their defaults.",
    "parameters": [reference(to: "parameters/IfMatch")],
    "requestBody": todoInput,
    "responses": changed,
  ]

  private static let change: JSONValue = [
    "operationId": "changeTodo",
    "summary": "Change the members that are sent; null puts a member back to its default.",
    "parameters": [reference(to: "parameters/IfMatch")],
    "requestBody": [
      "required": true,
      "content": [
        "application/merge-patch+json": ["schema": reference(to: "schemas/TodoPatch")],
        "application/json": ["schema": reference(to: "schemas/TodoPatch")],
      ],
    ],
    "responses": changed,
  ]

  private static let delete: JSONValue = [
    "operationId": "deleteTodo",
    "summary": "Delete a todo. Its id is never given out again.",
    "parameters": [reference(to: "parameters/IfMatch")],
    "responses": responses(
      ["204": ["description": "It is gone."]],
      refusals: ["NotFound": "404", "PreconditionFailed": "412"]
    ),
  ]

  /// What both replacing and changing a todo are answered with.
  private static let changed = responses(
    ["200": reference(to: "responses/Stored")],
    refusals: [
      "Malformed": "400", "NotFound": "404", "PreconditionFailed": "412", "TooLarge": "413",
      "UnsupportedMediaType": "415", "Invalid": "422",
    ]
  )

  private static let id: JSONValue = [
    "name": "id",
    "in": "path",
    "required": true,
    "description": "As the service gave it out; any other is answered with 404.",
    "schema": ["type": "string"],
  ]

  private static let todoInput: JSONValue = [
    "required": true,
    "content": ["application/json": ["schema": reference(to: "schemas/TodoInput")]],
  ]
}
