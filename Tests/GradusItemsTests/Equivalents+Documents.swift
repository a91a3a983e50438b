extension Equivalents {
  static let documents: [String: [String]] = [
    "api.pagination.lookahead": [
      #"{"next_cursor": 25.0, "items": [{"id": 2.1e1}, {"id": 22}, {"id": 25}]}"#
    ],
    "api.errors.json-pointer": [
      #"{"message": "\u00fc", "pointer": "\/limits\/1\/km~1h", "value": -3}"#
    ],
    "arch.logging.from-text-to-record": [
      #"""
      {"duration_ms": 182.0, "order_id": 4711, "event": "payment\u005ffailed",
       "level": "ERROR", "timestamp": "2026-03-02T13:05:09Z"}
      """#
    ],
    "db.document-stores.same-step": [
      #"{"steps": {"$elemMatch": {"minutes": {"$gt": 30}, "heat": {"$eq": "low"}}}}"#
    ],
    "fundamentals.hateoas.page-links": [
      #"""
      {"_links": {"next": {"href": "/orders?page=3"}, "prev": [{"href": "/orders?page=1"}],
       "self": {"href": "\/orders?page=2", "title": "2"}}}
      """#
    ],
    "fundamentals.methods.merge-patch": [
      #"{"title": "Plan", "owner": {"name": "Ada", "phone": null}, "tags": ["team"]}"#
    ],
    "security.jwt.payload-claims": [
      #"""
      {"exp": 1750000900.0, "iat": 175e7, "aud": ["https://api.example.com"], "sub": "4\u0032",
       "iss": "https://auth.example.com"}
      """#
    ],
    "rust.frameworks.tagged-variants": [
      #"""
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {"kind": {"enum": ["card", "transfer"]}},
        "required": ["kind"],
        "if": {"properties": {"kind": {"const": "card"}}},
        "then": {"properties": {"token": {"type": "string"}}, "required": ["token"]},
        "else": {"$ref": "#/$defs/transfer"},
        "unevaluatedProperties": false,
        "$defs": {
          "transfer": {
            "properties": {"days": {"type": "integer", "exclusiveMinimum": 0}},
            "required": ["days"]
          }
        }
      }
      """#
    ],
    "security.input-validation.sign-up-schema": [
      #"""
      {
        "allOf": [{"required": ["email"]}, {"required": ["name"]}],
        "type": ["object"],
        "properties": {
          "email": {"type": "string", "format": "email", "maxLength": 254},
          "name": {"type": "string", "pattern": "^[\\s\\S]{2,60}$"},
          "newsletter": {"enum": [true, false]}
        },
        "propertyNames": {"enum": ["email", "name", "newsletter"]}
      }
      """#
    ],
    "api.openapi.path-parameter": [
      #"{"in": "path", "name": "id", "required": true, "schema": {"exclusiveMinimum": 0, "type": "integer"}}"#,
      """
      # the number of a todo
      "schema": {type: [integer], minimum: 1, maximum: 1000}
      description: |
        Which todo.
      required: True
      in: 'path'
      name: id
      """,
    ],
    "api.openapi.nullable": [
      "oneOf:\n  - type: 'null'\n  - {format: date, type: string}\n",
      "format: date\ntype:\n- 'null'\n- string\ndescription: When it is due\n",
      "anyOf: [{const: null}, {type: string, format: date}]",
      "anyOf: [{type: string}, {enum: [null]}]\nformat: date",
    ],
    "api.graphql-schema.list-nullability": [
      "type Todo{id:ID!,title:String!,due:String,tags:[String!]!}",
      "# a todo\r\ntype Todo\r\n{ title : String ! tags: [ String ! ] ! id: ID! due: String }",
    ],
    "api.graphql-operations.nested-query": [
      "{book(id:7){author{name},title}}",
      "query Book {\n  # seven\n  book(id: \"\"\"7\"\"\") { author { name } title }\n}",
      "query TheBook { book(id: \"\\u0037\") { title author { name } } }",
    ],
    "api.graphql-operations.mutation-variables": [
      "mutation ($t: String!, $i: ID!) { renameTodo(title: $t, id: $i) { title, id } }",
      "mutation R($title:String!$id:ID!){renameTodo(title:$title id:$id){title id}}",
    ],
    "api.graphql-operations.union": [
      """
      query Rust {
        search(text: "rust") {
          ... on Author { name }
          __typename
          ... on Book { isbn }
        }
      }
      """
    ],
  ]
}
