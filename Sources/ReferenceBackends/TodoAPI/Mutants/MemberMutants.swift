import Foundation
import Hummingbird

extension TodoMutants {
  static let members: [Altered<TodoBackend>] = [
    Altered(
      "title-optional",
      "Names a todo Untitled where it has no title.",
      fails: "validation.title-missing"
    ) {
      backend in
      backend.onMember("title") { $0 ?? "Untitled" }
    },
    Altered(
      "title-empty",
      "Looks only whether there is a title.",
      fails: "validation.title-empty validation.several validation.error-type"
    ) { backend in
      backend.onMember("title") { $0 == "" ? "Untitled" : $0 }
    },
    Altered(
      "title-blank",
      "Takes blanks for a title.",
      fails: """
        validation.title-blank validation.put-title validation.patch-title validation.title-blanks
        """
    ) { backend in
      backend.rules.isBlank = { $0.isEmpty }
    },
    Altered(
      "title-null",
      "Writes null as the text None.",
      fails: "validation.title-null"
    ) {
      backend in
      backend.onMember("title") { $0 == .null ? "None" : $0 }
    },
    Altered(
      "title-number",
      "Turns a number into text.",
      fails: "validation.title-number"
    ) {
      backend in
      backend.onMember("title") {
        if case .integer(let number)? = $0 { .string(String(number)) } else { $0 }
      }
    },
    Altered(
      "title-object",
      "Turns an object into the text [object Object].",
      fails: "validation.title-object"
    ) {
      backend in
      backend.onMember("title") { if case .object? = $0 { "[object Object]" } else { $0 } }
    },
    Altered(
      "title-unlimited",
      "Has no limit for the title.",
      fails: """
        validation.title-long validation.put-title-long validation.patch-title-long
        validation.title-marks
        """
    ) {
      backend in
      backend.rules.longestTitle = .max
    },
    Altered(
      "title-limit-off-by-one",
      "Refuses a title that is exactly as long as allowed.",
      fails: """
        validation.title-longest validation.title-accents validation.title-units
        collections.q-longest
        """
    ) { backend in
      backend.rules.longestTitle = 199
    },
    Altered(
      "length-in-bytes",
      "Counts bytes instead of characters.",
      fails: """
        validation.title-accents validation.notes-units validation.title-units
        collections.q-longest
        """
    ) { backend in
      backend.rules.length = { $0.utf8.count }
    },
    Altered(
      "title-three",
      "Wants a title of at least three characters.",
      fails: """
        create.text-like-values validation.title-shortest validation.notes-longest
        validation.due-leap-day validation.due-null validation.notes-empty validation.notes-units
        collections.q-short
        """
    ) { backend in
      backend.rules.isBlank = { $0.filter { !$0.isWhitespace }.count < 3 }
    },
    Altered(
      "notes-number",
      "Turns a number in notes into text.",
      fails: "validation.notes-number"
    ) { backend in
      backend.onMember("notes") {
        if case .integer(let number)? = $0 { .string(String(number)) } else { $0 }
      }
    },
    Altered(
      "notes-null",
      "Accepts null for notes.",
      fails: "validation.notes-null"
    ) { backend in
      backend.onMember("notes") { $0 == .null ? "" : $0 }
    },
    Altered(
      "notes-unlimited",
      "Has no limit for notes.",
      fails: """
        validation.notes-long validation.put-notes-long validation.patch-notes-long
        validation.notes-marks
        """
    ) {
      backend in
      backend.rules.longestNotes = .max
    },
    Altered(
      "notes-limit-off-by-one",
      "Refuses notes that are exactly as long as allowed.",
      fails: "validation.notes-longest validation.notes-units"
    ) { backend in
      backend.rules.longestNotes = 1999
    },
    Altered(
      "completed-truthy",
      "Takes what is not empty for true.",
      fails: """
        validation.completed-string validation.completed-number validation.several
        validation.only-the-wrong
        """
    ) { backend in
      backend.onMember("completed") { value in
        switch value {
        case .string(let text)?: .bool(!text.isEmpty)
        case .integer(let number)?: .bool(number != 0)
        default: value
        }
      }
    },
    Altered(
      "completed-number",
      "Takes 1 for true.",
      fails: "validation.completed-number"
    ) {
      backend in
      backend.onMember("completed") { $0 == 1 ? true : $0 }
    },
    Altered(
      "completed-null",
      "Accepts null for completed.",
      fails: "validation.completed-null"
    ) {
      backend in
      backend.onMember("completed") { $0 == .null ? false : $0 }
    },
    Altered(
      "priority-any",
      "Accepts any text as a priority.",
      fails: """
        validation.priority-unknown validation.priority-case validation.several
        validation.priority-inherited validation.priority-blanks
        """
    ) { backend in
      backend.onMember("priority") { value in
        guard let text = value?.text, !TodoInput.priorities.contains(text) else { return value }
        return "normal"
      }
    },
    Altered(
      "priority-any-case",
      "Compares priorities without case.",
      fails: "validation.priority-case"
    ) { backend in
      backend.onMember("priority") { $0?.text.map { .string($0.lowercased()) } ?? $0 }
    },
    Altered(
      "priority-number",
      "Takes a number for the position of a priority.",
      fails: "validation.priority-number"
    ) {
      backend in
      backend.onMember("priority") { value in
        guard case .integer(let position)? = value, TodoInput.priorities.indices.contains(position)
        else { return value }
        return .string(TodoInput.priorities[position])
      }
    },
    Altered(
      "due-any",
      "Accepts any text as a day.",
      fails: """
        validation.due-words validation.due-impossible validation.due-leap validation.due-time
        validation.due-compact validation.due-week validation.several validation.put-due_date
        validation.patch-due_date validation.due-short validation.due-line validation.due-digits
        validation.due-empty validation.due-beyond-month validation.due-centuries
        validation.due-forms validation.due-range validation.due-years
        """
    ) { backend in
      backend.rules.isDay = { _ in true }
    },
    Altered(
      "due-pattern",
      "Looks at the form of a day, not at the calendar.",
      fails: """
        validation.due-impossible validation.due-leap validation.several validation.put-due_date
        validation.patch-due_date validation.due-digits validation.due-beyond-month
        validation.due-centuries validation.due-range
        """
    ) {
      backend in
      backend.rules.isDay = { $0.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil }
    },
    Altered(
      "due-29-february",
      "Takes every fourth year and every other for a leap year.",
      fails: """
        validation.due-leap validation.due-beyond-month validation.due-centuries
        """
    ) { backend in
      backend.rules.isDay = { Day.isDay($0) || $0.hasSuffix("-02-29") }
    },
    Altered(
      "due-no-leap-years",
      "Knows no leap years.",
      fails: "list.same validation.due-leap-day validation.due-leap-days"
    ) { backend in
      backend.rules.isDay = { Day.isDay($0) && !$0.hasSuffix("-02-29") }
    },
    Altered(
      "due-iso",
      "Reads a day as ISO 8601 lets it be written, with weeks and without hyphens.",
      fails: "validation.due-compact validation.due-week"
    ) { backend in
      backend.rules.isDay = {
        Day.isDay($0) || $0.wholeMatch(of: /\d{8}|\d{4}-?W\d{2}(-?\d)?/) != nil
      }
    },
    Altered(
      "due-with-time",
      "Cuts the time off a day.",
      fails: """
        validation.due-time validation.due-line validation.due-forms
        """
    ) { backend in
      backend.rules.isDay = { Day.isDay(String($0.prefix(10))) }
    },
    Altered(
      "due-number",
      "Takes a number for a day.",
      fails: "validation.due-number"
    ) { backend in
      backend.onMember("due_date") { if case .integer? = $0 { "1970-01-01" } else { $0 } }
    },
    Altered(
      "due-null-refused",
      "Refuses null as due_date.",
      fails: """
        validation.due-null collections.sort-due_date-asc collections.sort-due_date-desc
        """
    ) { backend in
      backend.onMember("due_date") { $0 == .null ? 0 : $0 }
    },
  ]
}
