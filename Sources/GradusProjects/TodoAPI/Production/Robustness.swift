import GradusExam
import GradusModel

extension Stage {
  static let robustness = Stage(
    "robustness",
    "Stand what clients send by mistake and on purpose",
    grade: .production,
    buildsOn: ["boot", "create", "read", "list"],
    lessons: [
      "security.input-validation", "security.sql-injection", "fundamentals.http",
      "fundamentals.concurrency-models",
    ]
  ) {
    Check.foreignText
    Check.hostileText
    Check.hostileContent
    Check.encodings
    Check.hostileMessages
    Check.hostileIDs
    Check.hostileFraming
    Check.badClients
  }
}

extension Subject {
  /// Expects that the backend still does its work, after something that might have broken it.
  ///
  /// - Parameters:
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Throws: Where it does not; the finding is recorded.
  func expectStillServing(file: String = #fileID, line: Int = #line) async throws {
    let created = try await arrangeTodo(file: file, line: line)
    let read = try await get(created.path, file: file, line: line)
    try read.require(status: 200, file: file, line: line)
  }
}

extension Reply {
  /// Stops the check where the backend blames itself, by a status of 500 or more.
  func requireNoServerError(file: String = #fileID, line: Int = #line) throws {
    let allowed = Array(200..<500) + [501, 505]
    try require(
      statusIn: allowed,
      as: "below 500: the client's request was at fault, not the service",
      file: file,
      line: line
    )
  }
}
