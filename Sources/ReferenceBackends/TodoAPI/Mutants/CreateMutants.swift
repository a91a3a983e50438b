import Foundation
import Hummingbird

extension TodoMutants {
  static let create: [Altered<TodoBackend>] = [
    Altered(
      "create-missing",
      "Has no route for POST.",
      fails: "create.works"
    ) { backend in
      backend.onRequest { if $0.isCreation { $0.path = "/none" } }
    },
    Altered(
      "create-answers-200",
      "Answers 200 where something was created.",
      fails: "create.status"
    ) {
      backend in
      backend.onReply { request, reply in
        if request.isCreation, reply.status == .created { reply.status = .ok }
      }
    },
    Altered(
      "create-echoes",
      "Answers with the request instead of what was stored.",
      fails: "create.works"
    ) {
      backend in
      backend.onReply { request, reply in
        if request.isCreation, reply.status == .created { reply.json = request.json }
      }
    },
    Altered(
      "create-answers-id",
      "Answers with the id alone.",
      fails: "create.works"
    ) { backend in
      backend.onReply { request, reply in
        guard request.isCreation, let id = reply.json?["id"] else { return }
        reply.json = ["id": id]
      }
    },
    Altered(
      "location-missing",
      "Sends no Location.",
      fails: "create.location"
    ) { backend in
      backend.onReply { _, reply in reply.headers[.location] = nil }
    },
    Altered(
      "location-without-base",
      "Builds Location without the base path.",
      fails: "create.location"
    ) {
      backend in
      backend.onReply { _, reply in
        reply.headers[.location] = reply.headers[.location]?.replacing("/api/v1", with: "")
      }
    },
    Altered(
      "id-constant",
      "Gives every new todo the id 1.",
      fails: """
        create.location create.ids create.text-like-values read.same read.right-one list.same
        update.put-keeps update.put-others update.patch-title update.patch-notes
        update.patch-completed update.patch-priority update.patch-due_date update.patch-empty
        update.patch-keeps update.patch-others update.patch-notes-empty delete.gone
        delete.gone-from-list delete.again delete.changes delete.ids validation.put-title
        validation.put-completed validation.put-priority validation.put-due_date
        validation.patch-title validation.patch-completed validation.patch-priority
        validation.patch-due_date validation.patch-notes validation.patch-notes-long
        validation.patch-title-long validation.put-notes validation.put-notes-long
        validation.put-title-long validation.body-patch validation.body-put validation.json-patch
        validation.json-put collections.q collections.q-notes collections.q-case
        collections.q-percent collections.q-underscore collections.q-star collections.q-dot
        collections.q-encoded collections.q-longest
        """
    ) { backend in
      backend.onReply { request, reply in
        if request.isCreation, reply.status == .created { reply.json?["id"] = "1" }
      }
    },
    Altered(
      "nulls-left-out",
      "Leaves out members that are null.",
      fails: """
        create.defaults read.same-defaults update.put-resets update.patch-null-due_date
        update.put-empty-values validation.due-null validation.patch-whole collections.fields-each
        """
    ) { backend in
      backend.onReply { _, reply in
        reply.eachTodo { if $0["due_date"] == .null { $0["due_date"] = nil } }
      }
    },
    Altered(
      "default-priority",
      "Has medium as the default of priority.",
      fails: """
        create.defaults create.priority-normal update.put-resets update.patch-null-priority
        """
    ) { backend in
      backend.onReply { _, reply in
        reply.eachTodo { if $0["priority"] == "normal" { $0["priority"] = "medium" } }
      }
    },
    Altered(
      "default-completed-null",
      "Has null as the default of completed.",
      fails: """
        create.defaults read.same-defaults update.put-resets update.patch-completed
        update.patch-null-completed update.put-empty-values
        """
    ) {
      backend in
      backend.onReply { _, reply in
        reply.eachTodo { if $0["completed"] == false { $0["completed"] = .null } }
      }
    },
    Altered(
      "notes-dropped",
      "Has no column for notes.",
      fails: """
        create.sent create.text create.text-like-values create.text-untidy update.put
        update.patch-notes update.patch-text update.put-text validation.notes-longest
        validation.notes-units
        """
    ) { backend in
      backend.onReply { _, reply in reply.eachTodo { if $0["notes"] != nil { $0["notes"] = "" } } }
    },
    Altered(
      "priority-low-unknown",
      "Does not know the priority low.",
      fails: """
        create.priority-low read.same update.patch-priority update.patch-stored
        update.put-empty-values collections.priority-low collections.sort-priority-asc
        collections.sort-priority-desc
        """
    ) { backend in
      backend.onRequest { if $0.json?["priority"] == "low" { $0.json?["priority"] = "none" } }
    },
    Altered(
      "priority-normal-unknown",
      "Knows normal as a default only.",
      fails: """
        create.priority-normal collections.completed-true collections.completed-false
        collections.priority-low collections.priority-high collections.sort-priority-asc
        collections.sort-priority-desc collections.priority-normal
        """
    ) { backend in
      backend.onRequest { if $0.json?["priority"] == "normal" { $0.json?["priority"] = "none" } }
    },
    Altered(
      "priority-high-unknown",
      "Does not know the priority high.",
      fails: """
        create.sent create.priority-high update.put update.put-type update.put-stored
        update.put-resets update.put-repeatable update.put-others update.put-time
        update.patch-title update.patch-notes update.patch-completed update.patch-priority
        update.patch-due_date update.patch-null-notes update.patch-null-completed
        update.patch-null-priority update.patch-null-due_date update.patch-empty
        update.patch-notes-empty update.put-empty-values collections.complete
        collections.priority-high collections.sort-priority-asc collections.sort-priority-desc
        collections.ties-asc collections.ties-desc collections.combined
        collections.completed-false collections.completed-true collections.priority-low
        collections.priority-normal
        """
    ) { backend in
      backend.onRequest { if $0.json?["priority"] == "high" { $0.json?["priority"] = "none" } }
    },
    Altered(
      "client-chooses-id",
      "Takes an id that the client sends.",
      fails: "create.server-members"
    ) { backend in
      backend.onReply { request, reply in
        guard request.isCreation, reply.status == .created, let id = request.json?["id"] else {
          return
        }
        reply.json?["id"] = id
      }
    },
    Altered(
      "client-chooses-times",
      "Copies the whole request into the todo, times included.",
      fails: "create.server-members"
    ) {
      backend in
      backend.onReply { request, reply in
        guard reply.status.code < 300, request.method == .post else { return }
        for name in ["created_at", "updated_at"] {
          if let time = request.json?[name] { reply.json?[name] = time }
        }
      }
    },
    Altered(
      "stores-anything",
      "Stores the request as it came, unknown members included.",
      fails: "create.unknown-members"
    ) { backend in
      backend.onReply { request, reply in
        guard request.isCreation, reply.status == .created, case .object(let sent)? = request.json
        else { return }
        for (name, value) in sent where reply.json?[name] == nil { reply.json?[name] = value }
      }
    },
  ]

