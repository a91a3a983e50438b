internal import GradusCatalog
internal import GradusExam
internal import GradusItems
package import GradusModel

/// Where a learner is, and what comes next.
package struct Whereabouts: Sendable {
  /// Whether there is anything in the journal.
  package let hasBegun: Bool
  /// What the learner said of themselves; nil where they have not.
  package let profile: LearnerProfile?
  /// The path that they follow; nil where they have chosen none.
  package let path: PathProgress?
  /// The same with dates; nil where they have not said how much time they have.
  package let plan: LearningPlan?
  /// The domains that have lessons, with how many of those were read.
  package let domains: [(title: String, count: Count)]
  /// What the last full assessment found; nil where none was finished.
  package let assessed: AssessmentReport?
  /// The last run that was recorded; nil where there is none.
  package let lastRun: RecordedRun?
  /// Recall questions that are due today.
  package let reviewsDue: Int
  package let today: Day
  package let next: NextStep

  /// The hours a week that were said; 0 where they were not.
  package var hoursAWeek: Int { profile?.hoursAWeek ?? 0 }
}

/// What a learner says of themselves, or part of it.
package struct LearnerAnswers: Hashable, Sendable {
  package var goal: LearningGoal?
  package var experience: LearningExperience?
  /// A language of the catalog.
  package var language: String?
  /// 1 to 168.
  package var hoursAWeek: Int?
  /// A path of the catalog; nil for the one that fits the experience.
  package var path: String?

  package init() {}
}

extension Gradus {
  /// Where the learner is, and what comes next.
  ///
  /// - Throws: `Problem` where the content or the journal cannot be read.
  package func whereabouts() async throws(Problem) -> Whereabouts {
    let catalog = try catalog()
    let today = try clock.now().day
    guard let journal = try journalIfThere() else {
      return whereabouts(nil, LearnerRecord(), lastRun: nil, offer(catalog, nil), on: today)
    }
    let profile = try await journal.profile()
    var record = try await record(in: journal)
    record.assessed = try await lastFullAssessment()
    return whereabouts(
      profile,
      record,
      lastRun: try await journal.lastRuns().first,
      offer(catalog, profile),
      on: today
    )
  }

  private func whereabouts(
    _ profile: LearnerProfile?,
    _ record: LearnerRecord,
    lastRun: RecordedRun?,
    _ offer: Offer,
    on today: Day
  ) -> Whereabouts {
    let path = profile?.path.flatMap(offer.catalog.path)
    let progress = path.map { PathProgress($0, offer, record) }
    return Whereabouts(
      hasBegun: profile != nil || lastRun != nil || !record.lessons.isEmpty
        || record.assessed != nil,
      profile: profile,
      path: progress,
      plan: progress.flatMap { plan(for: $0, profile, on: today) },
      domains: offer.catalog.domains.compactMap { domain in
        let count = Count(of: domain.topics.map(\.rawValue), offer, record)
        return count.possible > 0 ? (domain.title, count) : nil
      },
      assessed: record.assessed,
      lastRun: lastRun,
      reviewsDue: record.reviewsDue,
      today: today,
      next: NextStep.next(on: path, offer, record)
    )
  }

  private func plan(
    for path: PathProgress,
    _ profile: LearnerProfile?,
    on today: Day
  ) -> LearningPlan? {
    guard let hours = profile?.hoursAWeek else { return nil }
    return LearningPlan(
      path.phases.map { ($0.title, $0.hours) },
      hoursAWeek: hours,
      from: profile?.startedOn ?? today
    )
  }

  /// What a plan needs to know, and neither these answers nor the journal tell.
  ///
  /// - Throws: `Problem` where the journal cannot be read.
  package func missing(
    from answers: LearnerAnswers
  ) async throws(Problem) -> [LearnerQuestion] {
    let profile = try await profile()
    let isPlaced = try await lastFullAssessment() != nil
    return LearnerQuestion.allCases.filter { question in
      switch question {
      case .goal: answers.goal == nil && profile?.goal == nil
      case .experience:
        answers.experience == nil && profile?.experience == nil && answers.path == nil
          && profile?.path == nil && !isPlaced
      case .language: answers.language == nil && profile?.language == nil
      case .hours: answers.hoursAWeek == nil && profile?.hoursAWeek == nil
      }
    }
  }

  /// The languages that a learner can build in, with their titles.
  ///
  /// - Throws: `Problem` where the content cannot be read.
  package func learnableLanguages() throws(Problem) -> [(id: String, title: String)] {
    try catalog().languages.map { ($0.id, $0.title) }
  }

  /// The ids of lessons that were read, and of projects whose core was passed.
  ///
  /// - Throws: `Problem` where the journal cannot be read.
  package func doneReferences() async throws(Problem) -> Set<String> {
    let record = try await record()
    return Set(record.lessons.map(\.rawValue)).union(record.projects.map(\.rawValue))
  }

