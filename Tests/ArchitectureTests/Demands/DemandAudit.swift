import Yams

/// Holds a contract, the list of its demands, and an exam against each other.
struct DemandAudit {
  /// A check, as far as it matters here.
  struct Examiner {
    let id: String
    /// The place of the contract that it cites.
    let place: String
  }

  let contract: Node
  let clauses: [Clause]
  let list: DemandList
  let checks: [Examiner]
  let variants: Set<String>
  /// How each clause stands that an entry is about.
  private let standings: [Clause: Standing]
  /// The places of the clauses that a check examines, by its id.
  private let places: [String: [String]]

  /// - Parameters:
  ///   - contract: The OpenAPI document of the project.
  ///   - list: What its `demands.yaml` says.
  ///   - checks: The checks of its exam, in their order.
  ///   - variants: The ids of the legal variants of its reference.
  init(contract: Node, list: DemandList, checks: [Examiner], variants: Set<String>) {
    self.contract = contract
    clauses = ContractReader(contract).clauses
    self.list = list
    self.checks = checks
    self.variants = variants
    var standings: [Clause: Standing] = [:]
    var places: [String: [String]] = [:]
    for clause in clauses {
      guard let standing = list.standing(of: clause) else { continue }
      standings[clause] = standing
      for check in checks where standing.isExamined(by: check.id) {
        places[check.id, default: []].append(clause.place)
      }
    }
    self.standings = standings
    self.places = places
  }

  /// How a clause stands; nil where no entry is about it.
  func standing(of clause: Clause) -> Standing? { standings[clause] }

  /// Everything that does not agree, in sentences; none where every demand has its checks.
  var problems: [String] {
    unclassified.map { "\($0.shown) is not in demands.yaml" }
      + stale.map { "\($0.shown) is in demands.yaml and no longer in the contract" }
      + doubled.map {
        "\($0.shown) stands more than once in its place; give one of them other words"
      }
      + clauses.flatMap(problems)
      + idle.map { "the check \($0.id) stands on nothing that the contract says" }
      + misplaced.map {
        "the check \($0.id) cites \($0.place), and stands on nothing there or below"
      }
  }

  /// The clauses that no entry is about.
  var unclassified: [Clause] { clauses.filter { standings[$0] == nil } }

  /// The entries that are about no clause.
  var stale: [DemandList.Entry] {
    list.entries.filter { entry in !clauses.contains(where: entry.covers) }
  }

  /// The checks that examine no clause.
  var idle: [Examiner] { checks.filter { places[$0.id] == nil } }

  private var doubled: [Clause] {
    Dictionary(grouping: clauses.filter { $0.form == .sentence }) { $0 }
      .filter { $1.count > 1 }.map(\.key).sorted { $0.place < $1.place }
  }

  private func problems(of clause: Clause) -> [String] {
    guard let standing = standings[clause] else { return [] }
    var problems: [String] = []
    if let missing = standing.missing {
      problems.append("\(clause.shown) has no check of this: \(missing)")
    } else if standing.kind == .demand, standing.checks.isEmpty {
      problems.append("\(clause.shown) demands something, and no check examines it")
    }
    if standing.kind != .demand, !standing.checks.isEmpty {
      problems.append("\(clause.shown) is called \(standing.kind.rawValue) and has checks")
    }
    problems += standing.checks
      .filter { name in
        !checks.contains { Standing(kind: .demand, checks: [name]).isExamined(by: $0.id) }
      }
      .map { "\(clause.shown) names the check \($0), which the exam does not have" }
    problems += standing.variants.filter { !variants.contains($0) }
      .map { "\(clause.shown) names the legal variant \($0), which the reference does not have" }
    return problems
  }

  /// The checks that stand on nothing that is said at the place that they cite, below it, or where that refers to.
  private var misplaced: [Examiner] {
    let reached = Dictionary(grouping: checks, by: \.place).mapValues { reach(from: $0[0].place) }
    return checks.filter { check in
      guard let places = places[check.id], let reached = reached[check.place] else { return false }
      return !places.contains { place in
        reached.contains { place == $0 || place.hasPrefix($0 + "/") }
      }
    }
  }

  /// The places that a place refers to, over as many references as there are, with itself.
  private func reach(from place: String) -> Set<String> {
    var reached: Set<String> = []
    var open = [place]
    while let place = open.popLast() {
      guard reached.insert(place).inserted, let node = contract.node(at: place) else { continue }
      open += node.references
    }
    return reached
  }
}

extension Clause {
  /// The clause in a message.
  var shown: String { form == .sentence ? "\(place): '\(text)'" : "\(place) (\(text))" }
}

extension DemandList.Entry {
  /// The entry in a message.
  var shown: String { form == .sentence ? "\(place): '\(text)'" : place }
}

extension Node {
  /// The node at a JSON pointer (RFC 6901).
  func node(at pointer: String) -> Node? {
    pointer.split(separator: "/").reduce(Optional(self)) { node, step in
      let name = String(step).replacing("~1", with: "/").replacing("~0", with: "~")
      if let sequence = node?.sequence, let position = Int(name) {
        return sequence.indices.contains(position) ? sequence[position] : nil
      }
      return node?.mapping?[Node(name)]
    }
  }

  /// The places of this document that the node refers to with `$ref`, anywhere in it.
  fileprivate var references: [String] {
    if let target = self["$ref"]?.scalar?.string, target.hasPrefix("#") {
      return [String(target.dropFirst())]
    }
    return members.flatMap(\.value.references) + (sequence ?? []).flatMap(\.references)
  }
}
