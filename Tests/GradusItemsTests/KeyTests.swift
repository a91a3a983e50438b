import GradusItems
import GradusTestSupport
import Testing

/// The key of every item holds, in each of its cases.
@Suite("Keys of the content")
struct KeyTests {
  @Test("what is right scores full marks", arguments: ContentItems.ids)
  func keys(id: String) {
    for question in ContentItems.questions(id) {
      for key in question.keys { #expect(question.judgement(of: key) == .right, "\(key)") }
    }
  }

  @Test("what is listed as wrong does not", arguments: ContentItems.ids)
  func wrong(id: String) {
    for question in ContentItems.questions(id) {
      for wrong in question.wrong {
        let judgement = question.judgement(of: wrong.answer)
        #expect(judgement != .right, "\(wrong.misconception)")
        #expect(judgement != .credit(.nearly), "\(wrong.misconception)")
      }
    }
  }

  @Test("a distractor alone scores nothing", arguments: ContentItems.ids)
  func distractors(id: String) {
    for question in ContentItems.questions(id) {
      guard case .choice(let options, _) = question.task else { continue }
      for index in options.indices where !options[index].isRight {
        #expect(question.judgement(of: .choice([index])) == .wrong, "\(options[index].text)")
      }
    }
  }

  @Test("who does not know scores nothing", arguments: ContentItems.ids)
  func unknown(id: String) {
    for question in ContentItems.questions(id) {
      #expect(question.judgement(of: .unknown) == .wrong)
    }
  }

  @Test("an answer of another form can't be read", arguments: ContentItems.ids)
  func forms(id: String) {
    for question in ContentItems.questions(id) {
      let others: [ItemAnswer] = [.choice([0]), .order([0, 1]), .line(1), .text("SELECT 1")]
      let unread = others.filter { question.judgement(of: $0).problem != nil }
      #expect(unread.count >= 3, "of four forms, only one is its own")
    }
  }

  @Test("there are items of every kind, and they are enough")
  func some() {
    #expect(Set(ContentItems.all.map(\.kind)) == Set(ItemKind.allCases))
    #expect(ContentItems.all.count >= 180)
  }
}
