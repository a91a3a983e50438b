import GradusModel
import GradusService
import Testing

/// What keys do while an item is answered.
@Suite("Answer entry")
struct AnswerEntryTests {
  private static let single = AskedItem.Form.choice(["a", "b", "c"], takesSeveral: false)
  private static let multiple = AskedItem.Form.choice(["a", "b", "c", "d"], takesSeveral: true)
  private static let order = AskedItem.Form.order(["a", "b", "c"])
  private static let line = AskedItem.Form.line(
    AskedItem.Listing(language: "go", text: (1...12).map { "line \($0)" }.joined(separator: "\n"))
  )

  @Test(
    "keys become an answer",
    arguments: [
      (single, "2\n", GivenAnswer.numbers([2])),
      // A second thought takes the place of the first.
      (single, "13\n", .numbers([3])),
      (single, "9x2\r", .numbers([2])),
      (multiple, "413\n", .numbers([4, 1, 3])),
      (multiple, "4134\n", .numbers([1, 3])),
      (multiple, "41\u{7F}2\n", .numbers([4, 2])),
      (order, "3312\n", .numbers([3, 1, 2])),
      (line, "12\n", .numbers([12])),
      (line, "019\u{7F}\u{8}7\n", .numbers([7])),
      (line, "13\n", .numbers([1])),
      (single, "2?\n", .unknown),
      (single, "?2\n", .numbers([2])),
      (single, "?\u{7F}1\n", .numbers([1])),
      (.text(.json), "1?\n", .unknown),
    ]
  )
  func answers(form: AskedItem.Form, keys: String, expected: GivenAnswer) {
    var entry = AnswerEntry(form)
    var last: AnswerEntry.Action?
    for key in keys { last = entry.pressed(key) ?? last }
    #expect(last == .answer(expected))
  }

  @Test(
    "Enter before there is an answer says what is missing",
    arguments: [
      (single, ""), (single, "7"), (multiple, ""), (multiple, "22"), (order, "12"), (line, ""),
      (.text(.sql(schema: "", data: "")), "1"), (single, "??"),
    ]
  )
  func incomplete(form: AskedItem.Form, keys: String) {
    var entry = AnswerEntry(form)
    for key in keys { _ = entry.pressed(key) }
    guard case .incomplete(let sentence) = entry.pressed("\n") else {
      Issue.record("\(keys) was taken for an answer")
      return
    }
    #expect(sentence.hasSuffix("."))
  }

  @Test("what has been entered is shown")
  func shown() {
    var entry = AnswerEntry(Self.line)
    _ = entry.pressed("1")
    #expect(entry.pressed("1") == .changed)
    #expect(entry.shown == "11")
    #expect(entry.pressed("?") == .changed)
    #expect(entry.shown == "I don't know")
    var several = AnswerEntry(Self.multiple)
    for key in "31" { _ = several.pressed(key) }
    #expect(several.shown == "3 1")
  }

  @Test("a text is written or edited, numbers are not; q leaves both")
  func ways() {
    var text = AnswerEntry(.text(.request))
    #expect(text.pressed("w") == .write)
    #expect(text.pressed("e") == .edit)
    #expect(text.pressed("5") == nil)
    #expect(text.pressed("q") == .quit)
    var number = AnswerEntry(Self.single)
    #expect(number.pressed("w") == nil)
    #expect(number.pressed("e") == nil)
    #expect(number.pressed("q") == .quit)
  }
}
