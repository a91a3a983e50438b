internal import GradusAssessment
internal import GradusCatalog
internal import GradusItems
package import GradusModel

extension Gradus {
  /// Begins a sitting of the assessment.
  ///
  /// Nothing is recorded before the first answer.
  ///
  /// - Throws: `Problem` where there is no such domain, topic or language, or too few items.
  package func beginAssessment(_ request: AssessmentRequest) async throws(Problem) -> Sitting {
    let content = try assessmentContent()
    let profile = try await journalIfThere()?.profile()
    for language in request.languages where content.catalog.language(language) == nil {
      throw Problem.unknown("language", language, among: content.catalog.languages.map(\.id))
    }
    let experience =
      request.experience ?? profile?.experience.flatMap(LearningExperience.init(rawValue:))
    let recorded = RecordedSitting(
      id: .drawn(),
      session: SessionID(RecordID.drawn().rawValue),
      mode: try modeAndSubject(of: request, in: content.catalog),
      seed: request.seed ?? .drawn(),
      shift: experience?.shift ?? 0,
      languages: request.languages.isEmpty
        ? [profile?.language].compactMap(\.self) : request.languages,
      startedAt: try clock.now().moment
    )
    return try Sitting(content, recorded, after: try await assessmentLog(content))
  }

  /// The last sitting, where it was begun and not finished; nil where it was, or can't go on.
  ///
  /// - Throws: `Problem` where the journal or the items cannot be read.
  package func unfinishedAssessment() async throws(Problem) -> Sitting? {
    guard let journal = try journalIfThere(), try await !journal.sittings().isEmpty else {
      return nil
    }
    let log = try await assessmentLog(try assessmentContent())
    guard log.lastProblem == nil, let last = log.sittings.last else { return nil }
    return last.isComplete ? nil : last
  }

  /// Goes on with the last sitting that was not finished.
  ///
  /// - Throws: `Problem` where there is none, or what it asked has changed.
  package func resumeAssessment() async throws(Problem) -> Sitting {
    let log = try await assessmentLog(try assessmentContent())
    if let problem = log.lastProblem { throw problem }
    guard let last = log.sittings.last else {
      throw Problem("There is no assessment to go on with.", advice: "Begin one: gradus assess.")
    }
    guard !last.isComplete else {
      throw Problem(
        "The last assessment was finished.",
        advice: "gradus assess history shows what it found; gradus assess begins a new one."
      )
    }
    return last
  }

  /// Takes the answer to what is asked, and records it.
  ///
  /// - Returns: Why it can't be read, in a sentence without its full stop; nil where it was taken.
  /// - Throws: `Problem` where it can't be recorded; then it is not taken.
  package func answer(
    _ answer: GivenAnswer,
    in sitting: inout Sitting
  ) async throws(Problem) -> String? {
    var next = sitting
    switch try next.take(answer, at: try clock.now().moment) {
    case .unreadable(let reason): return reason
    case .taken(let taken):
      if storage.isWanted {
        let begun: [JournalRecord] = sitting.answered == 0 ? [.sitting(sitting.recorded)] : []
        let new = try await storage.open().record(begun + [.answer(taken)])
        guard new > 0 else {
          throw Problem(
            "This item was answered elsewhere in the meantime.",
            advice: "gradus assess --resume goes on from there."
          )
        }
      }
      sitting = next
      return nil
    }
  }

  /// What a sitting found.
  ///
  /// - Throws: `Problem` where the journal cannot be read.
  package func report(on sitting: Sitting) async throws(Problem) -> AssessmentReport {
    let profile = try await journalIfThere()?.profile()
    return sitting.report(offer(sitting.content.catalog, profile), try await record())
  }

  /// What all sittings found.
  ///
  /// - Throws: `Problem` where the journal or the items cannot be read.
  package func assessmentHistory() async throws(Problem) -> AssessmentHistory {
    let content = try assessmentContent()
    let log = try await assessmentLog(content)
    let profile = try await journalIfThere()?.profile()
    let offer = offer(content.catalog, profile)
    let record = try await record()
    let shown = log.sittings.enumerated().filter { index, sitting in
      sitting.isComplete || index == log.sittings.count - 1
    }
    return AssessmentHistory(
      sittings: shown.map { $1.report(offer, record) },
      unreadable: log.unreadable
    )
  }

