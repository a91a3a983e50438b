import GradusExam
import GradusModel

extension Stage {
  static let http = Stage(
    "http",
    "Speak HTTP as clients, caches and browsers expect it",
    grade: .production,
    buildsOn: ["boot", "create", "read", "list", "update", "delete"],
    lessons: [
      "fundamentals.http", "fundamentals.methods", "fundamentals.content-negotiation",
      "arch.cache-invalidation", "security.cors",
    ]
  ) {
    Check.methods
    Check.crossOrigin
    Check.negotiation
    Check.validators
    Check.conditionalReading
    Check.conditionalWriting
    Check.nearConditions
    Check.messages
    Check.framing
  }
}
