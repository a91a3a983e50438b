internal import GradusContract
internal import GradusModel

/// The description that a backend gives of itself, to expect things of.
package struct SubjectDescription: Sendable {
  /// How many mistakes of one kind are told; the others are counted.
  static let mostTold = 5

  private let described: DescribedAPI
  private let reply: Reply
  private let subject: Subject

  private var reading: OpenAPIReading { described.reading }

  fileprivate init(_ described: DescribedAPI, reply: Reply, subject: Subject) {
    self.described = described
    self.reply = reply
    self.subject = subject
  }

  /// Expects that the document is valid, and goes on.
  ///
  /// - Parameters:
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  package func expectValid(file: String = #fileID, line: Int = #line) {
    for diagnostic in reading.diagnostics.prefix(Self.mostTold) {
      let advice = diagnostic.advice.map { ". \($0)" } ?? ""
      reply.record(
        "body \(diagnostic.pointer)",
        expected: Evidence("a valid OpenAPI document\(advice)"),
        observed: Evidence(diagnostic.problem),
        file: file,
        line: line
      )
    }
  }

  /// Expects that every operation of the contract is described, and goes on.
  ///
  /// - Parameters:
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Throws: Where the run has no contract, or the document can't be read, whose finding is
  ///   recorded.
  package func expectEveryOperation(file: String = #fileID, line: Int = #line) throws {
    let own = try requireDocument(file: file, line: line)
    guard let contract = subject.record.contract else { throw NoContract() }
    let missing = contract.document.operations(undescribedBy: own).map(\.name)
    guard !missing.isEmpty else { return }
    reply.record(
      "body /paths",
      expected: Evidence("every operation of the contract"),
      observed: Evidence("no \(missing.joined(separator: ", no "))"),
      file: file,
      line: line
    )
  }

  /// Expects that every operation of the contract describes what it answers when it succeeds.
  ///
  /// - Parameters:
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Throws: Where the run has no contract, or the document can't be read, whose finding is
  ///   recorded.
  package func expectSuccesses(file: String = #fileID, line: Int = #line) throws {
    let own = try requireDocument(file: file, line: line)
    guard let contract = subject.record.contract else { throw NoContract() }
    // What it describes beside the contract is its own affair.
    for operation in own.operations(describedBy: contract.document) {
      let successes = (200..<300).compactMap(operation.response)
      if successes.isEmpty {
        record(operation, "a response for its success", "none", file: file, line: line)
      } else if ["GET", "POST"].contains(operation.method),
        !successes.contains(where: { $0.content.contains { $0.schema != nil } })
      {
        record(operation, "a schema of what it answers", "none", file: file, line: line)
      }
    }
  }

  private func record(
    _ operation: Operation,
    _ expected: String,
    _ observed: String,
    file: String,
    line: Int
  ) {
    reply.record(
      "body \(operation.pointer)",
      expected: Evidence("\(expected) of \(operation.name)"),
      observed: Evidence(observed),
      file: file,
      line: line
    )
  }

  /// Expects that every exchange of the run so far is as the backend describes it, and goes on.
  ///
  /// - Parameters:
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Throws: Where the document can't be read, whose finding is recorded.
  package func expectConformance(file: String = #fileID, line: Int = #line) throws {
    subject.expectConformance(
      to: try requireConformance(file: file, line: line),
      named: "openapi.json",
      file: file,
      line: line
    )
  }

  /// Expects that the document allows what this check has sent and the backend accepted, and goes on.
  ///
  /// - Parameters:
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Throws: Where the document can't be read, whose finding is recorded.
  package func expectAccepted(file: String = #fileID, line: Int = #line) throws {
    subject.expectAccepted(
      by: try requireConformance(file: file, line: line),
      named: "openapi.json",
      file: file,
      line: line
    )
  }

  private func requireConformance(file: String, line: Int) throws -> Conformance {
    _ = try requireDocument(file: file, line: line)
    guard let conformance = try described.conformance else { throw CheckStopped() }
    return conformance
  }

  private func requireDocument(file: String, line: Int) throws -> OpenAPIDocument {
    guard let document = reading.document, reading.isValid else {
      expectValid(file: file, line: line)
      throw CheckStopped()
    }
    return document
  }
}

extension Subject {
  /// Reads the backend's description of itself.
  ///
  /// - Parameters:
  ///   - path: Where it is served.
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Returns: The description, to expect things of.
  /// - Throws: `CheckStopped` where none is served, whose finding is recorded.
  package func describedBySelf(
    at path: String,
    file: String = #fileID,
    line: Int = #line
  ) async throws -> SubjectDescription {
    let reply = try await get(path, file: file, line: line)
    try reply.require(status: 200, file: file, line: line)
    let value: JSON = try reply.json(file: file, line: line)
      .require("an OpenAPI document", file: file, line: line) { $0 }
    let described = record.described(by: reply.response.content, value)
    return SubjectDescription(described, reply: reply, subject: self)
  }

  /// Expects that every exchange of the run so far is as the contract describes it, and goes on.
  ///
  /// - Parameters:
  ///   - file: The module and file that asks, for the findings; by default the caller's.
  ///   - line: The line that asks; by default the caller's.
  /// - Throws: Where the run has no contract.
  package func expectConformanceToContract(file: String = #fileID, line: Int = #line) throws {
    guard let contract = record.contract else { throw NoContract() }
    expectConformance(to: contract, named: "contract.yaml", file: file, line: line)
  }
}

/// A check that needs the contract runs without it: the examiner's own mistake.
struct NoContract: Error, CustomStringConvertible {
  var description: String { "there is no contract to hold exchanges against" }
}
