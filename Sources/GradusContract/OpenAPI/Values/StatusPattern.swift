/// Which statuses a response is described for.
package enum StatusPattern: Hashable, Sendable {
  case code(Int)
  /// The statuses that begin with that digit, as in `4XX`.
  case range(Int)
  case any

  /// A key of a Responses object; nil where it is none.
  package init?(_ key: String) {
    if key == "default" {
      self = .any
      return
    }
    guard key.utf8.count == 3, let first = key.first?.wholeNumberValue, 1...5 ~= first else {
      return nil
    }
    if key.hasSuffix("XX") {
      self = .range(first)
    } else if let code = Int(key), 100...599 ~= code {
      self = .code(code)
    } else {
      return nil
    }
  }

  package func contains(_ status: Int) -> Bool {
    switch self {
    case .code(let code): code == status
    case .range(let first): status / 100 == first
    case .any: true
    }
  }

  /// Larger for what says more: a code before a range before `default`.
  var precision: Int {
    switch self {
    case .code: 2
    case .range: 1
    case .any: 0
    }
  }
}
