import Foundation
import HTTPTypes
import Hummingbird

extension TodoMutants {
  static let acceptance: [Altered<TodoBackend>] = [
    Altered(
      "accept-ignored",
      "Does not look at Accept.",
      fails: """
        http.accept-html http.accept-xml http.accept-json-excluded http.accept-others
        http.refused-early
        """
    ) { backend in
      backend.onAccept { _ in nil }
    },
    Altered(
      "accept-list-ignored",
      "Looks at Accept for one todo, and not for the list.",
      fails: "http.accept-html http.accept-xml http.accept-json-excluded"
    ) {
      backend in
      backend.onRequest { if $0.isList { $0.headers[.accept] = nil } }
    },
    Altered(
      "accept-item-ignored",
      "Looks at Accept for the list, and not for one todo.",
      fails: """
        http.accept-html http.accept-xml http.accept-json-excluded http.refused-early
        """
    ) {
      backend in
      backend.onRequest { if $0.todoID != nil { $0.headers[.accept] = nil } }
    },
    Altered(
      "accept-any-unknown",
      "Does not know */*.",
      fails: "http.accept-ranges http.accept-others"
    ) { backend in
      backend.onAccept { $0.replacing("*/*", with: "text/html") }
    },
    Altered(
      "accept-range-unknown",
      "Does not know application/*.",
      fails: "http.accept-ranges"
    ) { backend in
      backend.onAccept { $0.replacing("application/*", with: "text/html") }
    },
    Altered(
      "accept-first-only",
      "Looks at the first type in Accept alone.",
      fails: "http.accept-ranges"
    ) { backend in
      backend.onAccept { FieldList.elements($0).first }
    },
    Altered(
      "accept-exact",
      "Looks for a type with nothing after it, such as a weight.",
      fails: "http.accept-ranges"
    ) {
      backend in
      backend.onAccept { accept in
        FieldList.elements(accept).map { $0.contains(";") ? "text/html" : $0 }
          .joined(separator: ", ")
      }
    },
    Altered(
      "accept-weights-ignored",
      "Takes application/json;q=0 for a wish.",
      fails: "http.accept-json-excluded"
    ) { backend in
      backend.onAccept { $0.replacing(/; *q=0(\.0*)?(?![.0-9])/, with: "") }
    },
    Altered(
      "accept-406-empty",
      "Answers 406 without saying why.",
      fails: """
        http.accept-html http.accept-xml http.accept-json-excluded http.media-type-refusals
        http.accept-others documentation.conforms documentation.contract
        """
    ) { backend in
      backend.onReply { _, reply in
        if reply.status == .notAcceptable { reply.json = [:] }
      }
    },
    Altered(
      "accept-400",
      "Answers 400 where Accept rules JSON out.",
      fails: """
        http.accept-html http.accept-xml http.accept-json-excluded http.accept-others
        """
    ) { backend in
      backend.onReply { _, reply in
        if reply.status == .notAcceptable { reply.status = .badRequest }
      }
    },
  ]
}

extension TodoBackend {
  /// Rewrites the field Accept of every request that has one; nil takes it out.
  fileprivate mutating func onAccept(_ change: @escaping @Sendable (String) -> String?) {
    onRequest { request in
      if let accept = request.headers[.accept] { request.headers[.accept] = change(accept) }
    }
  }
}