  /// What the last placement or comprehensive assessment found that came to its end.
  ///
  /// Items are read only where there is such a thing.
  ///
  /// - Returns: Without what to do about it; nil where none was finished, or its items have changed.
  /// - Throws: `Problem` where the journal or the items cannot be read.
  func lastFullAssessment() async throws(Problem) -> AssessmentReport? {
    let full = ["placement", "comprehensive"]
    guard let recorded = try await journalIfThere()?.sittings(),
      recorded.contains(where: { full.contains($0.mode) })
    else { return nil }
    let content = try assessmentContent()
    let last = try await assessmentLog(content).sittings.last {
      $0.isComplete && full.contains($0.recorded.mode)
    }
    return last?.report(
      Offer(catalog: content.catalog, examined: [], starters: [:]),
      LearnerRecord()
    )
  }

  /// All that the content says of the assessment.
  ///
  /// - Parameter folder: As for `catalog(over:)`.
  /// - Returns: With at least one item.
  /// - Throws: `Problem` where a file can't be read, or there is no item.
  func assessmentContent(over folder: String? = nil) throws(Problem) -> AssessmentContent {
    let catalog = try catalog(over: folder)
    let pool = try items(over: folder)
    guard !pool.items.isEmpty, !catalog.domains.isEmpty else {
      let places = try contentFolders(over: folder).map(\.path).joined(separator: " or ")
      throw Problem(
        "There are no items to assess with in \(places).",
        advice: "gradus catalog lint says what is wrong with them, if any are there."
      )
    }
    return AssessmentContent(catalog, pool, try resultScale(over: folder))
  }

  /// What abilities mean.
  ///
  /// - Parameter folder: As for `catalog(over:)`.
  /// - Returns: What the last folder that has it says.
  /// - Throws: `Problem` where it can't be read.
  func resultScale(over folder: String? = nil) throws(Problem) -> ResultScale {
    let folders = try contentFolders(over: folder)
    do throws(InvalidResultScale) {
      return try ResultScale(folders)
    } catch {
      throw Problem(error.diagnostics.map(\.description).joined(separator: "\n"))
    }
  }

  /// The sittings that were recorded, replayed.
  func assessmentLog(_ content: AssessmentContent) async throws(Problem) -> AssessmentLog {
    guard let journal = try journalIfThere() else { return AssessmentLog(content, [], []) }
    return AssessmentLog(content, try await journal.sittings(), try await journal.answers())
  }

  private func modeAndSubject(
    of request: AssessmentRequest,
    in catalog: Catalog
  ) throws(Problem) -> (name: String, subject: String?) {
    let implied: AssessmentRequest.Mode =
      request.topic != nil ? .topic : request.domain != nil ? .challenge : .placement
    let mode = request.mode ?? implied
    if request.domain != nil, mode != .challenge {
      throw Problem(
        "A domain can be named for a challenge only, not for the mode \(mode.rawValue).",
        advice: "gradus assess --mode challenge --domain \(request.domain ?? "")"
      )
    }
    if request.topic != nil, mode != .topic {
      throw Problem(
        "A topic can be named for the mode topic only, not for \(mode.rawValue).",
        advice: "gradus assess --topic \(request.topic ?? "")"
      )
    }
    switch mode {
    case .quick, .placement, .comprehensive: return (mode.rawValue, nil)
    case .challenge:
      let known = catalog.domains.map(\.id)
      guard let domain = request.domain else {
        throw Problem(
          "A challenge is about one domain.",
          advice: "Name it with --domain: \(known.joined(separator: ", "))."
        )
      }
      guard known.contains(domain) else {
        throw Problem.unknown("domain", domain, among: known)
      }
      return (mode.rawValue, domain)
    case .topic:
      guard let name = request.topic else {
        throw Problem(
          "The mode topic is about one topic.",
          advice: "Name it with --topic, as in gradus assess --topic security.jwt."
        )
      }
      return (mode.rawValue, try topic(name, in: catalog).id.rawValue)
    }
  }
}
