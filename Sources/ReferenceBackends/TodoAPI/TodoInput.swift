import Foundation

/// What a client may say about a todo, validated.
struct TodoInput: Sendable {
  var title = ""
  var notes = ""
  var completed = false
  var priority = "normal"
  var dueDate: String?

  static let priorities = ["low", "normal", "high"]

  /// Every member at its default, but for the title, which has none.
  private init() {}

  /// Reads the members of a request that creates or replaces a todo; others are ignored.
  ///
  /// - Throws: `APIError` with a detail for every member that is wrong.
  init(_ body: JSONValue, rules: TodoRules = .standard) throws {
    try read(body, rules: rules, isPatch: false)
  }

  /// The members of a todo, changed by a merge patch (RFC 7396).
  ///
  /// - Throws: `APIError` with a detail for every member that is wrong.
  init(_ todo: Todo, patchedWith body: JSONValue, rules: TodoRules = .standard) throws {
    title = todo.title
    notes = todo.notes
    completed = todo.completed
    priority = todo.priority
    dueDate = todo.dueDate
    try read(body, rules: rules, isPatch: true)
  }

  private mutating func read(_ body: JSONValue, rules: TodoRules, isPatch: Bool) throws {
    guard case .object(let members) = body else {
      throw APIError.invalid("The body has to be a JSON object.")
    }
    var problems: [APIError.Detail] = []
    let defaults = TodoInput()
    // In a patch null stands for the default; elsewhere it is a value like any other.
    func member(_ name: String) -> Member {
      switch members[name] {
      case nil: .absent
      case .null? where isPatch: .reset
      case let value?: .value(value)
      }
    }

    switch member("title") {
    case .absent where isPatch: break
    case .absent, .reset: problems.append(.init(field: "title", message: "is required"))
    case .value(let value): title = rules.title(value, &problems) ?? title
    }
    switch member("notes") {
    case .absent: break
    case .reset: notes = defaults.notes
    case .value(let value): notes = rules.notes(value, &problems) ?? notes
    }
    switch member("completed") {
    case .absent: break
    case .reset: completed = defaults.completed
    case .value(.bool(let value)): completed = value
    case .value: problems.append(.init(field: "completed", message: "must be true or false"))
    }
    switch member("priority") {
    case .absent: break
    case .reset: priority = defaults.priority
    case .value(let value): priority = rules.priority(value, &problems) ?? priority
    }
    switch member("due_date") {
    case .absent: break
    case .reset, .value(.null): dueDate = nil
    case .value(let value): dueDate = rules.dueDate(value, &problems) ?? dueDate
    }
    guard problems.isEmpty else { throw APIError.invalid("The todo is not valid.", problems) }
  }

  private enum Member {
    case absent
    case reset
    case value(JSONValue)
  }
}

/// What members have to look like.
struct TodoRules: Sendable {
  static let standard = TodoRules()

  var longestTitle = 200
  var longestNotes = 2000
  /// How the length of a text is counted; in Unicode code points, says the contract.
  var length: @Sendable (String) -> Int = { $0.unicodeScalars.count }
  /// Code point by code point: a blank with an accent on it is not blank.
  var isBlank: @Sendable (String) -> Bool = {
    $0.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }
  /// Whether a text can be stored as it is: SQLite's texts end at U+0000.
  var isStorable: @Sendable (String) -> Bool = { !$0.unicodeScalars.contains("\0") }
  var isDay: @Sendable (String) -> Bool = { Day.isDay($0) }

  func title(_ value: JSONValue, _ problems: inout [APIError.Detail]) -> String? {
    guard let text = value.text, isStorable(text), !isBlank(text), length(text) <= longestTitle
    else {
      problems.append(
        .init(field: "title", message: "must be 1 to 200 characters, not all blank, no U+0000")
      )
      return nil
    }
    return text
  }

  func notes(_ value: JSONValue, _ problems: inout [APIError.Detail]) -> String? {
    guard let text = value.text, isStorable(text), length(text) <= longestNotes else {
      problems.append(
        .init(field: "notes", message: "must be text of at most 2000 characters, no U+0000")
      )
      return nil
    }
    return text
  }

  func priority(_ value: JSONValue, _ problems: inout [APIError.Detail]) -> String? {
    guard let text = value.text, TodoInput.priorities.contains(text) else {
      problems.append(.init(field: "priority", message: "must be low, normal or high"))
      return nil
    }
    return text
  }

  func dueDate(_ value: JSONValue, _ problems: inout [APIError.Detail]) -> String? {
    guard let text = value.text, isDay(text) else {
      problems.append(.init(field: "due_date", message: "must be a day, YYYY-MM-DD, or null"))
      return nil
    }
    return text
  }
}

/// Days of the Gregorian calendar.
enum Day {
  /// Whether a text is a day that the calendar has, in the form `YYYY-MM-DD`.
  static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      let year = Int(digits: parts[0]), let month = Int(digits: parts[1]),
      let day = Int(digits: parts[2])
    else { return false }
    let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1...12 ~= month && 1...lengths[month - 1] ~= day
  }
}
