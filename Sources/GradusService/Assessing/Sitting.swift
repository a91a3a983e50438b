internal import GradusAssessment
internal import GradusCatalog
internal import GradusItems
package import GradusModel

/// A sitting of the assessment under way: what is asked, and what was answered.
package struct Sitting: Sendable {
  package let recorded: RecordedSitting
  let content: AssessmentContent
  private(set) var session: AssessmentSession

  /// A sitting as far as it was recorded.
  ///
  /// - Parameters:
  ///   - content: What is asked from.
  ///   - recorded: How it was begun.
  ///   - answers: In the order in which they were given.
  ///   - log: The sittings before it.
  /// - Throws: `Problem` where it can't go on with these items.
  init(
    _ content: AssessmentContent,
    _ recorded: RecordedSitting,
    answers: [RecordedAnswer] = [],
    after log: AssessmentLog
  ) throws(Problem) {
    self.recorded = recorded
    self.content = content
    guard let mode = content.mode(recorded.mode, subject: recorded.subject) else {
      throw Problem(
        "The assessment '\(recorded.mode)' of '\(recorded.subject ?? "")' is not known to this Gradus.",
        advice: "Begin a new one with gradus assess."
      )
    }
    for answer in answers {
      guard let item = content.pool.item(answer.item), item.version == answer.itemVersion else {
        throw Problem(
          "The item \(answer.item), which was answered, has been changed since.",
          advice: "Begin a new assessment with gradus assess."
        )
      }
    }
    let bank = try content.bank(log.parameters, for: recorded.languages)
    var record = SessionRecord(
      mode: mode,
      seed: recorded.seed,
      shift: recorded.shift,
      bank: bank.fingerprint,
      avoided: log.seen
    )
    record.answers = answers.map { answer in
      SessionRecord.Answer(
        item: answer.item,
        category: content.category(of: answer)
      )
    }
    do throws(SessionError) {
      session = try AssessmentSession(resuming: record, bank: bank, scale: content.scale)
    } catch {
      throw Problem(error.description, advice: content.advice(for: error, of: recorded))
    }
  }

  /// How many items were answered.
  package var answered: Int { session.record.answers.count }

  /// Whether it has come to its end.
  package var isComplete: Bool { session.next == nil }

  /// What comes of an answer.
  package enum Outcome: Sendable {
    /// It counts, and is to be recorded.
    case taken(RecordedAnswer)
    /// It can't be read; why, in a sentence. The learner may write it again.
    case unreadable(String)
  }

  /// Takes the answer to what is asked.
  ///
  /// - Parameters:
  ///   - answer: As the learner saw the item.
  ///   - moment: When it was given.
  /// - Returns: What comes of it.
  /// - Throws: `Problem` where nothing is asked.
  mutating func take(_ answer: GivenAnswer, at moment: Moment) throws(Problem) -> Outcome {
    guard let slot = session.next, let item = content.pool.item(slot.item.id) else {
      throw Problem("The assessment has ended.", advice: "gradus assess begins a new one.")
    }
    let credit: Credit
    switch judgement(of: answer, to: item) {
    case .unreadable(let reason): return .unreadable(reason)
    case .credit(let found): credit = found
    }
    do throws(SessionError) {
      try session.answer(item.format.category(of: credit))
    } catch {
      throw Problem(error.description)
    }
    return .taken(
      RecordedAnswer(
        id: .drawn(),
        place: (recorded.session, slot.number),
        item: (item.id, item.version),
        score: credit.score,
        answeredAt: moment
      )
    )
  }
}

extension AssessmentContent {
  /// What to do where a sitting can't go on; nil where the error says it.
  fileprivate func advice(for error: SessionError, of recorded: RecordedSitting) -> String? {
    guard case .bankTooSmall = error, let subject = recorded.subject,
      let topic = catalog.topic(TopicID(subject))
    else { return nil }
    return "Take one about the whole domain: gradus assess --domain \(topic.domain)."
  }

  /// The category of a response that a recorded score stands for.
  func category(of answer: RecordedAnswer) -> Int {
    let credit: Credit = answer.score >= 1 ? .full : answer.score > 0 ? .nearly : .none
    return pool.item(answer.item)?.format.category(of: credit) ?? 0
  }
}

extension Credit {
  /// From 0 to 1.
  var score: Double {
    switch self {
    case .none: 0
    case .nearly: 0.5
    case .full: 1
    }
  }
}

extension ResponseFormat {
  /// The category of a response with so much credit.
  func category(of credit: Credit) -> Int {
    switch self {
    case .partialCredit: credit.rawValue
    case .choice, .constructed: credit == .full ? 1 : 0
    }
  }

  /// How much credit a category of a response stands for.
  func credit(of category: Int) -> Credit {
    switch self {
    case .partialCredit: Credit(rawValue: category) ?? .none
    case .choice, .constructed: category == 1 ? .full : .none
    }
  }
}
