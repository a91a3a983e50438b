import Foundation
import Hummingbird

extension DraftReply {
  /// The code of an error, nil where there is none.
  var errorCode: String? { json?["error"]?["code"]?.text }
}

extension TodoBackend {
  /// Rewrites a member of every request that creates a todo.
  mutating func onMember(
    _ name: String,
    _ change: @escaping @Sendable (JSONValue?) -> JSONValue?
  ) {
    onRequest { request in
      guard request.isCreation, case .object? = request.json else { return }
      let value = change(request.json?[name])
      request.json?[name] = value
    }
  }

  /// Takes wrong members out of requests of a method, so that nothing is refused.
  mutating func withoutValidation(of method: HTTPRequest.Method) {
    onRequest { request in
      guard request.method == method, case .object? = request.json else { return }
      if let title = request.json?["title"]?.text,
        (try? TodoInput(["title": .string(title)])) == nil
      {
        request.json?["title"] = "Untitled"
      }
      for name in ["notes", "completed", "priority", "due_date"] {
        guard let value = request.json?[name], (try? TodoInput(["title": "t", name: value])) == nil
        else { continue }
        if value != .null { request.json?[name] = nil }
      }
    }
  }
}
