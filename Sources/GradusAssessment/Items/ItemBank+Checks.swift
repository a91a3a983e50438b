internal import GradusModel

extension ItemBank {
  /// What is wrong with items, as sentences without their full stops.
  static func problems(of items: [Item], domainCount: Int) -> [String] {
    var problems: [String] = []
    var known: Set<ItemID> = []
    if domainCount < 1 { problems.append("The bank has no domain") }
    for item in items {
      if !known.insert(item.id).inserted {
        problems.append("\(item.id) is there twice; give one of them another id")
      }
      if !(0..<max(domainCount, 1)).contains(item.domain) {
        problems.append("\(item.id) is in domain \(item.domain), and there are \(domainCount)")
      }
      if !(item.difficultyVariance >= 0 && item.difficultyVariance.isFinite) {
        problems.append("\(item.id) has the variance \(item.difficultyVariance); use 0 or more")
      }
      problems += self.problems(of: item.model).map { "\(item.id) has \($0)" }
    }
    return problems
  }

  /// Beyond them nobody's response would be more than rounding errors.
  private static let difficulties = -10.0...10

  private static func problems(of model: ResponseModel) -> [String] {
    var problems: [String] = []
    if !(model.discrimination > 0 && model.discrimination <= 10) {
      problems.append("the discrimination \(model.discrimination); use one above 0, at most 10")
    }
    switch model {
    case .logistic(let model):
      if !difficulties.contains(model.difficulty) {
        problems.append("the difficulty \(model.difficulty); use logits from -10 to 10")
      }
      if !(0..<1).contains(model.guessing) {
        problems.append("the guessing \(model.guessing); use one from 0, and less than 1")
      }
    case .graded(let model):
      let isAscending = zip(model.thresholds, model.thresholds.dropFirst()).allSatisfy(<)
      let isBounded = model.thresholds.allSatisfy(difficulties.contains)
      if model.thresholds.isEmpty || !isAscending || !isBounded {
        problems.append(
          "the thresholds \(model.thresholds); use one or more from -10 to 10, ascending"
        )
      }
    }
    return problems
  }

  /// FNV-1a, 64 bits, over the ids and every parameter, as hexadecimal digits.
  static func fingerprint(of items: [Item]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    }
    for item in items {
      add(item.id.rawValue.utf8)
      add(item.topic.rawValue.utf8)
      for number in item.parameters {
        add((0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * UInt64($0))) })
      }
    }
    return String(hash, radix: 16)
  }
}

extension Item {
  /// All that its selection and its scoring depend on.
  fileprivate var parameters: [Double] {
    let common = [Double(domain), difficultyVariance, isPilot ? 1 : 0, model.discrimination]
    return switch model {
    case .logistic(let model): common + [model.difficulty, model.guessing]
    case .graded(let model): common + model.thresholds
    }
  }
}
