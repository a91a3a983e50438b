import Foundation
import Hummingbird

extension TodoMutants {
  /// Lists of words that are to keep attacks out, and keep people's texts out.
  static let suspicion: [Altered<TodoBackend>] = [
    blocking(
      "DROP TABLE",
      "blocks-sql",
      "Refuses a text that looks like SQL.",
      fails: "robustness.injection-sql"
    ),
    blocking(
      "<script",
      "blocks-html",
      "Refuses a text that looks like a script.",
      fails: "robustness.injection-html"
    ),
    blocking(
      "../",
      "blocks-paths",
      "Refuses a text that looks like a path out of the folder.",
      fails: "robustness.injection-path"
    ),
    blocking(
      "$(",
      "blocks-shell",
      "Refuses a text that looks like a command of the shell.",
      fails: "robustness.injection-shell"
    ),
    blocking(
      "__proto__",
      "blocks-prototypes",
      "Refuses a text that has a dangerous word.",
      fails: "robustness.injection-json"
    ),
    Altered(
      "text-without-directions",
      "Takes out the marks that turn the direction of text.",
      fails: "robustness.text-right-to-left"
    ) {
      backend in
      backend.onText { text in
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.unicodeScalars.filter { !isDirection($0) })
        return String(scalars)
      }
    },
    Altered(
      "duplicates-500",
      "Fails on a member that is there twice.",
      fails: "robustness.duplicates"
    ) { backend in
      backend.onReply { request, reply in
        let names = String(decoding: request.content, as: UTF8.self).matches(of: /"title"\s*:/)
        if names.count > 1 { reply.status = .internalServerError }
      }
    },
    Altered(
      "head-list-405",
      "Answers HEAD for a todo, and not for the list.",
      fails: "http.head-length"
    ) { backend in
      backend.onReply { request, reply in
        if request.isList, request.method == .head { reply.status = .methodNotAllowed }
      }
    },
    Altered(
      "put-columns-apart",
      "Writes each member of a todo in a statement of its own, one after the other.",
      fails: "concurrency.replacements concurrency.reading"
    ) {
      backend in
      let columns: [@Sendable (inout TodoInput, TodoInput) -> Void] = [
        { $0.title = $1.title }, { $0.notes = $1.notes }, { $0.completed = $1.completed },
        { $0.priority = $1.priority }, { $0.dueDate = $1.dueDate },
      ]
      backend.onStore { store in
        store.onUpdate = { base, id, condition, change in
          var stored: Todo?
          for (position, column) in columns.shuffled().enumerated() {
            if position > 0 { try await Task.sleep(for: moment) }
            stored = try await base.update(id, if: position == 0 ? condition : Self.always) {
              todo in
              let wanted = try change(todo)
              var input = try TodoInput(todo, patchedWith: [:])
              column(&input, wanted)
              return input
            }
            if stored == nil { return nil }
          }
          return stored
        }
      }
    },
  ]

  @Sendable
  private static func always(_: Todo) {}

  private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
    [0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069].contains { $0.contains(scalar.value) }
  }

  private static func blocking(
    _ word: String,
    _ id: String,
    _ summary: String,
    fails: String = ""
  ) -> Altered<TodoBackend> {
    Altered(id, summary, fails: fails) { backend in
      backend.onReply { request, reply in
        let texts = ["title", "notes"].compactMap { request.json?[$0]?.text }
        if texts.contains(where: { $0.contains(word) }) { reply.status = .forbidden }
      }
    }
  }
}
