import Hummingbird

/// What a client wants to see of the list, validated.
struct ListQuery: Sendable {
  enum Sort: String, Sendable {
    case createdAt = "created_at"
    case title
    case priority
    case dueDate = "due_date"
  }

  var page = 1
  var limit = 20
  var completed: Bool?
  var priority: String?
  var text = ""
  var sort = Sort.createdAt
  var isDescending = false
  /// The members to show; nil for all.
  var fields: [String]?

  /// The first page of everything.
  init() {}

  /// Reads the parameters of a request; others are ignored.
  ///
  /// - Throws: `APIError` with a detail for every parameter that is wrong.
  init(_ parameters: Parameters) throws {
    var problems: [APIError.Detail] = []
    func read<Value>(_ name: String, _ rule: String, _ parse: (String) -> Value?) -> Value? {
      guard let text = parameters[Substring(name)] else { return nil }
      let value = parse(String(text))
      if value == nil { problems.append(.init(field: name, message: rule)) }
      return value
    }

    page =
      read("page", "must be a number from 1") { Int(digits: $0).flatMap { $0 >= 1 ? $0 : nil } }
      ?? page
    limit =
      read("limit", "must be a number from 1 to 100") {
        Int(digits: $0).flatMap { 1...100 ~= $0 ? $0 : nil }
      } ?? limit
    completed = read("completed", "must be true or false") { ["true": true, "false": false][$0] }
    priority = read("priority", "must be low, normal or high") {
      TodoInput.priorities.contains($0) ? $0 : nil
    }
    text =
      read("q", "must be text of at most 200 characters") { text in
        text.unicodeScalars.count <= 200 && !text.unicodeScalars.contains("\0") ? text : nil
      } ?? ""
    sort = read("sort", "must be created_at, title, priority or due_date", Sort.init) ?? sort
    isDescending =
      read("order", "must be asc or desc") { ["asc": false, "desc": true][$0] } ?? false
    fields = read("fields", "must be names of members, separated by commas") { text in
      let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return names.allSatisfy(Todo.members.contains) ? names : nil
    }
    guard problems.isEmpty else { throw APIError.invalid("The query is not valid.", problems) }
  }
}

extension Int {
  /// A number of the digits of ASCII alone, where `Int` reads a sign as well.
  init?(digits text: some StringProtocol) {
    guard text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
    self.init(text)
  }
}