  static let text: [Altered<TodoBackend>] = [
    Altered(
      "latin-text",
      "Stores text in Latin-1.",
      fails: """
        create.text update.patch-text update.put-text validation.notes-units
        validation.title-blanks validation.title-units collections.q-longest
        collections.sort-title-beyond collections.sort-title-letters
        """
    ) { backend in
      backend.onRequest { request in
        for name in ["title", "notes"] {
          guard let text = request.json?[name]?.text else { continue }
          request.json?[name] = .string(
            String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 256 ? $0 : "?" }))
          )
        }
      }
    },
    Altered(
      "escapes-html",
      "Stores text with HTML entities, against cross-site scripting.",
      fails: """
        create.text update.patch-text update.put-text collections.q-encoded collections.q-marks
        """
    ) { backend in
      backend.onRequest { request in
        for name in ["title", "notes"] {
          guard let text = request.json?[name]?.text else { continue }
          request.json?[name] = .string(
            text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
              ">",
              with: "&gt;"
            )
          )
        }
      }
    },
    Altered(
      "newlines-lost",
      "Stores notes on one line.",
      fails: """
        create.text create.text-untidy update.patch-text update.put-text
        """
    ) { backend in
      backend.onRequest { request in
        guard let text = request.json?["notes"]?.text else { return }
        request.json?["notes"] = .string(text.replacing("\n", with: " "))
      }
    },
  ]

  static let times: [Altered<TodoBackend>] = [
    Altered(
      "times-without-zone",
      "Writes times without their zone.",
      fails: "create.times"
    ) { backend in
      backend.onEachTime { $0.replacing("Z", with: "") }
    },
    Altered(
      "times-local",
      "Writes the local time and calls it UTC.",
      fails: "create.times"
    ) {
      backend in
      backend.onEachTime(fiveHoursLater)
    },
    Altered(
      "times-of-the-machine",
      "Writes the local time and calls it UTC, as it happens to be on most servers.",
      fails: "durability.time-zone"
    ) { backend in
      guard ProcessInfo.processInfo.environment["TZ"] == "Asia/Kathmandu" else { return }
      backend.onEachTime(fiveHoursLater)
    },
    Altered(
      "times-epoch",
      "Writes times as numbers.",
      fails: "create.times"
    ) { backend in
      backend.onReply { _, reply in
        reply.eachTodo { todo in
          for name in ["created_at", "updated_at"] where todo[name] != nil {
            let date = todo[name]?.text.flatMap {
              try? Date($0, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
            }
            todo[name] = .integer(Int((date?.timeIntervalSince1970 ?? 0) * 1000))
          }
        }
      }
    },
    Altered(
      "updated-later",
      "Takes the time twice, before and after storing.",
      fails: """
        create.times create.times-equal read.same list.same update.put-others update.patch-others
        delete.others validation.put-title validation.put-completed validation.put-priority
        validation.put-due_date validation.patch-title validation.patch-completed
        validation.patch-priority validation.patch-due_date validation.patch-notes
        validation.patch-notes-long validation.patch-title-long validation.put-notes
        validation.put-notes-long validation.put-title-long validation.body-patch
        validation.body-put validation.json-patch validation.json-put collections.fields-each
        """
    ) {
      backend in
      backend.onReply { request, reply in
        if request.isCreation, reply.status == .created {
          reply.json?["updated_at"] = "2099-01-01T00:00:00Z"
        }
      }
    },
    Altered(
      "updated-null",
      "Leaves updated_at null until the first change.",
      fails: """
        create.times create.times-equal collections.fields
        collections.fields-one
        """
    ) {
      backend in
      backend.onReply { _, reply in
        reply.eachTodo { if $0["updated_at"] == $0["created_at"] { $0["updated_at"] = .null } }
      }
    },
  ]
}

extension TodoMutants {
  /// A time in which the hour is that of five hours later.
  @Sendable
  private static func fiveHoursLater(_ time: String) -> String {
    time.replacing(/T(\d\d)/) { "T" + String(format: "%02d", ((Int($0.1) ?? 0) + 5) % 24) }
  }
}

extension DraftRequest {
  /// Whether this creates a todo.
  var isCreation: Bool { method == .post && isList }
}

extension TodoBackend {
  /// Rewrites the times of every todo.
  fileprivate mutating func onEachTime(_ change: @escaping @Sendable (String) -> String) {
    onReply { _, reply in
      reply.eachTodo { todo in
        for name in ["created_at", "updated_at"] {
          guard let time = todo[name]?.text else { continue }
          todo[name] = .string(change(time))
        }
      }
    }
  }
}
