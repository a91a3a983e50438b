internal import GradusContract
internal import GradusModel

extension Subject {
  /// Expects that the exchanges of this check, and of those that passed, are as a document says.
  ///
  /// Deviations of one kind are told once, with the first exchange that shows them.
  ///
  /// - Parameters:
  ///   - conformance: The document.
  ///   - name: Its name for the report.
  ///   - file: The module and file that asks, for the findings.
  ///   - line: The line that asks.
  func expectConformance(to conformance: Conformance, named name: String, file: String, line: Int) {
    let source = SourcePoint(file: file, line: line)
    expectNone(in: recorder.transcript + record.exchanges, by: name, source: source) {
      Deviation.all(of: $0, from: conformance)
    }
  }

  /// Expects that a document allows what this check has sent and the backend accepted.
  ///
  /// - Parameters:
  ///   - conformance: The document.
  ///   - name: Its name for the report.
  ///   - file: The module and file that asks, for the findings.
  ///   - line: The line that asks.
  func expectAccepted(by conformance: Conformance, named name: String, file: String, line: Int) {
    let source = SourcePoint(file: file, line: line)
    let accepted = recorder.transcript.filter {
      ($0.response?.status).map { (200..<300).contains($0) } == true
    }
    expectNone(in: accepted, by: name, source: source) {
      Deviation.all(ofContentIn: $0.request, from: conformance)
    }
  }

  /// Records what is wrong with exchanges, each kind once.
  private func expectNone(
    in exchanges: [Exchange],
    by name: String,
    source: SourcePoint,
    _ deviations: (Exchange) -> [Deviation]
  ) {
    var told: Set<Deviation> = []
    let own = recorder.transcript
    for exchange in exchanges {
      for deviation in deviations(exchange) {
        guard told.count < SubjectDescription.mostTold, told.insert(deviation).inserted else {
          continue
        }
        // What an earlier check exchanged becomes part of this one's transcript, to be shown.
        let position = own.firstIndex(of: exchange) ?? recorder.record(exchange)
        recorder.record(
          "\(deviation.operation), \(deviation.place)",
          expected: Evidence("\(deviation.rule) (\(name)#\(deviation.source))"),
          observed: Evidence(deviation.value),
          exchanges: [position],
          source: source
        )
      }
    }
  }
}

/// What is wrong with an exchange by a document; the same for all exchanges with the same mistake.
private struct Deviation: Hashable {
  let operation: String
  let place: String
  let rule: String
  let source: String
  let value: String

  static func == (left: Deviation, right: Deviation) -> Bool {
    left.operation == right.operation && left.place == right.place && left.source == right.source
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(operation)
    hasher.combine(place)
    hasher.combine(source)
  }

  static func all(ofContentIn request: Request, from conformance: Conformance) -> [Deviation] {
    switch conformance.outcome(ofContentIn: request) {
    case .nothingToExamine: []
    case .undescribedContent(let operation):
      [
        Deviation(
          operation: operation.name,
          place: "content of the request",
          rule: "a schema of what it takes",
          source: operation.pointer.description,
          value: "none"
        )
      ]
    case .examined(let operation, let deviations):
      deviations.filter { !$0.isUndecided }.map { deviation in
        Deviation(
          operation: operation.name,
          place: "content of the request " + deviation.place.pointerText,
          rule: deviation.rule,
          source: deviation.source.description,
          value: "accepted: " + (deviation.value ?? "nothing")
        )
      }
    }
  }

  static func all(of exchange: Exchange, from conformance: Conformance) -> [Deviation] {
    switch conformance.outcome(of: exchange) {
    // Refused before an operation was found, which needs no description; other checks look at it.
    case .undescribedPath, .undescribedMethod, .noResponse: []
    case .undescribedStatus(let operation, let status):
      [
        Deviation(
          operation: operation.name,
          place: "status",
          rule: "a status that is described",
          source: operation.pointer.appending("responses").description,
          value: "\(status)"
        )
      ]
    case .examined(let operation, let deviations):
      deviations.filter { !$0.isUndecided }.map { deviation in
        Deviation(
          operation: "\(operation.name) answered with \(exchange.response?.status ?? 0)",
          place: deviation.place.anonymous,
          rule: deviation.rule,
          source: deviation.source.description,
          value: deviation.value ?? "nothing"
        )
      }
    }
  }
}

extension ConformanceDeviation.Place {
  /// The place, without which element of an array it is in.
  fileprivate var anonymous: String {
    switch self {
    case .header(let name): "header \(name)"
    case .body: "body " + pointerText
    }
  }

  /// The pointer of a place in a body, without which element of an array it is in.
  fileprivate var pointerText: String {
    guard case .body(let pointer) = self else { return "" }
    return pointer.tokens.map { Int($0) == nil ? "/\($0)" : "/…" }.joined()
  }
}
