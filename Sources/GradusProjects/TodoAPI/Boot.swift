import GradusExam
import GradusModel

extension Stage {
  static let boot = Stage(
    "boot",
    "Start, and say that you are there",
    lessons: ["fundamentals.client-server", "fundamentals.http", "arch.health"]
  ) {
    Check.starts(contract: Contract.storage)

    Check(
      "health",
      "GET /health answers 200 with the status ok",
      contract: Contract.health,
      hint: #"Answer exactly /health, at the root and not below /api/v1, with {"status":"ok"}."#
    ) { subject in
      let health = try await subject.get("/health")
      try health.require(status: 200)
      health.json.status.expect("ok")
    }

    Check(
      "health-type",
      "GET /health says that it answers JSON",
      contract: Contract.health,
      hint: "Set Content-Type: application/json on the response.",
      buildsOn: ["boot.health"]
    ) { subject in
      let health = try await subject.get("/health")
      try health.requireSuccess()
      health.expectJSONMediaType()
    }

    Check(
      "health-again",
      "GET /health answers the same again and again",
      contract: Contract.health,
      hint: "Does the first request change something, or close what later ones need?",
      buildsOn: ["boot.health"]
    ) { subject in
      let first = try await subject.get("/health")
      try first.requireSuccess()
      for _ in 1...5 {
        let again = try await subject.get("/health")
        try again.require(status: first.status)
        again.json.status.expect(sameAs: first.json.status)
      }
    }

    Check(
      "unknown-path",
      "a path that is not in the contract is answered with 404 and an error",
      contract: Contract.error,
      hint: """
        Replace the framework's own page for unknown paths with the error envelope, and send it as \
        application/json.
        """
    ) { subject in
      let missing = try await subject.get("/\(subject.data.word())")
      try missing.require(status: 404)
      missing.expectError()
      missing.expectJSONMediaType()
    }
  }
}
