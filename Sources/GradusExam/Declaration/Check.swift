package import GradusModel

/// One claim about the subject, with the code that tests it.
package struct Check: Sendable {
  /// What a check asks of the run, besides a subject.
  package enum Trait: Hashable, Sendable {
    /// Stages that build on this one are blocked where this check fails.
    case foundation
    /// It needs a subject that has just been started and has stored nothing.
    case freshSubject
    /// It starts and ends subjects of its own, one after the other on one data folder.
    case restarts
    /// The subjects that it starts may be those of other such checks as well: it says of each life how it
    /// ends, and expects nothing that what others store could change. Implies `.restarts`.
    case sharesLives
    /// It judges what the whole run has exchanged before it, and so is never run without that.
    case judgesRun
    /// It judges the start itself, and so runs where the subject could not be started, too.
    case judgesStart
  }

  /// The code of a check; it throws only to stop.
  package typealias Body = @Sendable (Subject) async throws -> Void

  package private(set) var id: CheckID
  /// A sentence in the present tense that is true of a subject that passes.
  package let claim: String
  /// Where the contract says so, as a JSON pointer (RFC 6901) into it.
  package let contract: String
  /// What to look at when it fails.
  package let hint: String
  package let traits: Set<Trait>
  /// The checks without which this one would only repeat what they found; where one of them failed,
  /// it is blocked.
  package private(set) var foundations: [CheckID]
  package let body: Body
  /// Where it is declared.
  package let source: SourcePoint

  /// - Parameters:
  ///   - id: Unique within its stage.
  ///   - claim: A sentence in the present tense.
  ///   - traits: What it asks of the run.
  ///   - contract: The paragraph of the contract that it stands on, as a JSON pointer.
  ///   - hint: What to look at when it fails.
  ///   - foundations: The checks that it builds on: of its own stage by their names, of others with
  ///     the stage's before them.
  ///   - file: The module and file that declares it; by default the caller's.
  ///   - line: The line that declares it; by default the caller's.
  ///   - body: Sends requests to the subject and expects things of the replies.
  package init(
    _ id: CheckID,
    _ claim: String,
    _ traits: Trait...,
    contract: String,
    hint: String,
    buildsOn foundations: [CheckID] = [],
    file: String = #fileID,
    line: Int = #line,
    body: @escaping Body
  ) {
    self.id = id
    self.claim = claim
    self.contract = contract
    self.hint = hint
    self.traits = Set(traits).union(traits.contains(.sharesLives) ? [.restarts] : [])
    self.foundations = foundations
    self.body = body
    source = SourcePoint(file: file, line: line)
  }

  var isFoundation: Bool { traits.contains(.foundation) }

  /// The check without its behaviour.
  package var outline: CheckOutline { CheckOutline(id: id, claim: claim, hint: hint) }

  func placed(in stage: StageID) -> Check {
    var check = self
    check.id = CheckID("\(stage).\(id)")
    check.foundations = foundations.map { foundation in
      foundation.rawValue.contains(".") ? foundation : CheckID("\(stage).\(foundation)")
    }
    return check
  }
}

extension Check {
  /// The check with which every exam begins: the subject starts, and listens where it was told to.
  package static func starts(contract: String) -> Check {
    Check(
      "starts",
      "the backend starts and listens on the given HOST and PORT",
      .foundation,
      .judgesStart,
      contract: contract,
      hint: "Read PORT and HOST from the environment, listen there, and stay in the foreground."
    ) { subject in
      try subject.requireStarted()
    }
  }
}
