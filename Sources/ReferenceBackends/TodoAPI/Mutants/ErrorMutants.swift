import Foundation
import Hummingbird

extension TodoMutants {
  static let errors: [Altered<TodoBackend>] = [
    Altered(
      "first-mistake-only",
      "Stops at the first mistake.",
      fails: "validation.several"
    ) {
      backend in
      backend.onReply { _, reply in
        guard case .array(let details)? = reply.json?["error"]?["details"] else { return }
        reply.json?["error"]?["details"] = .array(Array(details.prefix(1)))
      }
    },
    Altered(
      "details-missing",
      "Says that something is wrong, and not what.",
      fails: """
        validation.title-missing validation.title-empty validation.title-blank
        validation.title-null validation.title-number validation.title-object
        validation.title-long validation.notes-number validation.notes-null validation.notes-long
        validation.completed-string validation.completed-number validation.completed-null
        validation.priority-unknown validation.priority-case validation.priority-number
        validation.due-words validation.due-impossible validation.due-leap validation.due-time
        validation.due-compact validation.due-week validation.due-number validation.several
        validation.only-the-wrong validation.put-title validation.put-completed
        validation.put-priority validation.put-due_date validation.patch-title
        validation.patch-completed validation.patch-priority validation.patch-due_date
        validation.put-title-missing validation.patch-title-null validation.due-digits
        validation.due-empty validation.due-line validation.due-short validation.patch-notes
        validation.patch-notes-long validation.patch-title-long validation.priority-array
        validation.priority-inherited validation.put-notes validation.put-notes-long
        validation.put-title-long validation.due-beyond-month validation.due-centuries
        validation.due-forms validation.due-range validation.due-years validation.notes-marks
        validation.priority-blanks validation.title-blanks validation.title-marks
        collections.invalid-page-zero collections.invalid-page-minus collections.invalid-page-word
        collections.invalid-page-fraction collections.invalid-page-empty
        collections.invalid-limit-zero collections.invalid-limit-minus
        collections.invalid-limit-word collections.invalid-limit-large
        collections.invalid-limit-empty collections.invalid-completed-word
        collections.invalid-completed-empty collections.invalid-priority-word
        collections.invalid-priority-empty collections.invalid-sort-word
        collections.invalid-sort-empty collections.invalid-order-word
        collections.invalid-order-empty collections.invalid-fields-unknown
        collections.invalid-fields-empty collections.inherited collections.invalid-limit-notation
        collections.invalid-page-notation collections.invalid-completed-spelling
        collections.invalid-fields-spelling collections.invalid-order-spelling
        collections.invalid-priority-spelling collections.invalid-sort-spelling collections.q-long
        """
    ) {
      backend in
      backend.onReply { _, reply in
        if reply.json?["error"] != nil { reply.json?["error"]?["details"] = nil }
      }
    },
    Altered(
      "details-for-all",
      "Names every member of the request as wrong.",
      fails: "validation.only-the-wrong"
    ) {
      backend in
      backend.onReply { request, reply in
        guard case .array(let details)? = reply.json?["error"]?["details"],
          case .object(let members)? = request.json
        else { return }
        let all = members.keys.sorted().map { name -> JSONValue in
          ["field": .string(name), "message": "is wrong"]
        }
        reply.json?["error"]?["details"] = .array(details + all)
      }
    },
    Altered(
      "error-as-text",
      "Answers errors as a string instead of an object.",
      fails: """
        boot.unknown-path read.unknown-id read.malformed-id-words read.malformed-id-symbols
        read.malformed-id-minus update.put-unknown update.patch-unknown delete.gone delete.again
        delete.unknown validation.title-missing validation.title-empty validation.title-blank
        validation.title-null validation.title-number validation.title-object
        validation.title-long validation.notes-number validation.notes-null validation.notes-long
        validation.completed-string validation.completed-number validation.completed-null
        validation.priority-unknown validation.priority-case validation.priority-number
        validation.due-words validation.due-impossible validation.due-leap validation.due-time
        validation.due-compact validation.due-week validation.due-number validation.json-cut
        validation.json-colon validation.json-words validation.json-empty validation.body-array
        validation.body-string validation.body-null validation.body-number validation.media-type
        validation.several validation.only-the-wrong validation.put-title validation.put-completed
        validation.put-priority validation.put-due_date validation.patch-title
        validation.patch-completed validation.patch-priority validation.patch-due_date
        validation.put-title-missing validation.patch-title-null validation.due-digits
        validation.due-empty validation.due-line validation.due-short validation.media-type-patch
        validation.media-type-put validation.patch-notes validation.patch-notes-long
        validation.patch-title-long validation.priority-array validation.priority-inherited
        validation.put-notes validation.put-notes-long validation.put-title-long
        validation.body-patch validation.body-put validation.due-beyond-month
        validation.due-centuries validation.due-forms validation.due-range validation.due-years
        validation.json-patch validation.json-put validation.notes-marks
        validation.priority-blanks validation.title-blanks validation.title-marks
        collections.invalid-page-zero collections.invalid-page-minus collections.invalid-page-word
        collections.invalid-page-fraction collections.invalid-page-empty
        collections.invalid-limit-zero collections.invalid-limit-minus
        collections.invalid-limit-word collections.invalid-limit-large
        collections.invalid-limit-empty collections.invalid-completed-word
        collections.invalid-completed-empty collections.invalid-priority-word
        collections.invalid-priority-empty collections.invalid-sort-word
        collections.invalid-sort-empty collections.invalid-order-word
        collections.invalid-order-empty collections.invalid-fields-unknown
        collections.invalid-fields-empty collections.inherited collections.invalid-limit-notation
        collections.invalid-page-notation collections.invalid-completed-spelling
        collections.invalid-fields-spelling collections.invalid-order-spelling
        collections.invalid-priority-spelling collections.invalid-sort-spelling collections.q-long
        """
    ) {
      backend in
      backend.onReply { _, reply in
        if let message = reply.json?["error"]?["message"] { reply.json = ["error": message] }
      }
    },
    Altered(
      "error-without-message",
      "Answers errors without a message.",
      fails: """
        boot.unknown-path read.unknown-id read.malformed-id-words read.malformed-id-symbols
        read.malformed-id-minus update.put-unknown update.patch-unknown delete.gone delete.again
        delete.unknown validation.title-missing validation.title-empty validation.title-blank
        validation.title-null validation.title-number validation.title-object
        validation.title-long validation.notes-number validation.notes-null validation.notes-long
        validation.completed-string validation.completed-number validation.completed-null
        validation.priority-unknown validation.priority-case validation.priority-number
        validation.due-words validation.due-impossible validation.due-leap validation.due-time
        validation.due-compact validation.due-week validation.due-number validation.json-cut
        validation.json-colon validation.json-words validation.json-empty validation.body-array
        validation.body-string validation.body-null validation.body-number validation.media-type
        validation.several validation.put-title validation.put-completed validation.put-priority
        validation.put-due_date validation.patch-title validation.patch-completed
        validation.patch-priority validation.patch-due_date validation.put-title-missing
        validation.patch-title-null validation.due-digits validation.due-empty validation.due-line
        validation.due-short validation.media-type-patch validation.media-type-put
        validation.patch-notes validation.patch-notes-long validation.patch-title-long
        validation.priority-array validation.priority-inherited validation.put-notes
        validation.put-notes-long validation.put-title-long validation.body-patch
        validation.body-put validation.due-beyond-month validation.due-centuries
        validation.due-forms validation.due-range validation.due-years validation.json-patch
        validation.json-put validation.notes-marks validation.priority-blanks
        validation.title-blanks validation.title-marks collections.invalid-page-zero
        collections.invalid-page-minus collections.invalid-page-word
        collections.invalid-page-fraction collections.invalid-page-empty
        collections.invalid-limit-zero collections.invalid-limit-minus
        collections.invalid-limit-word collections.invalid-limit-large
        collections.invalid-limit-empty collections.invalid-completed-word
        collections.invalid-completed-empty collections.invalid-priority-word
        collections.invalid-priority-empty collections.invalid-sort-word
        collections.invalid-sort-empty collections.invalid-order-word
        collections.invalid-order-empty collections.invalid-fields-unknown
        collections.invalid-fields-empty collections.inherited collections.invalid-limit-notation
        collections.invalid-page-notation collections.invalid-completed-spelling
        collections.invalid-fields-spelling collections.invalid-order-spelling
        collections.invalid-priority-spelling collections.invalid-sort-spelling collections.q-long
        """
    ) { backend in
      backend.onReply { _, reply in
        if reply.json?["error"] != nil { reply.json?["error"]?["message"] = nil }
      }
    },
    Altered(
      "error-codes-lower",
      "Writes error codes in lower case.",
      fails: """
        read.unknown-id update.put-unknown update.patch-unknown delete.gone delete.again
        delete.unknown validation.title-missing validation.title-empty validation.title-blank
        validation.title-null validation.title-number validation.title-object
        validation.title-long validation.notes-number validation.notes-null validation.notes-long
        validation.completed-string validation.completed-number validation.completed-null
        validation.priority-unknown validation.priority-case validation.priority-number
        validation.due-words validation.due-impossible validation.due-leap validation.due-time
        validation.due-compact validation.due-week validation.due-number validation.json-cut
        validation.json-colon validation.json-words validation.json-empty validation.body-array
        validation.body-string validation.body-null validation.body-number validation.media-type
        validation.several validation.put-title validation.put-completed validation.put-priority
        validation.put-due_date validation.patch-title validation.patch-completed
        validation.patch-priority validation.patch-due_date validation.put-title-missing
        validation.patch-title-null validation.due-digits validation.due-empty validation.due-line
        validation.due-short validation.media-type-patch validation.media-type-put
        validation.patch-notes validation.patch-notes-long validation.patch-title-long
        validation.priority-array validation.priority-inherited validation.put-notes
        validation.put-notes-long validation.put-title-long validation.body-patch
        validation.body-put validation.due-beyond-month validation.due-centuries
        validation.due-forms validation.due-range validation.due-years validation.json-patch
        validation.json-put validation.notes-marks validation.priority-blanks
        validation.title-blanks validation.title-marks collections.invalid-page-zero
        collections.invalid-page-minus collections.invalid-page-word
        collections.invalid-page-fraction collections.invalid-page-empty
        collections.invalid-limit-zero collections.invalid-limit-minus
        collections.invalid-limit-word collections.invalid-limit-large
        collections.invalid-limit-empty collections.invalid-completed-word
        collections.invalid-completed-empty collections.invalid-priority-word
        collections.invalid-priority-empty collections.invalid-sort-word
        collections.invalid-sort-empty collections.invalid-order-word
        collections.invalid-order-empty collections.invalid-fields-unknown
        collections.invalid-fields-empty collections.inherited collections.invalid-limit-notation
        collections.invalid-page-notation collections.invalid-completed-spelling
        collections.invalid-fields-spelling collections.invalid-order-spelling
        collections.invalid-priority-spelling collections.invalid-sort-spelling collections.q-long
        """
    ) { backend in
      backend.onReply { _, reply in
        guard let code = reply.errorCode else { return }
        reply.json?["error"]?["code"] = .string(code.lowercased())
      }
    },
    Altered(
      "error-page",
      "Answers errors with an HTML page.",
      fails: """
        boot.unknown-path read.unknown-id read.malformed-id-words read.malformed-id-symbols
        read.malformed-id-minus update.put-unknown update.patch-unknown delete.gone delete.again
        delete.unknown validation.title-missing validation.title-empty validation.title-blank
        validation.title-null validation.title-number validation.title-object
        validation.title-long validation.notes-number validation.notes-null validation.notes-long
        validation.completed-string validation.completed-number validation.completed-null
        validation.priority-unknown validation.priority-case validation.priority-number
        validation.due-words validation.due-impossible validation.due-leap validation.due-time
        validation.due-compact validation.due-week validation.due-number validation.json-cut
        validation.json-colon validation.json-words validation.json-empty validation.body-array
        validation.body-string validation.body-null validation.body-number validation.media-type
        validation.several validation.only-the-wrong validation.error-type validation.put-title
        validation.put-completed validation.put-priority validation.put-due_date
        validation.patch-title validation.patch-completed validation.patch-priority
        validation.patch-due_date validation.put-title-missing validation.patch-title-null
        validation.due-digits validation.due-empty validation.due-line validation.due-short
        validation.media-type-patch validation.media-type-put validation.patch-notes
        validation.patch-notes-long validation.patch-title-long validation.priority-array
        validation.priority-inherited validation.put-notes validation.put-notes-long
        validation.put-title-long validation.body-patch validation.body-put
        validation.due-beyond-month validation.due-centuries validation.due-forms
        validation.due-range validation.due-years validation.json-patch validation.json-put
        validation.notes-marks validation.priority-blanks validation.title-blanks
        validation.title-marks collections.invalid-page-zero collections.invalid-page-minus
        collections.invalid-page-word collections.invalid-page-fraction
        collections.invalid-page-empty collections.invalid-limit-zero
        collections.invalid-limit-minus collections.invalid-limit-word
        collections.invalid-limit-large collections.invalid-limit-empty
        collections.invalid-completed-word collections.invalid-completed-empty
        collections.invalid-priority-word collections.invalid-priority-empty
        collections.invalid-sort-word collections.invalid-sort-empty
        collections.invalid-order-word collections.invalid-order-empty
        collections.invalid-fields-unknown collections.invalid-fields-empty collections.inherited
        collections.invalid-limit-notation collections.invalid-page-notation
        collections.invalid-completed-spelling collections.invalid-fields-spelling
        collections.invalid-order-spelling collections.invalid-priority-spelling
        collections.invalid-sort-spelling collections.q-long
        """
    ) { backend in
      backend.onReply { _, reply in
        guard reply.status.code >= 400 else { return }
        reply.headers[.contentType] = "text/html"
        reply.content = Data("<h1>Error</h1>".utf8)
      }
    },
    Altered(
      "invalid-200",
      "Answers 200 with an error inside.",
      fails: """
        validation.title-missing validation.title-empty validation.title-blank
        validation.title-null validation.title-number validation.title-object
        validation.title-long validation.notes-number validation.notes-null validation.notes-long
        validation.completed-string validation.completed-number validation.completed-null
        validation.priority-unknown validation.priority-case validation.priority-number
        validation.due-words validation.due-impossible validation.due-leap validation.due-time
        validation.due-compact validation.due-week validation.due-number validation.body-array
        validation.body-string validation.body-null validation.body-number validation.several
        validation.only-the-wrong validation.error-type validation.nothing-stored
        validation.put-title validation.put-completed validation.put-priority
        validation.put-due_date validation.patch-title validation.patch-completed
        validation.patch-priority validation.patch-due_date validation.put-title-missing
        validation.patch-title-null validation.due-digits validation.due-empty validation.due-line
        validation.due-short validation.patch-notes validation.patch-notes-long
        validation.patch-title-long validation.priority-array validation.priority-inherited
        validation.put-notes validation.put-notes-long validation.put-title-long
        validation.body-patch validation.body-put validation.due-beyond-month
        validation.due-centuries validation.due-forms validation.due-range validation.due-years
        validation.notes-marks validation.priority-blanks validation.title-blanks
        validation.title-marks collections.invalid-page-zero collections.invalid-page-minus
        collections.invalid-page-word collections.invalid-page-fraction
        collections.invalid-page-empty collections.invalid-limit-zero
        collections.invalid-limit-minus collections.invalid-limit-word
        collections.invalid-limit-large collections.invalid-limit-empty
        collections.invalid-completed-word collections.invalid-completed-empty
        collections.invalid-priority-word collections.invalid-priority-empty
        collections.invalid-sort-word collections.invalid-sort-empty
        collections.invalid-order-word collections.invalid-order-empty
        collections.invalid-fields-unknown collections.invalid-fields-empty collections.inherited
        collections.invalid-limit-notation collections.invalid-page-notation
        collections.invalid-completed-spelling collections.invalid-fields-spelling
        collections.invalid-order-spelling collections.invalid-priority-spelling
        collections.invalid-sort-spelling collections.q-long
        """
    ) { backend in
      backend.onReply { _, reply in
        if reply.errorCode == "VALIDATION_ERROR" { reply.status = .ok }
      }
    },
    Altered(
      "refusal-stores",
      "Stores first and validates then.",
      fails: "validation.nothing-stored"
    ) { backend in
      let refused = Counter()
      let stored = Counter()
      backend.onReply { request, reply in
        if request.isCreation, reply.errorCode == "VALIDATION_ERROR" { _ = refused.next() }
      }
      backend.onStore { store in
        store.onList = { base, query in
          while stored.value < refused.value {
            _ = stored.next()
            _ = try await base.create(try TodoInput(["title": "left behind"]))
          }
          return try await base.list(query)
        }
      }
    },
    Altered(
      "put-not-validated",
      "Validates when a todo is created, and not when it is replaced.",
      fails: """
        validation.put-title validation.put-completed validation.put-priority
        validation.put-due_date validation.put-title-long validation.put-notes
        validation.put-notes-long
        """
    ) {
      backend in
      backend.withoutValidation(of: .put)
    },
    Altered(
      "patch-not-validated",
      "Validates when a todo is created, and not when it is changed.",
      fails: """
        validation.patch-title validation.patch-completed validation.patch-priority
        validation.patch-due_date validation.patch-whole validation.patch-title-long
        validation.patch-notes validation.patch-notes-long
        """
    ) {
      backend in
      backend.withoutValidation(of: .patch)
    },
    Altered(
      "change-half",
      "Changes the members before the wrong one.",
      fails: """
        validation.put-title validation.put-completed validation.put-priority
        validation.put-due_date validation.patch-title validation.patch-completed
        validation.patch-priority validation.patch-due_date validation.patch-whole
        validation.patch-notes validation.patch-notes-long validation.patch-title-long
        validation.put-notes validation.put-notes-long validation.put-title-long
        validation.body-patch validation.body-put
        """
    ) { backend in
      backend.onStore { store in
        store.onUpdate = { base, id, condition, change in
          do {
            return try await base.update(id, if: condition, change)
          } catch let error as APIError {
            // What a loop over the members had already written when it met the wrong one.
            _ = try await base.update(id, if: condition) {
              try TodoInput($0, patchedWith: ["notes": "changed"])
            }
            throw error
          }
        }
      }
    },
    Altered(
      "patch-title-null",
      "Empties the title where a PATCH has null.",
      fails: "validation.patch-title-null"
    ) { backend in
      backend.onRequest { request in
        if request.method == .patch, request.json?["title"] == .null {
          request.json?["title"] = "-"
        }
      }
    },
  ]
}
