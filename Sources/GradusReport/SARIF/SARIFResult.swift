internal import GradusModel

/// The findings of a check as results of SARIF (section 3.27).
enum SARIFResult {
  /// A result for each finding, or one for a check that has a verdict without any.
  static func all(
    _ check: CheckReport,
    rule: Int,
    of report: RunReport,
    at configuration: String
  ) -> [JSON] {
    var places: [String: Int] = [:]
    func fingerprint(_ place: String) -> String {
      // By what was looked at, and not by what came: that differs from run to run.
      let count = places[place, default: 0]
      places[place] = count + 1
      return SHA256.hexadecimal("\(report.project)\n\(check.id)\n\(place)\n\(count)")
    }
    func result(_ text: String, _ place: String, _ more: [(String, JSON)]) -> JSON {
      JSON(
        [
          ("ruleId", .string(check.id.rawValue)),
          ("ruleIndex", .number(JSONNumber(rule))),
          ("level", check.verdict == .failed ? "error" : "note"),
          ("message", ["text": .string(text)]),
          ("locations", [location(configuration)]),
          ("partialFingerprints", ["gradusFinding/v1": .string(fingerprint(place))]),
        ] + more
      )
    }
    if check.findings.isEmpty {
      return [result(FindingWords.lines([check.claim, check.reason ?? ""]), "", [])]
    }
    return check.findings.map { finding in
      let lines = [
        check.verdict == .failed ? check.claim : "Could not be decided: \(check.claim)",
        check.reason ?? "",
        FindingWords.sentence(finding),
        "Hint: \(check.advice)",
        "Replay: gradus replay \(finding.id)",
      ]
      var more: [(String, JSON)] = []
      if let position = finding.exchanges.last, check.transcript.indices.contains(position) {
        more = web(check.transcript[position])
      }
      more.append(("properties", ["finding": .string(finding.id.rawValue)]))
      return result(FindingWords.lines(lines), finding.place, more)
    }
  }

  private static func location(_ configuration: String) -> JSON {
    [
      "physicalLocation": [
        "artifactLocation": ["uri": .string(PathReference.relative(configuration))],
        "region": ["startLine": 1],
      ]
    ]
  }

  /// The decisive exchange (sections 3.46 and 3.47).
  private static func web(_ exchange: Exchange) -> [(String, JSON)] {
    let request = exchange.request
    var members: [(String, JSON)] = [
      (
        "webRequest",
        JSON(
          [
            ("protocol", "HTTP"), ("version", "1.1"), ("target", text(request.target)),
            ("method", text(request.method)), ("headers", headers(request.headers)),
          ] + body(request.content)
        )
      )
    ]
    guard let response = exchange.response else {
      members.append(("webResponse", ["noResponseReceived": true]))
      return members
    }
    let version = response.version.split(separator: "/").last.map(String.init) ?? ""
    members.append(
      (
        "webResponse",
        JSON(
          [
            ("protocol", "HTTP"), ("version", text(version)),
            ("statusCode", .number(JSONNumber(response.status))),
            ("reasonPhrase", text(response.reason)), ("headers", headers(response.headers)),
          ] + body(response.content)
        )
      )
    )
    return members
  }

  private static func body(_ bytes: Bytes) -> [(String, JSON)] {
    bytes.isEmpty ? [] : [("body", ["text": text(FindingWords.content(bytes))])]
  }

  /// The fields by name; several of one name are joined (RFC 9110, section 5.3).
  private static func headers(_ fields: [HeaderField]) -> JSON {
    var joined = JSONObject()
    for field in fields {
      let name = ExchangeText.visible(field.name)
      let value = ExchangeText.visible(field.value)
      joined[name] = .string(joined[name]?.text.map { "\($0), \(value)" } ?? value)
    }
    return .object(joined)
  }

  private static func text(_ text: String) -> JSON { .string(FindingWords.lines([text])) }
}
