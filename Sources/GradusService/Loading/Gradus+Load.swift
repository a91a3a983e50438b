internal import GradusLoad
package import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension Gradus {
  /// Sends load to a server and measures it.
  ///
  /// - Parameters:
  ///   - request: What to send, and where.
  ///   - onSecond: Is told each second that has passed.
  /// - Returns: What was measured, up to where the task was cancelled.
  /// - Throws: `Problem` where the request makes no sense, or nothing can be reached.
  package func load(
    _ request: LoadRequest,
    onSecond: @escaping @Sendable (LoadReport.Second) -> Void = { _ in }
  ) async throws(Problem) -> LoadReport {
    let plan = try request.plan()
    do {
      let result = try await LoadGenerator.run(plan, seed: request.seed, onSecond: onSecond)
      return request.report(on: result, plan)
    } catch {
      throw request.problem(error)
    }
  }
}

extension LoadRequest {
  /// Rates above this are no load for one machine, but a slip of the finger.
  private static let highestRate = 1_000_000.0
  /// Each is counted apart, in half a megabyte.
  private static let mostSteps = 32
  private static let longest = Duration.seconds(24 * 3600)

  /// What the generator is to do.
  func plan() throws(Problem) -> LoadPlan {
    let (endpoint, target) = try place()
    guard endpoint.isLoopback || ownsHost else {
      throw Problem(
        "\(endpoint.host) is not this machine, and load is sent only to what is yours.",
        advice: "If it is yours, add --i-own-this-host."
      )
    }
    try checkLimits()
    try checkSteps()
    var plan = LoadPlan(
      endpoint: endpoint,
      workload: try workload(target),
      pace: pace,
      connections: connections,
      threads: threads,
      timeout: timeout
    )
    plan.firstUnique = firstUnique
    return plan
  }

  private var pace: LoadPlan.Pace {
    if !steps.isEmpty { return .open(.steps(steps, for: duration)) }
    guard let rate else { return .closed(duration) }
    let climb = Pacer.Phase(from: 0, to: rate, length: ramp)
    let hold = Pacer.Phase(from: rate, to: rate, length: duration)
    return .open(Pacer(ramp > .zero ? [climb, hold] : [hold]))
  }

  private func checkSteps() throws(Problem) {
    guard !steps.isEmpty else { return }
    guard rate == nil, ramp == .zero else {
      throw Problem(
        "Steps are rates themselves.",
        advice: "Leave out --\(rate == nil ? "ramp" : "rate"), or --steps."
      )
    }
    guard steps.count <= Self.mostSteps else {
      throw Problem("There are at most \(Self.mostSteps) steps.")
    }
    guard steps.allSatisfy({ $0 > 0 && $0 <= Self.highestRate }) else {
      throw Problem("Each step has more than 0 and at most 1,000,000 requests a second.")
    }
    guard steps.allSatisfy({ $0 * (duration / .seconds(1)) >= Double(steps.count) }) else {
      throw Problem(
        "Not one request would be sent in one of the steps.",
        advice: "Raise its rate or --duration, of which each step has an equal part."
      )
    }
  }

  private func checkLimits() throws(Problem) {
    if let rate, !(rate > 0 && rate <= Self.highestRate) {
      throw Problem("A rate is more than 0 and at most 1,000,000 requests a second.")
    }
    if rate == nil, steps.isEmpty, ramp > .zero {
      throw Problem(
        "A ramp needs a rate to climb to.",
        advice: "Add --rate, for example --rate 500."
      )
    }
    guard duration > .zero, duration + ramp <= Self.longest else {
      throw Problem("A load takes more than nothing and at most 24 hours.")
    }
    if let rate, (rate * ((duration + ramp) / .seconds(1))).rounded(.up) < 1 {
      throw Problem(
        "Not one request would be sent in that time.",
        advice: "Raise --rate or --duration."
      )
    }
    guard (1...60_000).contains(connections) else {
      throw Problem("There are 1 to 60,000 connections: that many ports one address has.")
    }
    guard (1...64).contains(threads) else { throw Problem("There are 1 to 64 threads.") }
    guard timeout > .zero, timeout <= .seconds(3600) else {
      throw Problem("A time-out is more than nothing and at most an hour.")
    }
  }

  /// Where the server is, and what is asked of it.
  private func place() throws(Problem) -> (endpoint: Endpoint, target: String) {
    let authority = url.firstRange(of: "://").map { $0.upperBound } ?? url.startIndex
    let end = url[authority...].firstIndex { "/?#".contains($0) } ?? url.endIndex
    do {
      let endpoint = try Endpoint(url: String(url[..<end]))
      let target = url[end...].prefix { $0 != "#" }
      guard target.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
        throw Problem(
          "'\(url)' has characters that a URL has not.",
          advice: "Percent-encode them: a space is %20."
        )
      }
      return (endpoint, target.hasPrefix("/") ? String(target) : "/\(target)")
    } catch let malformed as Endpoint.Malformed {
      throw Problem(malformed.description)
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem("\(error)")
    }
  }

  /// The mix that was asked for, else one kind of request.
  private func workload(_ target: String) throws(Problem) -> Workload {
    guard let mix else { return Workload([try template(target)]) }
    guard target == "/", method == "GET", headers.isEmpty, body == nil else {
      throw Problem(
        "With a mix, the requests are what its file says.",
        advice: "Give the URL without a path, and no --method, --header or --body."
      )
    }
    guard let data = FileManager.default.contents(atPath: mix) else {
      throw Problem("\(mix) can't be read.", advice: "Is it there, and a file?")
    }
    return try MixFile.workload(String(decoding: data, as: UTF8.self), file: mix)
  }

  private func template(_ target: String) throws(Problem) -> RequestTemplate {
    guard method.isToken else {
      throw Problem("'\(method)' is no method of HTTP.")
    }
    var fields: [RequestTemplate.Field] = []
    for header in headers {
      guard let colon = header.firstIndex(of: ":"), colon > header.startIndex,
        String(header[..<colon]).isToken,
        header.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
      else {
        throw Problem(
          "'\(header)' is no header.",
          advice: "Write --header 'Accept: application/json'."
        )
      }
      let value = header[header.index(after: colon)...].withoutOuterSpace
      fields.append(
        RequestTemplate.Field(String(header[..<colon]), Pattern(verbatim: String(value)))
      )
    }
    var content: Pattern?
    if let body {
      guard let pattern = Pattern(body) else {
        throw Problem("The body has a ${ that no } closes.")
      }
      content = pattern
    }
    return RequestTemplate(
      name: method,
      method: method,
      target: Pattern(verbatim: target),
      fields: fields,
      content: content
    )
  }
}