  /// How far the learner is on a path.
  ///
  /// - Parameter id: A path of the catalog; nil for the learner's own.
  /// - Returns: Nil where none is named and none was chosen.
  /// - Throws: `Problem` where there is no such path, or the journal cannot be read.
  package func path(_ id: String?) async throws(Problem) -> PathProgress? {
    let catalog = try catalog()
    let profile = try await profile()
    guard let wanted = id ?? profile?.path else { return nil }
    guard let path = catalog.path(wanted) else {
      throw Problem.unknown("path", wanted, among: catalog.paths.map(\.id))
    }
    return PathProgress(path, offer(catalog, profile), try await record())
  }

  /// What of a career level the learner has shown.
  ///
  /// - Parameter id: A level of the catalog; nil for the learner's goal, or the first one.
  /// - Returns: The level, with the evidence for each requirement.
  /// - Throws: `Problem` where there is no such level, or the journal cannot be read.
  package func career(_ id: String?) async throws(Problem) -> CareerProgress {
    let catalog = try catalog()
    let profile = try await profile()
    let wanted = id ?? profile?.goal
    let known = catalog.careers.map(\.id)
    guard let level = wanted.map(catalog.career) ?? catalog.careers.first else {
      throw Problem.unknown("career level", wanted ?? "", among: known)
    }
    var offer = offer(catalog, profile)
    offer.careers = try resultScale().careers.reduce(into: [:]) { $0[$1.id] = $1.from }
    var record = try await record()
    record.assessed = try await lastFullAssessment()
    return CareerProgress(level, offer, record)
  }

  /// Keeps what a learner says of themselves, with the path that fits.
  ///
  /// - Parameter answers: What was said; the rest stays as it is. Where nothing was ever said of a path
  ///   or of experience, the last full assessment decides.
  /// - Throws: `Problem` where a language or a path is none of the catalog, or the journal cannot be
  ///   written; nothing is kept then.
  package func keep(_ answers: LearnerAnswers) async throws(Problem) {
    let catalog = try catalog()
    if let language = answers.language, catalog.language(language) == nil {
      throw Problem.unknown("language", language, among: catalog.languages.map(\.id))
    }
    if let path = answers.path, catalog.path(path) == nil {
      throw Problem.unknown("path", path, among: catalog.paths.map(\.id))
    }
    let today = try clock.now().day
    let placed = try await lastFullAssessment()?.path
    try await updateProfile { profile in
      if let goal = answers.goal { profile.goal = goal.rawValue }
      if let experience = answers.experience { profile.experience = experience.rawValue }
      if let language = answers.language { profile.language = language }
      if let hours = answers.hoursAWeek { profile.hoursAWeek = hours }
      let path = answers.path ?? answers.experience?.path ?? profile.path ?? placed
      if path != profile.path {
        profile.path = path
        profile.startedOn = today
      }
    }
  }

  /// The language that a learner builds in: the folder's, else the one that they said.
  package func ownLanguage(in folder: String) async -> String? {
    if let own = language(of: folder) { return own }
    return try? await profile()?.language
  }

  // MARK: - Reading the journal

  /// Whether anything that a learner does is recorded.
  package var keepsJournal: Bool { storage.isWanted }

  /// The journal; nil where there is none yet, or none is wanted.
  ///
  /// What only reads makes none.
  func journalIfThere() throws(Problem) -> (any Journal)? {
    guard storage.isWanted, try storage.exists() else { return nil }
    return try storage.open()
  }

  func offer(_ catalog: Catalog, _ profile: LearnerProfile?) -> Offer {
    Offer(
      catalog: catalog,
      examined: Set(exams.map(\.project)),
      starters: Dictionary(
        exams.map { ($0.project, (try? languages(of: $0.project.rawValue)) ?? []) },
        uniquingKeysWith: { first, _ in first }
      ),
      language: profile?.language
    )
  }

  private func profile() async throws(Problem) -> LearnerProfile? {
    try await journalIfThere()?.profile()
  }

  func record() async throws(Problem) -> LearnerRecord {
    guard let journal = try journalIfThere() else { return LearnerRecord() }
    return try await record(in: journal)
  }

  private func record(in journal: any Journal) async throws(Problem) -> LearnerRecord {
    var record = LearnerRecord()
    record.lessons = Set(try await journal.firstReadings().map(\.lesson))
    record.stages = Set(
      try await journal.passedStages().map { StageReference(project: $0.project, stage: $0.stage) }
    )
    record.begun = Set(try await journal.lastRuns().map(\.project))
    for exam in exams {
      let core = exam.stages.filter { $0.grade == .core }
      let isPassed = core.allSatisfy {
        record.stages.contains(StageReference(project: exam.project, stage: $0.id))
      }
      if isPassed { record.projects.insert(exam.project) }
    }
    record.reviewsDue = try await reviewQueue().due.count
    return record
  }
}
