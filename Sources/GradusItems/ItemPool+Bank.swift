package import GradusAssessment
package import GradusCatalog
internal import GradusModel

extension ItemPool {
  /// The items as the assessment sees them.
  ///
  /// Difficulties are what the ratings say, held against those of all items.
  ///
  /// - Parameter catalog: The positions of its domains are those of the items.
  /// - Returns: In the order of the items, without those on a topic that the catalog has not.
  package func parameters(in catalog: Catalog) -> [Item] {
    let prior = RatingPrior(of: items.map(\.raters))
    let domains = Dictionary(
      zip(catalog.domains.map(\.id), 0...),
      uniquingKeysWith: { first, _ in first }
    )
    return items.compactMap { item in
      guard let topic = catalog.topic(item.topic), let domain = domains[topic.domain] else {
        return nil
      }
      var parameters = Item(
        item.id,
        topic: item.topic,
        domain: domain,
        format: item.format,
        difficulty: prior.difficulty(of: item.raters)
      )
      parameters.isPilot = item.isPilot
      return parameters
    }
  }

  /// The bank of all items, or of those that a learner can be asked.
  ///
  /// - Parameters:
  ///   - catalog: Its domains, in their order, are those of the bank.
  ///   - languages: The ids of the languages that the learner writes; nil for all items.
  /// - Returns: Items for other languages are left out.
  /// - Throws: All that is wrong with the items.
  package func bank(
    in catalog: Catalog,
    for languages: Set<String>? = nil
  ) throws(InvalidItemBank) -> ItemBank {
    try bank(of: parameters(in: catalog), in: catalog, for: languages)
  }

  /// The bank of items whose parameters were refined.
  ///
  /// - Parameters:
  ///   - parameters: Of items of this pool.
  ///   - catalog: Its domains, in their order, are those of the bank.
  ///   - languages: The ids of the languages that the learner writes; nil for all items.
  /// - Returns: Items for other languages are left out.
  /// - Throws: All that is wrong with the items.
  package func bank(
    of parameters: [Item],
    in catalog: Catalog,
    for languages: Set<String>?
  ) throws(InvalidItemBank) -> ItemBank {
    let asked = parameters.filter { parameter in
      languages.map { item(parameter.id)?.isFor($0) ?? false } ?? true
    }
    return try ItemBank(asked, domainCount: catalog.domains.count)
  }
}

extension WrittenItem {
  /// Whether somebody who writes these languages can be asked.
  package func isFor(_ languages: Set<String>) -> Bool {
    self.languages.isEmpty || !languages.isDisjoint(with: self.languages)
  }

  /// How it is answered, which decides on the model of its responses.
  package var format: ResponseFormat {
    switch questions[0].task {
    case .choice(_, takesSeveral: true), .order: .partialCredit
    case .choice(let options, takesSeveral: false): .choice(options: options.count)
    default: .constructed
    }
  }
}
