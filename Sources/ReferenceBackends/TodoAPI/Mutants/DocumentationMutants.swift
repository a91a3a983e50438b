import Foundation
import HTTPTypes
import Hummingbird

extension TodoMutants {
  static let description: [Altered<TodoBackend>] = [
    Altered(
      "description-missing",
      "Does not describe itself.",
      fails: """
        http.accept-others http.cors-preflight-get http.head-fields http.method-others
        http.options-others documentation.served
        """
    ) { backend in
      backend.onRequest { if $0.path == "/openapi.json" { $0.path = "/none" } }
    },
    Altered(
      "description-page",
      "Serves a page about itself, for people.",
      fails: """
        http.head-fields documentation.served documentation.contract
        """
    ) { backend in
      backend.onReply { request, reply in
        guard request.path == "/openapi.json", request.method == .get, reply.status == .ok else {
          return
        }
        reply.headers[.contentType] = "text/html"
        reply.content = Data("<!doctype html><title>Todo API</title>".utf8)
      }
    },
    Altered(
      "description-yaml",
      "Serves its description as YAML.",
      fails: "documentation.served documentation.contract"
    ) { backend in
      backend.onReply { request, reply in
        guard request.path == "/openapi.json", request.method == .get, reply.status == .ok else {
          return
        }
        reply.content = Data("openapi: 3.1.0\ninfo: {title: Todo API, version: '1'}\n".utf8)
      }
    },
    described(
      "description-dangling",
      "Refers to a schema that is not there.",
      fails: "documentation.valid"
    ) {
      $0["components"]?["schemas"]?["Notes"] = nil
    },
    described(
      "description-undeclared-parameter",
      "Does not declare the id in a path.",
      fails: "documentation.valid"
    ) {
      $0["paths"]?["/api/v1/todos/{id}"]?["parameters"] = nil
    },
    described(
      "description-without-info",
      "Says neither its name nor its version.",
      fails: "documentation.valid documentation.contract"
    ) {
      $0["info"] = nil
    },
    described(
      "description-bare-response",
      "Describes a response without a description.",
      fails: "documentation.valid"
    ) {
      $0["paths"]?["/api/v1/todos/{id}"]?["delete"]?["responses"]?["204"] = [:]
    },
    described(
      "description-bad-type",
      "Uses a type that JSON Schema does not have.",
      fails: "documentation.valid"
    ) {
      $0["components"]?["schemas"]?["Todo"]?["properties"]?["created_at"] = ["type": "datetime"]
    },
    described(
      "description-without-patch",
      "Has forgotten PATCH in its description.",
      fails: "documentation.operations"
    ) {
      $0["paths"]?["/api/v1/todos/{id}"]?["patch"] = nil
    },
    described(
      "description-without-item",
      "Describes the list, and not one todo.",
      fails: "documentation.operations"
    ) {
      $0["paths"]?["/api/v1/todos/{id}"] = nil
    },
    described(
      "description-only-default",
      "Describes one response for whatever comes of an operation.",
      fails: "documentation.successes"
    ) { document in
      for path in ["/api/v1/todos", "/api/v1/todos/{id}"] {
        for method in ["get", "post", "put", "patch", "delete"]
        where document["paths"]?[path]?[method] != nil {
          document["paths"]?[path]?[method]?["responses"] = [
            "default": ["description": "What came of it.", "content": ["application/json": [:]]]
          ]
        }
      }
    },
    described(
      "description-without-input",
      "Does not describe what a todo is made of.",
      fails: "documentation.requests"
    ) {
      $0["paths"]?["/api/v1/todos"]?["post"]?["requestBody"] = nil
    },
    described(
      "description-short-titles",
      "Says that titles have at most a hundred characters, and takes two hundred.",
      fails: "documentation.requests"
    ) { document in
      for schema in ["TodoInput", "TodoPatch"] {
        document["components"]?["schemas"]?[schema]?["properties"]?["title"] = [
          "type": "string", "minLength": 1, "maxLength": 100,
        ]
      }
    },
    described(
      "description-short-notes",
      "Says that notes have at most a thousand characters, and takes two thousand.",
      fails: "documentation.requests"
    ) { document in
      for schema in ["TodoInput", "TodoPatch"] {
        document["components"]?["schemas"]?[schema]?["properties"]?["notes"] = [
          "type": "string", "maxLength": 1000,
        ]
      }
    },
    described(
      "description-whole-patches",
      "Describes a patch as a whole todo, title and all.",
      fails: "documentation.requests"
    ) { document in
      let whole = document["components"]?["schemas"]?["TodoInput"]
      document["components"]?["schemas"]?["TodoPatch"] = whole
    },
    described(
      "description-create-200",
      "Describes 200 where it answers 201.",
      fails: "documentation.conforms"
    ) { document in
      let created = document["paths"]?["/api/v1/todos"]?["post"]?["responses"]?["201"]
      document["paths"]?["/api/v1/todos"]?["post"]?["responses"]?["200"] = created
      document["paths"]?["/api/v1/todos"]?["post"]?["responses"]?["201"] = nil
    },
    described(
      "description-without-refusals",
      "Describes what goes well, and nothing else.",
      fails: "documentation.conforms"
    ) {
      document in
      for path in ["/health", "/openapi.json", "/api/v1/todos", "/api/v1/todos/{id}"] {
        for method in ["get", "post", "put", "patch", "delete"] {
          guard case .object(let responses)? = document["paths"]?[path]?[method]?["responses"]
          else { continue }
          document["paths"]?[path]?[method]?["responses"] = .object(
            responses.filter { $0.key.hasPrefix("2") || $0.key == "304" }
          )
        }
      }
    },
    described(
      "description-integer-ids",
      "Calls its ids numbers, and sends strings.",
      fails: "documentation.conforms"
    ) {
      $0["components"]?["schemas"]?["Todo"]?["properties"]?["id"] = ["type": "integer"]
    },
    described(
      "description-narrow-answers",
      "Says that no answer has the priority high.",
      fails: "documentation.conforms"
    ) {
      $0["components"]?["schemas"]?["Todo"]?["properties"]?["priority"] = [
        "type": "string", "enum": ["low", "normal"],
      ]
    },
    described(
      "description-due-date-text",
      "Does not say that due_date can be null.",
      fails: "documentation.requests documentation.conforms"
    ) {
      $0["components"]?["schemas"]?["DueDate"] = ["type": "string", "format": "date"]
    },
    described(
      "description-error-text",
      "Describes errors as text, and sends objects.",
      fails: "documentation.conforms"
    ) {
      $0["components"]?["schemas"]?["Error"]?["properties"]?["error"] = ["type": "string"]
    },
    described(
      "description-415-text",
      "Describes a 415 as plain text, and sends JSON.",
      fails: "documentation.conforms"
    ) {
      $0["components"]?["responses"]?["UnsupportedMediaType"]?["content"] = [
        "text/plain": ["schema": ["type": "string"]]
      ]
    },
    described(
      "description-other-members",
      "Describes members that no todo has.",
      fails: "documentation.conforms"
    ) {
      $0["components"]?["schemas"]?["Todo"]?["required"] = ["id", "title", "dueDate", "done"]
    },
    Altered(
      "details-text-404",
      "Puts a text where details of a 404 should be a list.",
      fails: "documentation.conforms documentation.contract"
    ) { backend in
      backend.onReply { request, reply in
        guard reply.status == .notFound, request.todoID != nil, reply.errorCode != nil else {
          return
        }
        reply.json?["error"]?["details"] = "no todo has this id"
      }
    },
    Altered(
      "message-empty-delete",
      "Says nothing where there was no todo to delete.",
      fails: "delete.again delete.unknown"
    ) { backend in
      backend.onReply { request, reply in
        guard reply.status == .notFound, request.method == .delete, request.todoID != nil else {
          return
        }
        reply.json?["error"]?["message"] = ""
      }
    },
  ]

  /// A mutant whose description says something wrong.
  private static func described(
    _ id: String,
    _ summary: String,
    fails: String = "",
    _ change: @escaping @Sendable (inout JSONValue) -> Void
  ) -> Altered<TodoBackend> {
    Altered(id, summary, fails: fails) { $0.onDescription(change) }
  }
}
