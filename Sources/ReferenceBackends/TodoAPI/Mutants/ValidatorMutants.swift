import Foundation
import HTTPTypes
import Hummingbird
import Synchronization

extension TodoMutants {
  static let validators: [Altered<TodoBackend>] = [
    Altered(
      "etag-missing",
      "Has no validators.",
      fails: """
        http.etag http.etag-stable http.etag-created http.etag-put http.etag-patch
        http.etag-distinct http.etag-head http.none-match http.none-match-list
        http.none-match-weak http.none-match-any http.none-match-head http.match-current-put
        http.match-current-patch http.match-current-delete http.match-unknown http.refused-early
        documentation.conforms durability.etag
        """
    ) { backend in
      backend.onRequest { request in
        request.headers[.ifMatch] = nil
        request.headers[.ifNoneMatch] = nil
      }
      backend.onReply { _, reply in reply.headers[.eTag] = nil }
    },
    Altered(
      "etag-weak",
      "Calls its validators weak.",
      fails: "http.etag http.none-match-weak documentation.conforms"
    ) { backend in
      backend.tag = { "W/\($0.tag)" }
    },
    Altered(
      "etag-unquoted",
      "Leaves the quotes around a validator out.",
      fails: "http.etag documentation.conforms"
    ) { backend in
      backend.tag = { $0.tag.replacing("\"", with: "") }
    },
    Altered(
      "etag-of-seconds",
      "Takes the second of the last change for a validator.",
      fails: "http.etag-put http.etag-patch"
    ) { backend in
      backend.tag = { "\"\($0.updatedAt / 1000)\"" }
    },
    Altered(
      "etag-of-id",
      "Takes the id for a validator.",
      fails: "http.etag-put http.etag-patch"
    ) { backend in
      backend.tag = { "\"\($0.id ?? 0)\"" }
    },
    Altered(
      "etag-of-title",
      "Takes a digest of the title for a validator.",
      fails: "http.etag-put http.etag-patch"
    ) { backend in
      backend.tag = { "\"\(digest($0.title))\"" }
    },
    Altered(
      "etag-without-title",
      "Takes a digest of all members but the title for a validator.",
      fails: "http.etag-put http.etag-patch"
    ) {
      backend in
      backend.tag = { todo in
        let members = "\(todo.notes) \(todo.completed) \(todo.priority) \(todo.dueDate ?? "")"
        return "\"\(digest("\(todo.id ?? 0) \(members)"))\""
      }
    },
    Altered(
      "etag-of-members",
      "Takes a digest of what clients may set for a validator.",
      fails: "http.etag-back"
    ) { backend in
      backend.tag = { todo in
        let members = "\(todo.title) \(todo.notes) \(todo.completed) \(todo.priority)"
        return "\"\(digest("\(todo.id ?? 0) \(members) \(todo.dueDate ?? "")"))\""
      }
    },
    Altered(
      "etag-of-length",
      "Takes the length of the content for a validator.",
      fails: "http.etag-put http.etag-back concurrency.etags"
    ) { backend in
      backend.tag = { "\"\((try? $0.json.data.count) ?? 0)\"" }
    },
    Altered(
      "etag-of-a-tick",
      "Takes the tick of a clock for a validator, which changes that come together have in common.",
      fails: "concurrency.etags"
    ) { backend in
      let present = Shared(0)
      backend.filters.append(
        ExchangeFilter(
          request: { request in
            if request.method == .patch { present.value.withLock { $0 += 1 } }
          },
          reply: { request, reply in
            guard request.method == .patch else { return }
            let others = present.value.withLock { count in
              count -= 1
              return count
            }
            guard others > 0, reply.status == .ok else { return }
            reply.headers[.eTag] = "\"\(Int(Date.now.timeIntervalSince1970))\""
          }
        )
      )
    },
    Altered(
      "etag-random",
      "Makes a new validator for each answer.",
      fails: """
        http.etag-stable http.etag-created http.etag-put http.etag-patch http.etag-distinct
        http.etag-head http.none-match http.none-match-list http.none-match-weak
        http.none-match-head http.match-current-put http.match-current-patch
        http.match-current-delete durability.etag
        """
    ) { backend in
      backend.tag = { _ in "\"\(UInt64.random(in: 0 ... .max))\"" }
    },
    Altered(
      "etag-of-process",
      "Takes a hash for a validator that is another after a restart.",
      fails: "durability.etag"
    ) {
      backend in
      backend.tag = { todo in
        var hasher = Hasher()
        hasher.combine(todo.tag)
        return "\"\(UInt(bitPattern: hasher.finalize()))\""
      }
    },
    Altered(
      "etag-not-on-create",
      "Sends no validator when a todo is created.",
      fails: "http.etag-created documentation.conforms"
    ) { backend in
      backend.onReply { _, reply in
        if reply.status == .created { reply.headers[.eTag] = nil }
      }
    },
    Altered(
      "etag-not-on-put",
      "Sends no validator when a todo is replaced.",
      fails: "http.etag-put documentation.conforms"
    ) { backend in
      backend.onReply { request, reply in
        if request.method == .put { reply.headers[.eTag] = nil }
      }
    },
    Altered(
      "etag-not-on-patch",
      "Sends no validator when a todo is changed.",
      fails: "http.etag-patch http.match-forms documentation.conforms"
    ) { backend in
      backend.onReply { request, reply in
        if request.method == .patch { reply.headers[.eTag] = nil }
      }
    },
    Altered(
      "etag-not-on-head",
      "Sends no validator in answer to HEAD.",
      fails: "http.etag-head documentation.conforms"
    ) { backend in
      backend.onReply { request, reply in
        if request.method == .head { reply.headers[.eTag] = nil }
      }
    },
    Altered(
      "etag-of-request",
      "Makes the validator of a new todo from what was sent.",
      fails: "http.etag-created"
    ) { backend in
      backend.onReply { request, reply in
        guard reply.status == .created, let sent = try request.json?.data else { return }
        reply.headers[.eTag] = "\"\(digest(String(decoding: sent, as: UTF8.self)))\""
      }
    },
    Altered(
      "etag-before-change",
      "Answers a change with the validator from before.",
      fails: "http.etag-put http.etag-patch http.match-forms"
    ) { backend in
      backend.onReply { request, reply in
        guard [.put, .patch].contains(request.method), let tag = reply.headers[.eTag],
          let match = tag.wholeMatch(of: /"([0-9]+)-([0-9]+)"/), let version = Int(match.2)
        else { return }
        reply.headers[.eTag] = "\"\(match.1)-\(version - 1)\""
      }
    },
  ]

  /// FNV-1a, a digest that is the same in every process.
  private static func digest(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
