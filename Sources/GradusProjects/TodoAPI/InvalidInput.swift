import GradusModel

/// Members that the contract refuses, with what is wrong about each.
struct InvalidInput: Sendable {
  let id: String
  /// The claim, after "a todo ".
  let what: String
  let input: JSONObject
  /// The members that `details` has to name.
  let fields: [String]
  let hint: String

  private init(
    _ id: String,
    _ what: String,
    _ input: JSONObject,
    _ fields: [String],
    hint: String
  ) {
    self.id = id
    self.what = what
    self.input = input
    self.fields = fields
    self.hint = hint
  }

  /// Every kind of mistake of a request that creates or replaces a todo.
  static let all: [InvalidInput] = title + notes + completed + priority + dueDate

  private static let title: [InvalidInput] = {
    let hint = "title is required: a string of 1 to 200 characters that are not all blank."
    return [
      InvalidInput("title-missing", "without a title", ["notes": "x"], ["title"], hint: hint),
      InvalidInput("title-empty", "with an empty title", ["title": ""], ["title"], hint: hint),
      InvalidInput("title-blank", "with a blank title", ["title": "   "], ["title"], hint: hint),
      InvalidInput("title-null", "whose title is null", ["title": .null], ["title"], hint: hint),
      InvalidInput("title-number", "whose title is a number", ["title": 42], ["title"], hint: hint),
      InvalidInput(
        "title-object",
        "whose title is an object",
        ["title": [:]],
        ["title"],
        hint: hint
      ),
      InvalidInput(
        "title-long",
        "with a title of 201 characters",
        ["title": .string(.init(repeating: "t", count: 201))],
        ["title"],
        hint: hint
      ),
    ]
  }()

  private static let notes: [InvalidInput] = {
    let hint = "notes is a string of at most 2,000 characters."
    return [
      InvalidInput(
        "notes-number",
        "whose notes are a number",
        ["title": "t", "notes": 7],
        ["notes"],
        hint: hint
      ),
      InvalidInput(
        "notes-null",
        "whose notes are null",
        ["title": "t", "notes": .null],
        ["notes"],
        hint: hint
      ),
      InvalidInput(
        "notes-long",
        "with notes of 2,001 characters",
        ["title": "t", "notes": .string(.init(repeating: "n", count: 2001))],
        ["notes"],
        hint: hint
      ),
    ]
  }()

  private static let completed: [InvalidInput] = {
    let hint = "completed is true or false: neither a string, nor a number, nor null."
    return [
      InvalidInput(
        "completed-string",
        "whose completed is a string",
        ["title": "t", "completed": "true"],
        ["completed"],
        hint: hint
      ),
      InvalidInput(
        "completed-number",
        "whose completed is a number",
        ["title": "t", "completed": 1],
        ["completed"],
        hint: hint
      ),
      InvalidInput(
        "completed-null",
        "whose completed is null",
        ["title": "t", "completed": .null],
        ["completed"],
        hint: hint
      ),
    ]
  }()

  private static let priority: [InvalidInput] = {
    let hint = "priority is one of low, normal and high, in lower case."
    return [
      InvalidInput(
        "priority-unknown",
        "with an unknown priority",
        ["title": "t", "priority": "urgent"],
        ["priority"],
        hint: hint
      ),
      InvalidInput(
        "priority-case",
        "with a priority in upper case",
        ["title": "t", "priority": "HIGH"],
        ["priority"],
        hint: hint
      ),
      InvalidInput(
        "priority-blanks",
        "with blanks around its priority",
        ["title": "t", "priority": " high "],
        ["priority"],
        hint: "\(hint) Some frameworks trim every text unless they are told not to."
      ),
      InvalidInput(
        "priority-number",
        "whose priority is a number",
        ["title": "t", "priority": 1],
        ["priority"],
        hint: hint
      ),
      InvalidInput(
        "priority-array",
        "whose priority is an array of one",
        ["title": "t", "priority": ["low"]],
        ["priority"],
        hint: "\(hint) Some languages take an array of one text for that text."
      ),
      InvalidInput(
        "priority-inherited",
        "whose priority is a name that every object has",
        ["title": "t", "priority": "constructor"],
        ["priority"],
        hint: "\(hint) In JavaScript, 'constructor' in {} is true: look into a Set or an array."
      ),
    ]
  }()

  private static let dueDate: [InvalidInput] = {
    let hint = "due_date is a day that the calendar has, YYYY-MM-DD, or null."
    return [
      InvalidInput(
        "due-words",
        "whose due_date is no date",
        ["title": "t", "due_date": "tomorrow"],
        ["due_date"],
        hint: hint
      ),
      InvalidInput(
        "due-impossible",
        "due on February 30",
        ["title": "t", "due_date": "2031-02-30"],
        ["due_date"],
        hint: hint
      ),
      InvalidInput(
        "due-leap",
        "due on February 29 of a year without one",
        ["title": "t", "due_date": "2031-02-29"],
        ["due_date"],
        hint: hint
      ),
      InvalidInput(
        "due-time",
        "whose due_date has a time",
        ["title": "t", "due_date": "2031-05-17T10:00:00Z"],
        ["due_date"],
        hint: hint
      ),
      InvalidInput(
        "due-compact",
        "whose due_date has no hyphens",
        ["title": "t", "due_date": "20310517"],
        ["due_date"],
        hint: "\(hint) Readers of ISO 8601 accept more forms than this one."
      ),
      InvalidInput(
        "due-week",
        "whose due_date is a day of a week",
        ["title": "t", "due_date": "2031-W20-6"],
        ["due_date"],
        hint: "\(hint) Readers of ISO 8601 accept more forms than this one."
      ),
      InvalidInput(
        "due-number",
        "whose due_date is a number",
        ["title": "t", "due_date": 20_310_517],
        ["due_date"],
        hint: hint
      ),
      InvalidInput(
        "due-short",
        "whose due_date has single digits for month and day",
        ["title": "t", "due_date": "2031-5-7"],
        ["due_date"],
        hint: "\(hint) Readers of dates accept 2031-5-7 as well: look at the form first."
      ),
      InvalidInput(
        "due-line",
        "whose due_date ends with a line feed",
        ["title": "t", "due_date": "2031-05-17\n"],
        ["due_date"],
        hint:
          "\(hint) In many languages $ matches before a last line feed, too: match the whole text."
      ),
      InvalidInput(
        "due-digits",
        "whose due_date has Arabic digits",
        ["title": "t", "due_date": "\u{662}\u{660}\u{663}\u{661}-\u{660}\u{665}-\u{661}\u{667}"],
        ["due_date"],
        hint: "\(hint) In many languages \\d matches the digits of every script: write [0-9]."
      ),
      InvalidInput(
        "due-empty",
        "whose due_date is an empty text",
        ["title": "t", "due_date": ""],
        ["due_date"],
        hint: "\(hint) An empty text is none of these, although forms send it for no date."
      ),
    ]
  }()
}
