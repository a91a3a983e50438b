import GradusAssessment
import GradusModel
import Testing

@Suite("What a session refuses")
struct SessionErrorTests {
  private func record(
    _ answers: [SessionRecord.Answer],
    mode: AssessmentMode = .quick
  ) throws -> SessionRecord {
    var record = SessionRecord(
      mode: mode,
      seed: Seed(1),
      shift: 0,
      bank: try SampleBank.bank().fingerprint
    )
    record.answers = answers
    return record
  }

  private func resume(_ record: SessionRecord) throws -> AssessmentSession {
    try AssessmentSession(resuming: record, bank: SampleBank.bank(), scale: SampleBank.scale)
  }

  @Test("a bank that is too small for the mode")
  func small() throws {
    let items = Array(SampleBank.items.prefix(4))
    let bank = try ItemBank(items, domainCount: 6)
    #expect(throws: SessionError.bankTooSmall(has: 4, needs: 12)) {
      try AssessmentSession(.placement, bank: bank, scale: SampleBank.scale, seed: Seed(1))
    }
    #expect(throws: SessionError.bankTooSmall(has: 0, needs: 3)) {
      try AssessmentSession(
        .topic(id: "no.topic"),
        bank: bank,
        scale: SampleBank.scale,
        seed: Seed(1)
      )
    }
    #expect(
      "\(SessionError.bankTooSmall(has: 4, needs: 12))"
        == "There are 4 items for this assessment, and it needs at least 12."
    )
  }

  @Test("answers that its bank does not know")
  func answers() throws {
    let known = SampleBank.items[1].id
    #expect(throws: SessionError.unknownItem("gone")) {
      try resume(record([.init(item: "gone", category: 0)]))
    }
    #expect(throws: SessionError.unknownCategory(2, of: known)) {
      try resume(record([.init(item: known, category: 2)]))
    }
    #expect(throws: SessionError.unknownCategory(-1, of: known)) {
      try resume(record([.init(item: known, category: -1)]))
    }
    #expect(throws: SessionError.repeatedItem(known)) {
      try resume(record([.init(item: known, category: 0), .init(item: known, category: 1)]))
    }
  }

  @Test("a record of another version")
  func format() throws {
    var record = try record([])
    record.format = 2
    #expect(throws: SessionError.otherFormat(2)) { try resume(record) }
  }

  @Test("an answer after the end, and a category that the item has not; both leave it as it was")
  func answering() throws {
    var session = try resume(record([]))
    let before = session.next
    #expect(throws: SessionError.self) { try session.answer(9) }
    #expect(session.next == before && session.record.answers.isEmpty)
    try SampleBank.finish(&session)
    #expect(throws: SessionError.finished) { try session.answer(0) }
    #expect(session.record.answers.count == 5)
  }

  @Test("another bank is told, and its items' answers still count")
  func otherBank() throws {
    var session = try resume(record([]))
    try SampleBank.finish(&session)
    var items = SampleBank.items
    items[0].model = items[0].model.shifted(by: 0.1)
    let resumed = try AssessmentSession(
      resuming: session.record,
      bank: ItemBank(items, domainCount: 6),
      scale: SampleBank.scale
    )
    #expect(session.isExact && !resumed.isExact)
    #expect(resumed.record.answers == session.record.answers)
  }

  @Test("a bank with every kind of mistake, all at once")
  func bank() throws {
    var items = Array(SampleBank.items.prefix(6))
    items[1].id = items[0].id
    items[1].domain = 7
    items[2].model = .twoParameter(0, .nan)
    items[3].model = .graded(GradedResponseModel(discrimination: 1, thresholds: [1, 0]))
    items[4].difficultyVariance = -1
    items[5].model = .logistic(LogisticModel(discrimination: 1, difficulty: 0, guessing: 1))
    let error = try #require(throws: InvalidItemBank.self) {
      try ItemBank(items, domainCount: 6)
    }
    #expect(
      error.description == """
        domain0.item0 is there twice; give one of them another id.
        domain0.item0 is in domain 7, and there are 6.
        domain0.item2 has the discrimination 0.0; use one above 0, at most 10.
        domain0.item2 has the difficulty nan; use logits from -10 to 10.
        domain0.item3 has the thresholds [1.0, 0.0]; use one or more from -10 to 10, ascending.
        domain0.item4 has the variance -1.0; use 0 or more.
        domain0.item5 has the guessing 1.0; use one from 0, and less than 1.
        """
    )
  }
}
