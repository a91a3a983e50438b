import Foundation
import Hummingbird

extension TodoMutants {
  static let bodies: [Altered<TodoBackend>] = [
    Altered(
      "malformed-500",
      "Lets the JSON reader's error through.",
      fails: """
        validation.json-cut validation.json-colon validation.json-words validation.json-empty
        validation.json-patch validation.json-put
        """
    ) { backend in
      backend.onReply { _, reply in
        if reply.errorCode == "MALFORMED_JSON" { reply.status = .internalServerError }
      }
    },
    Altered(
      "malformed-422",
      "Answers 422 for what is not JSON.",
      fails: """
        validation.json-cut validation.json-colon validation.json-words validation.json-empty
        validation.json-patch validation.json-put
        """
    ) { backend in
      backend.onReply { _, reply in
        if reply.errorCode == "MALFORMED_JSON" { reply.status = .unprocessableContent }
      }
    },
    Altered(
      "empty-body-object",
      "Takes an empty body for an empty object.",
      fails: "validation.json-empty"
    ) { backend in
      backend.onRequest { request in
        if request.isCreation, request.isEmpty { request.json = [:] }
      }
    },
    Altered(
      "body-not-object-500",
      "Takes it for granted that the body is an object.",
      fails: """
        validation.body-array validation.body-string validation.body-null
        validation.body-number
        """
    ) {
      backend in
      backend.onReply { request, reply in
        guard let json = request.json, request.method == .post else { return }
        if case .object = json { return }
        reply.status = .internalServerError
      }
    },
    Altered(
      "array-first",
      "Takes the first element of an array.",
      fails: """
        validation.body-array validation.body-patch validation.body-put
        """
    ) {
      backend in
      backend.onRequest {
        if case .array(let values)? = $0.json, let first = values.first { $0.json = first }
      }
    },
    Altered(
      "media-type-ignored",
      "Reads every body as JSON, whatever it is declared as.",
      fails: "validation.media-type validation.media-type-put validation.media-type-patch"
    ) { backend in
      backend.onRequest { request in
        if request.headers[.contentType] == "text/plain" {
          request.headers[.contentType] = "application/json"
        }
      }
    },
    Altered(
      "media-type-exact",
      "Compares Content-Type as a whole, with its parameters.",
      fails: "validation.media-type-charset validation.media-type-case"
    ) { backend in
      backend.onRequest { request in
        let known = ["application/json", "application/merge-patch+json"]
        if let type = request.headers[.contentType], !known.contains(type) {
          request.headers[.contentType] = "text/plain"
        }
      }
    },
    Altered(
      "media-type-400",
      "Answers 400 for a wrong media type.",
      fails: "validation.media-type validation.media-type-put validation.media-type-patch"
    ) { backend in
      backend.onReply { _, reply in
        if reply.status == .unsupportedMediaType { reply.status = .badRequest }
      }
    },
  ]
}
