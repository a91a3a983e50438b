internal import GradusCatalog
internal import GradusModel

/// What a learner has done, as far as their journal tells.
struct LearnerRecord: Hashable, Sendable {
  /// Lessons that were read.
  var lessons: Set<TopicID> = []
  /// Stages that passed in a run, with all of their checks.
  var stages: Set<StageReference> = []
  /// Projects whose core passed.
  var projects: Set<ProjectID> = []
  /// Projects that were examined, passed or not.
  var begun: Set<ProjectID> = []
  /// Recall questions that wait for an answer.
  var reviewsDue = 0
  /// What the last full assessment found; nil where there is none, or nobody asked.
  var assessed: AssessmentReport?
}

/// What exists, of all that the curriculum names: the rest is not written yet.
struct Offer: Sendable {
  let catalog: Catalog
  /// Projects that can be examined.
  let examined: Set<ProjectID>
  /// The languages that projects can be started in.
  let starters: [ProjectID: [String]]
  /// The language that the learner builds in; nil where they have not said.
  var language: String?
  /// For each career level the ability from which people usually work on it, in logits; empty where
  /// nothing is assessed.
  var careers: [String: Double] = [:]

  /// Whether it is for this learner: of the topics on languages, only those on their own.
  func concerns(_ reference: String) -> Bool {
    guard let language, let subject = reference.split(separator: ".").first.map(String.init),
      catalog.language(subject) != nil
    else { return true }
    return subject == language
  }

  /// Whether a topic has a lesson, or a drill or a project an exam.
  func has(_ reference: String) -> Bool {
    catalog.lesson(TopicID(reference)) != nil || examined.contains(ProjectID(reference))
  }

  /// Whether a learner has read that lesson, or passed that project.
  func isDone(_ reference: String, _ record: LearnerRecord) -> Bool {
    record.lessons.contains(TopicID(reference)) || record.projects.contains(ProjectID(reference))
  }
}

/// How many of something are done, of those that exist, and how many are not written yet.
package struct Count: Hashable, Sendable {
  package var done = 0
  package var possible = 0
  /// What the curriculum names and nobody can do yet.
  package var missing = 0

  /// From 0 to 100; nil where there is nothing to count.
  package var percent: Int? { possible == 0 ? nil : done * 100 / possible }

  package static func + (left: Count, right: Count) -> Count {
    Count(
      done: left.done + right.done,
      possible: left.possible + right.possible,
      missing: left.missing + right.missing
    )
  }

  init(done: Int = 0, possible: Int = 0, missing: Int = 0) {
    self.done = done
    self.possible = possible
    self.missing = missing
  }

  /// Counts what references lead to, each once.
  init(of references: [String], _ offer: Offer, _ record: LearnerRecord) {
    let all = Set(references.filter(offer.concerns))
    let existing = all.filter(offer.has)
    self.init(
      done: existing.count { offer.isDone($0, record) },
      possible: existing.count,
      missing: all.count - existing.count
    )
  }
}
