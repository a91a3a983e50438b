import GradusItems
import Testing

@Suite("Judging choices, orders, lines and outputs")
struct ChoiceJudgeTests {
  private let several: Question
  private let single: Question
  private let order: Question

  init() throws {
    several = try SampleQuestion.make(
      "multiple",
      """
      options:
        - {text: one, correct: true}
        - {text: two, misconception: Counts wrongly}
        - {text: three, correct: true}
        - {text: four, misconception: Counts wrongly}
        - {text: five, correct: true}
      """
    )
    single = try SampleQuestion.make(
      "single",
      """
      options:
        - {text: one, misconception: Counts wrongly}
        - {text: two, correct: true}
        - {text: three, misconception: Counts wrongly}
      """
    )
    order = try SampleQuestion.make("order", "steps: [one, two, three, four]")
  }

  @Test("of several, one missing or one too many is nearly right, and nothing else is")
  func parts() {
    let key: Set<Int> = [0, 2, 4]
    for bits in 1..<32 {
      let chosen = Set((0..<5).filter { bits >> $0 & 1 == 1 })
      let distance = chosen.symmetricDifference(key).count
      let credit: Credit = distance == 0 ? .full : distance == 1 ? .nearly : .none
      #expect(several.judgement(of: .choice(chosen)) == .credit(credit), "\(chosen.sorted())")
    }
  }

  @Test("of a single choice, there is no half")
  func one() {
    #expect((0..<3).map { single.judgement(of: .choice([$0])) } == [.wrong, .right, .wrong])
    #expect(
      single.judgement(of: .choice([0, 1])).problem
        == "2 options are chosen, where one is asked for"
    )
  }

  @Test("a choice of nothing, or of what there is not, can't be read")
  func others() {
    #expect(single.judgement(of: .choice([])).problem == "No option is chosen")
    #expect(
      single.judgement(of: .choice([3])).problem
        == "There are 3 options, and the answer names another one"
    )
    #expect(single.judgement(of: .choice([-1])).problem != nil)
  }

  @Test("two neighbours that have changed places are nearly right; all else is wrong")
  func orders() {
    let nearly: Set<[Int]> = [[1, 0, 2, 3], [0, 2, 1, 3], [0, 1, 3, 2]]
    var count = 0
    for first in 0..<4 {
      for second in 0..<4 where second != first {
        for third in 0..<4 where third != first && third != second {
          let steps = [first, second, third, 6 - first - second - third]
          let credit: Credit =
            steps == [0, 1, 2, 3] ? .full : nearly.contains(steps) ? .nearly : .none
          #expect(order.judgement(of: .order(steps)) == .credit(credit), "\(steps)")
          count += 1
        }
      }
    }
    #expect(count == 24)
  }

  @Test("an order has each step once", arguments: [[], [0, 1, 2], [0, 1, 2, 2], [1, 2, 3, 4]])
  func partial(steps: [Int]) {
    #expect(
      order.judgement(of: .order(steps)).problem == "Each of the 4 steps has to be there once"
    )
  }

  @Test("any of the faulty lines is right, and a line that is not there can't be read")
  func lines() throws {
    let question = try SampleQuestion.make(
      "fault",
      """
      language: sh
      listing: "one\\ntwo\\nthree\\n"
      lines: [2, 3]
      wrong: [{line: 1, misconception: Counts wrongly}]
      """
    )
    #expect([1, 2, 3].map { question.judgement(of: .line($0)) } == [.wrong, .right, .right])
    #expect(
      question.judgement(of: .line(4)).problem
        == "The listing has the lines 1 to 3, and no line 4"
    )
    #expect(question.judgement(of: .line(0)).problem != nil)
  }

  @Test("an output is compared but for line ends and what can't be seen")
  func outputs() throws {
    let question = try SampleQuestion.make(
      "output",
      """
      language: sh
      listing: echo
      answer: "one two\\n three\\n"
      wrong: [{answer: one, misconception: Counts wrongly}]
      """
    )
    for right in [
      "one two\n three", "\u{FEFF}one two\n three", "one two\r\n three\r\n",
      "one two  \n three\t\n\n \n",
    ] {
      #expect(question.judgement(of: .text(right)) == .right, "\(right)")
    }
    for wrong in ["one two\nthree", "one  two\n three", "One two\n three", "\none two\n three"] {
      #expect(question.judgement(of: .text(wrong)) == .wrong, "\(wrong)")
    }
    #expect(question.judgement(of: .text(" \n")).problem == "Nothing is written")
    #expect(question.judgement(of: .text("one\0two")).problem != nil)
    #expect(
      question.judgement(of: .text(String(repeating: "x", count: 5_001))).problem
        == "The answer is longer than 5000 bytes"
    )
  }
}
