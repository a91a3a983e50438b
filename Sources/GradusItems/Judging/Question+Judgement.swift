extension Question {
  /// Judges an answer.
  ///
  /// The answer is read first. What can't be read, such as a query without its closing bracket, says nothing
  /// of whether its writer knows the answer, and is handed back with a sentence on what is wrong with it.
  /// That sentence comes of the answer and of what the learner sees alone, never of the key.
  ///
  /// Whatever the answer is, judging it takes less than some two seconds and 100 MB, opens no file and
  /// changes nothing.
  package func judgement(of answer: ItemAnswer) -> Judgement {
    do throws(UnreadableAnswer) {
      return .credit(try credit(for: answer))
    } catch {
      return .unreadable(error.problem)
    }
  }

  private func credit(for answer: ItemAnswer) throws(UnreadableAnswer) -> Credit {
    switch (task, answer) {
    case (_, .unknown): return .none
    case (.choice(let options, let takesSeveral), .choice(let chosen)):
      return try ChoiceJudge(options: options, takesSeveral: takesSeveral).credit(for: chosen)
    case (.order(let steps), .order(let order)):
      return try OrderJudge(count: steps.count).credit(for: order)
    case (.fault(let listing, let lines), .line(let line)):
      return try FaultJudge(listing: listing, lines: lines).credit(for: line)
    case (_, .text(let text)):
      guard let judge = task.writtenAnswerJudge else { throw UnreadableAnswer(task.formOfAnswers) }
      return try judge.isRight(WrittenAnswer(text)) ? .full : .none
    default: throw UnreadableAnswer(task.formOfAnswers)
    }
  }
}

/// Judges what was written as an answer: it is right or wrong, and there is nothing between.
protocol WrittenAnswerJudge {
  /// Whether an answer is right.
  ///
  /// - Throws: `UnreadableAnswer` where it can't be told, since it can't be read.
  func isRight(_ answer: WrittenAnswer) throws(UnreadableAnswer) -> Bool
}

extension ItemTask {
  /// Nil where nothing is written.
  fileprivate var writtenAnswerJudge: (any WrittenAnswerJudge)? {
    switch self {
    case .choice, .order, .fault: nil
    case .output(_, let printed): OutputJudge(printed: printed)
    case .sql(let task): SQLJudge(task: task)
    case .request(let expected, _): RequestJudge(expected: expected)
    case .response(let expected, _): ResponseJudge(expected: expected)
    case .json(let schema, _): JSONJudge(schema: schema)
    case .schema(let accepts, let rejects, _): SchemaJudge(accepts: accepts, rejects: rejects)
    case .openapi(let pointer, let schema, _): OpenAPIJudge(pointer: pointer, schema: schema)
    case .graphql(let documents): GraphQLJudge(documents: documents)
    }
  }

  /// A sentence for who gave an answer of another form.
  fileprivate var formOfAnswers: String {
    switch self {
    case .choice: "The answer has to name options"
    case .order: "The answer has to put the steps in order"
    case .fault: "The answer has to be the number of a line"
    default: "The answer has to be a text"
    }
  }
}
