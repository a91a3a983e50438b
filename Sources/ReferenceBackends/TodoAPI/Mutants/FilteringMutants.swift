import Foundation
import Hummingbird
import Synchronization

extension TodoMutants {
  static let filtering: [Altered<TodoBackend>] = [
    Altered(
      "completed-ignored",
      "Does not know the filter completed.",
      fails: """
        collections.completed-true collections.completed-false collections.combined
        """
    ) { backend in
      backend.onParameter("completed") { ["true", "false"].contains($0) ? nil : $0 }
    },
    Altered(
      "completed-false-ignored",
      "Takes completed=false for no filter, as in `if (completed)`.",
      fails: "collections.completed-false"
    ) {
      backend in
      backend.onParameter("completed") { $0 == "false" ? nil : $0 }
    },
    Altered(
      "completed-always-true",
      "Takes the text false for true.",
      fails: "collections.completed-false"
    ) { backend in
      backend.onParameter("completed") { $0 == "false" ? "true" : $0 }
    },
    Altered(
      "priority-ignored",
      "Does not know the filter priority.",
      fails: """
        collections.priority-low collections.priority-high collections.combined
        collections.priority-normal
        """
    ) { backend in
      backend.onParameter("priority") { TodoInput.priorities.contains($0) ? nil : $0 }
    },
    Altered(
      "priority-at-least",
      "Takes priority for the least that is wanted.",
      fails: "collections.priority-low"
    ) {
      backend in
      backend.onStore { store in
        store.onList = { base, query in
          guard query.priority == "low" else { return try await base.list(query) }
          var open = query
          open.priority = nil
          return try await base.list(open)
        }
      }
    },
    Altered(
      "filter-after-page",
      "Cuts out the page first, and filters what is on it.",
      fails: "collections.combined"
    ) {
      backend in
      backend.onStore { store in
        store.onList = { base, query in
          var open = query
          open.completed = nil
          open.priority = nil
          let (todos, _) = try await base.list(open)
          let matching = todos.filter { todo in
            (query.completed.map { todo.completed == $0 } ?? true)
              && (query.priority.map { todo.priority == $0 } ?? true)
          }
          return (matching, try await base.list(query).total)
        }
      }
    },
    Altered(
      "filtered-total-kept",
      "Keeps how many todos a filter finds until one is created or deleted.",
      fails: "collections.filters-after-change"
    ) { backend in
      let kept = Shared<[String: JSONValue]>([:])
      backend.onReply { request, reply in
        if [.post, .delete].contains(request.method), reply.status.code < 300 {
          kept.value.withLock { $0 = [:] }
        }
        guard request.isList, request.method == .get, reply.status == .ok, var body = reply.json
        else { return }
        let filter = ["completed", "priority", "q"].compactMap { name in
          request[parameter: name].map { "\(name)=\($0)" }
        }.joined(separator: "&")
        guard !filter.isEmpty, let total = body["pagination"]?["total"] else { return }
        let told = kept.value.withLock { kept in
          kept[filter] = kept[filter] ?? total
          return kept[filter]
        }
        guard told != total else { return }
        body["pagination"]?["total"] = told
        reply.json = body
      }
    },
    Altered(
      "total-unfiltered",
      "Counts every todo, whatever the filters.",
      fails: """
        collections.completed-true collections.completed-false collections.priority-low
        collections.priority-high collections.q collections.q-notes collections.q-case
        collections.q-percent collections.q-underscore collections.q-star collections.q-dot
        collections.q-encoded collections.q-none collections.combined collections.priority-normal
        """
    ) { backend in
      backend.onStore { store in
        store.onList = { base, query in
          (try await base.list(query).todos, try await base.list(ListQuery()).total)
        }
      }
    },
    Altered(
      "filters-exclude",
      "Uses only the first filter that is there.",
      fails: "collections.combined"
    ) { backend in
      backend.onRequest { request in
        guard request.isListing, request[parameter: "completed"] != nil else { return }
        request[parameter: "priority"] = nil
      }
    },
  ]

  static let searching: [Altered<TodoBackend>] = [
    Altered(
      "q-ignored",
      "Does not know q.",
      fails: """
        collections.q collections.q-notes collections.q-case collections.q-percent
        collections.q-underscore collections.q-star collections.q-dot collections.q-encoded
        collections.q-none collections.combined collections.q-long collections.q-longest
        """
    ) { backend in
      backend.onParameter("q") { _ in nil }
    },
    Altered(
      "q-beginning",
      "Looks only at the beginning of the title.",
      fails: "collections.q collections.q-case"
    ) { backend in
      backend.onSearch { title, _, text in title.lowercased().hasPrefix(text.lowercased()) }
    },
    Altered(
      "q-words",
      "Looks for whole words.",
      fails: "collections.q"
    ) { backend in
      backend.onSearch { title, _, text in
        " \(title.lowercased()) ".contains(" \(text.lowercased()) ") || title.hasPrefix(text + "!")
      }
    },
    Altered(
      "q-in-notes",
      "Looks into the notes as well.",
      fails: "collections.q-notes collections.q-short"
    ) {
      backend in
      backend.onSearch { title, notes, text in
        "\(title)\n\(notes)".lowercased().contains(text.lowercased())
      }
    },
    Altered(
      "q-exact-case",
      "Tells upper from lower case.",
      fails: """
        collections.q-case collections.q-accents collections.q-look-alikes collections.q-operators
        collections.q-short
        """
    ) {
      backend in
      backend.onSearch { title, _, text in title.contains(text) }
    },
    Altered(
      "q-like",
      "Leaves the wildcards of LIKE in the text.",
      fails: """
        collections.q-percent collections.q-underscore collections.q-marks
        """
    ) { backend in
      backend.onSearch { title, _, text in
        let pattern = NSRegularExpression.escapedPattern(for: text.lowercased())
        return title.lowercased().matches(
          pattern.replacing("%", with: ".*").replacing("_", with: ".")
        )
      }
    },
    Altered(
      "q-glob",
      "Takes * for anything.",
      fails: "collections.q-star collections.q-marks"
    ) { backend in
      backend.onSearch { title, _, text in
        let pattern = NSRegularExpression.escapedPattern(for: text.lowercased())
        return title.lowercased().matches(pattern.replacing("\\*", with: ".*"))
      }
    },
    Altered(
      "q-regular-expression",
      "Takes the text for a regular expression.",
      fails: "collections.q-star collections.q-dot collections.q-marks"
    ) {
      backend in
      backend.onSearch { title, _, text in title.lowercased().matches(text.lowercased()) }
    },
    Altered(
      "q-not-decoded",
      "Looks for the text as it stands in the URL.",
      fails: """
        collections.q-percent collections.q-encoded collections.q-accented collections.q-case
        collections.q-edges collections.q-longest collections.q-marks collections.q-operators
        collections.q-phrase collections.q-short
        """
    ) { backend in
      backend.onParameter("q") { $0.addingPercentEncoding(withAllowedCharacters: .urlHostAllowed) }
    },
    Altered(
      "q-nothing-404",
      "Answers 404 where nothing is found.",
      fails: "collections.q-none collections.told"
    ) {
      backend in
      backend.onReply { request, reply in
        guard request.isListing, request[parameter: "q"] != nil else { return }
        if reply.json?["pagination"]?["total"] == 0 { reply.status = .notFound }
      }
    },
  ]
}
