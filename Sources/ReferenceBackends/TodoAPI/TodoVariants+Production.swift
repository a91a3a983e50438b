import Foundation
import HTTPTypes
import Hummingbird
import Synchronization

extension TodoVariants {
  /// What the production stages have to let pass.
  static let production =
    methods + origins + validators + framing + hostility + process + description + load

  private static let process: [Altered<TodoBackend>] = [
    TodoMutants.reading("length-with-plus", "A plus before a Content-Length is passed over.") {
      habits in
      habits.onHead = { head, _ in
        if let length = head.values("Content-Length").first, length.hasPrefix("+") {
          head.set("Content-Length", String(length.dropFirst()))
        }
      }
    },
    Altered("starts-late", "It takes a second to start.") { $0.startup = .late(.seconds(1)) },
    Altered("ends-143", "It ends with the status that shells give a SIGTERM.") {
      $0.ending = .status(143)
    },
    Altered("ends-with-503", "After SIGTERM, it says for two seconds that it is about to end.") {
      backend in
      let flag = Flag()
      backend.ending = .late(.seconds(2), flag)
      backend.onReply { request, reply in
        guard flag.isSet, request.path == "/health" else { return }
        reply.refuse(APIError(status: .serviceUnavailable, code: "ENDING", message: "It ends."))
      }
    },
    Altered("silence-ends", "A connection is closed after two silent seconds.") {
      $0.connections.patience = .seconds(2)
    },
  ]

  private static let description: [Altered<TodoBackend>] = [
    Altered("openapi-3.0", "The description is an OpenAPI 3.0 document.") { backend in
      backend.onDescription { document in
        document = document.inOpenAPI30
        document["openapi"] = "3.0.3"
      }
    },
    Altered("description-short", "The description has one response for whatever is answered.") {
      backend in
      backend.onDescription { document in
        guard case .object(let paths)? = document["paths"] else { return }
        for (path, item) in paths {
          guard case .object(let operations) = item else { continue }
          for name in operations.keys where name != "parameters" {
            document["paths"]?[path]?[name]?["responses"] = [
              "default": Description.content("What is answered.", [:])
            ]
          }
        }
      }
    },
    Altered("description-loose", "The description says that some object of any type is taken.") {
      backend in
      backend.onDescription { document in
        let taken: JSONValue = ["content": ["*/*": ["schema": ["type": "object"]]]]
        document["paths"]?["/api/v1/todos"]?["post"]?["requestBody"] = taken
        for method in ["put", "patch"] {
          document["paths"]?["/api/v1/todos/{id}"]?[method]?["requestBody"] = taken
        }
      }
    },
  ]

  private static let load: [Altered<TodoBackend>] = [
    Altered("fills-a-cache", "Keeps the last two thousand answers, and then no more.") { backend in
      let kept = Shared<[Data]>([])
      backend.onReply { _, reply in
        let answer = reply.content + Data(count: 4096)
        kept.value.withLock { kept in
          kept.append(answer)
          if kept.count > 2000 { kept.removeFirst() }
        }
      }
    }
  ]
}

extension TodoBackend {
  /// Rewrites what the service says about itself.
  mutating func onDescription(_ change: @escaping @Sendable (inout JSONValue) -> Void) {
    onReply { request, reply in
      guard request.path == "/openapi.json", request.method == .get, reply.status == .ok,
        var document = reply.json
      else { return }
      change(&document)
      reply.json = document
    }
  }
}

extension JSONValue {
  /// Gives the member `id` another schema, wherever a description has one.
  mutating func describe(id schema: JSONValue) {
    switch self {
    case .array(var values):
      for index in values.indices { values[index].describe(id: schema) }
      self = .array(values)
    case .object(var members):
      for name in members.keys { members[name]?.describe(id: schema) }
      if case .object(var properties)? = members["properties"], properties["id"] != nil {
        properties["id"] = schema
        members["properties"] = .object(properties)
      }
      self = .object(members)
    default: break
    }
  }

  /// A schema, or whatever has schemas in it, with `nullable` and without `const`.
  fileprivate var inOpenAPI30: JSONValue {
    switch self {
    case .array(let values): return .array(values.map(\.inOpenAPI30))
    case .object(var members):
      if case .array(let types)? = members["type"], types.contains("null") {
        members["type"] = types.first
        members["nullable"] = true
      }
      if members["anyOf"] != nil { return ["type": "string", "nullable": true] }
      if let value = members.removeValue(forKey: "const") { members["enum"] = [value] }
      return .object(members.mapValues(\.inOpenAPI30))
    default: return self
    }
  }
}
