import Foundation
import HTTPTypes
import Hummingbird

extension TodoMutants {
  /// Rules that hold for the todos, and are forgotten for the paths beside them.
  static let otherPaths: [Altered<TodoBackend>] = [
    Altered(
      "options-of-todos-only",
      "Answers OPTIONS for the todos, and for no other path.",
      fails: "http.options-others http.cors-preflight-get"
    ) { backend in
      backend.onReply { request, reply in
        guard request.method == .options, request.isBesideTodos else { return }
        reply.refuse(.methodNotAllowed)
      }
    },
    Altered(
      "description-any-method",
      "Answers /openapi.json whatever the method is.",
      fails: "http.method-others"
    ) { backend in
      backend.onRequest { request in
        if request.path == "/openapi.json", ![.get, .head, .options].contains(request.method) {
          request.method = .get
        }
      }
    },
    Altered(
      "description-405-plain",
      "Leaves the 405 of /openapi.json to the framework's own page.",
      fails: "http.method-others"
    ) { backend in
      backend.onReply { request, reply in
        guard request.path == "/openapi.json", reply.status == .methodNotAllowed else { return }
        reply.headers[.contentType] = "text/html; charset=utf-8"
        reply.content = Data("<!doctype html><title>405 Method Not Allowed</title>".utf8)
      }
    },
    Altered(
      "origins-of-todos-only",
      "Lets pages of other origins read the todos, and nothing else.",
      fails: "http.cors-others http.cors-preflight-get"
    ) { backend in
      backend.onReply { request, reply in
        guard request.isBesideTodos else { return }
        for field in reply.headers where field.name.rawName.hasPrefix("Access-Control") {
          reply.headers[field.name] = nil
        }
      }
    },
    Altered(
      "preflight-without-get",
      "Allows headers in a preflight for a change, and not for reading.",
      fails: "http.cors-preflight-get"
    ) { backend in
      backend.onReply { request, reply in
        if request.headers[.accessControlRequestMethod] == "GET" {
          reply.headers[.accessControlAllowHeaders] = nil
        }
      }
    },
    Altered(
      "accept-of-todos-only",
      "Looks at Accept where todos are read, and nowhere else.",
      fails: "http.accept-others"
    ) { backend in
      backend.onRequest { if $0.isBesideTodos { $0.headers[.accept] = nil } }
    },
    Altered(
      "head-length-0",
      "Says in answer to HEAD that GET has no content.",
      fails: "http.head-fields"
    ) { backend in
      backend.filters.append(
        ExchangeFilter(
          reply: { request, reply in
            if request.method == .head { reply.headers[.contentLength] = "0" }
          },
          measuresHead: false
        )
      )
    },
    Altered(
      "head-without-type",
      "Sends no Content-Type in answer to HEAD.",
      fails: "http.head-fields"
    ) { backend in
      backend.onReply { request, reply in
        if request.method == .head { reply.headers[.contentType] = nil }
      }
    },
    Altered(
      "location-of-another-host",
      "Sends a Location with the name of the host on which it was written.",
      fails: "create.location-host"
    ) { backend in
      backend.onReply { _, reply in
        guard let path = reply.headers[.location] else { return }
        reply.headers[.location] = "http://todo.example\(path)"
      }
    },
    Altered(
      "location-of-another-port",
      "Sends a Location with the port on which it was written.",
      fails: "create.location-host"
    ) { backend in
      backend.onReply { _, reply in
        guard let path = reply.headers[.location] else { return }
        reply.headers[.location] = "http://127.0.0.1:8080\(path)"
      }
    },
  ]

  /// Ids that are not the ones that were given out.
  static let ids: [Altered<TodoBackend>] = [
    Altered(
      "id-of-32-bits",
      "Reads an id into 32 bits, and ignores those beyond.",
      fails: "robustness.id-wraps"
    ) { backend in
      backend.onID { id in
        guard let number = UInt64(id), number > UInt32.max else { return nil }
        return String(UInt32(truncatingIfNeeded: number))
      }
    },
    Altered(
      "id-of-64-bits",
      "Reads an id into 64 bits, and ignores those beyond.",
      fails: "robustness.id-wraps"
    ) { backend in
      backend.onID { id in
        guard id.count > 18, id.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        return String(id.utf8.reduce(UInt64(0)) { $0 &* 10 &+ UInt64($1 - 0x30) })
      }
    },
    Altered(
      "id-of-32-bits-deleted",
      "Reads the id into 32 bits when it deletes.",
      fails: "robustness.id-wraps"
    ) { backend in
      backend.onRequest { request in
        guard request.method == .delete, let id = request.todoID.flatMap({ UInt64($0) }),
          id > UInt32.max
        else { return }
        request.path = "/api/v1/todos/\(UInt32(truncatingIfNeeded: id))"
      }
    },
    Altered(
      "id-as-a-number",
      "Compares ids as numbers, so that 07 and +7 are 7.",
      fails: "robustness.id-spelled"
    ) { backend in
      backend.onID { Int64($0).map { String($0) } }
    },
    Altered(
      "id-without-blanks",
      "Takes the blanks around an id off.",
      fails: "robustness.id-spelled"
    ) { backend in
      backend.onID { $0.trimmingCharacters(in: .whitespaces) }
    },
    Altered(
      "id-in-any-script",
      "Takes digits of all scripts for digits.",
      fails: "robustness.id-spelled"
    ) { backend in
      backend.onID { id in
        let digits = id.compactMap(\.wholeNumberValue)
        return digits.count == id.count && !id.isEmpty ? digits.map { "\($0)" }.joined() : nil
      }
    },
  ]
}

extension DraftRequest {
  fileprivate var isBesideTodos: Bool { path == "/health" || path == "/openapi.json" }
}

extension TodoBackend {
  /// Reads the id in the path of a todo in another way; nil leaves it as it is.
  fileprivate mutating func onID(_ read: @escaping @Sendable (String) -> String?) {
    onRequest { request in
      guard let text = request.todoID?.removingPercentEncoding, let id = read(text) else { return }
      // What is no number is spelled as it was.
      if id.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) { request.path = "/api/v1/todos/\(id)" }
    }
  }
}
