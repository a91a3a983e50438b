import Foundation
import HTTPTypes
import Hummingbird

extension TodoMutants {
  static let crossOrigin: [Altered<TodoBackend>] = [
    Altered(
      "origins-missing",
      "Knows nothing of other origins.",
      fails: """
        http.cors-reading http.cors-writing http.cors-refusals http.cors-preflight-put
        http.cors-preflight-patch http.cors-preflight-delete http.cors-preflight-post
        http.cors-exposes http.cors-others http.cors-preflight-get
        """
    ) { backend in
      backend.onReply { _, reply in
        for name in reply.headers.map(\.name)
        where name.canonicalName.hasPrefix("access-control-") {
          reply.headers[name] = nil
        }
      }
    },
    Altered(
      "origins-success-only",
      "Forgets other origins where it refuses.",
      fails: "http.cors-refusals http.cors-others"
    ) { backend in
      backend.onReply { _, reply in
        if reply.status.code >= 400 { reply.headers[.accessControlAllowOrigin] = nil }
      }
    },
    Altered(
      "origins-read-only",
      "Forgets other origins where it creates and changes.",
      fails: "http.cors-writing"
    ) { backend in
      backend.onReply { request, reply in
        if [.post, .put, .patch, .delete].contains(request.method), reply.status.code < 300 {
          reply.headers[.accessControlAllowOrigin] = nil
        }
      }
    },
    Altered(
      "origin-fixed",
      "Allows the one origin of the development machine.",
      fails: """
        http.cors-reading http.cors-writing http.cors-refusals http.cors-preflight-put
        http.cors-preflight-patch http.cors-preflight-delete http.cors-preflight-post
        http.cors-others http.cors-preflight-get
        """
    ) { backend in
      backend.onReply { _, reply in
        reply.headers[.accessControlAllowOrigin] = "http://localhost:3000"
      }
    },
    Altered(
      "origin-credentials",
      "Allows every origin by name, with cookies.",
      fails: "http.cors-reading http.cors-others"
    ) { backend in
      backend.onReply { request, reply in
        guard let origin = request.headers[.origin] else { return }
        reply.headers[.accessControlAllowOrigin] = origin
        reply.headers[.accessControlAllowCredentials] = "true"
        reply.headers.append(HTTPField(name: .vary, value: "Origin"))
      }
    },
    Altered(
      "preflight-methods",
      "Allows GET and POST alone in a preflight.",
      fails: """
        http.cors-preflight-put http.cors-preflight-patch http.cors-preflight-delete
        """
    ) { backend in
      backend.onReply { _, reply in
        if reply.headers[.accessControlAllowMethods] != nil {
          reply.headers[.accessControlAllowMethods] = "GET, POST"
        }
      }
    },
    Altered(
      "preflight-no-delete",
      "Has forgotten DELETE in the answer to a preflight.",
      fails: "http.cors-preflight-delete"
    ) {
      backend in
      backend.onReply { _, reply in
        reply.headers[.accessControlAllowMethods] = reply.headers[.accessControlAllowMethods]?
          .replacing(", DELETE", with: "")
      }
    },
    Altered(
      "preflight-headers",
      "Allows Content-Type in a preflight, and not If-Match.",
      fails: """
        http.cors-preflight-put http.cors-preflight-patch http.cors-preflight-delete
        http.cors-preflight-get
        """
    ) {
      backend in
      backend.onReply { _, reply in
        if reply.headers[.accessControlAllowHeaders] != nil {
          reply.headers[.accessControlAllowHeaders] = "Content-Type"
        }
      }
    },
    Altered(
      "preflight-no-headers",
      "Names no headers in the answer to a preflight.",
      fails: """
        http.cors-preflight-put http.cors-preflight-patch http.cors-preflight-delete
        http.cors-preflight-post http.cors-preflight-get
        """
    ) { backend in
      backend.onReply { _, reply in reply.headers[.accessControlAllowHeaders] = nil }
    },
    Altered(
      "preflight-refused",
      "Answers a preflight like a method that it does not have.",
      fails: """
        http.cors-preflight-put http.cors-preflight-patch http.cors-preflight-delete
        http.cors-preflight-post http.cors-preflight-get
        """
    ) {
      backend in
      backend.onReply { request, reply in
        guard request.headers[.accessControlRequestMethod] != nil else { return }
        reply.refuse(.methodNotAllowed)
      }
    },
    Altered(
      "expose-missing",
      "Keeps ETag and Location from pages of other origins.",
      fails: "http.cors-exposes"
    ) { backend in
      backend.onReply { _, reply in reply.headers[.accessControlExposeHeaders] = nil }
    },
    Altered(
      "expose-preflight-only",
      "Exposes headers in a preflight, where nobody looks for it.",
      fails: "http.cors-exposes"
    ) {
      backend in
      backend.onReply { request, reply in
        if request.method != .options { reply.headers[.accessControlExposeHeaders] = nil }
      }
    },
    Altered(
      "expose-without-etag",
      "Exposes Location, and not ETag.",
      fails: "http.cors-exposes"
    ) { backend in
      backend.onReply { _, reply in reply.headers[.accessControlExposeHeaders] = "Location" }
    },
  ]
}
