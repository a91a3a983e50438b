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
    var told: Set<Deviation> = []
    let own = recorder.transcript
    for exchange in own + record.exchanges {
      for deviation in Deviation.all(of: exchange, from: conformance) {
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
          source: SourcePoint(file: file, line: line)
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
    case .body(let pointer):
      "body "
        + pointer.tokens.map { Int($0) == nil ? "/\($0)" : "/…" }.joined()
    }
  }
}
