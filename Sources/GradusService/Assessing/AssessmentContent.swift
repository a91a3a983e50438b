internal import GradusAssessment
internal import GradusCatalog
internal import GradusItems
internal import GradusModel

/// All that the content says of the assessment.
struct AssessmentContent: Sendable {
  let catalog: Catalog
  let pool: ItemPool
  let results: ResultScale
  /// The model of abilities, with the cut scores of the content.
  let scale: LevelScale

  /// - Parameters:
  ///   - catalog: Of some folders of content, with at least one domain.
  ///   - pool: Likewise.
  ///   - results: Likewise.
  init(_ catalog: Catalog, _ pool: ItemPool, _ results: ResultScale) {
    self.catalog = catalog
    self.pool = pool
    self.results = results
    scale = LevelScale(
      HigherOrderModel(domainCount: catalog.domains.count),
      cuts: results.cuts,
      threshold: results.statedFrom
    )
  }

  /// The items of some parameters that somebody who writes these languages can be asked.
  ///
  /// - Throws: `Problem` where the items are no bank.
  func bank(_ parameters: [Item], for languages: [String]) throws(Problem) -> ItemBank {
    do throws(InvalidItemBank) {
      return try pool.bank(of: parameters, in: catalog, for: Set(languages))
    } catch {
      throw Problem(
        "The items of the assessment can't be used: \(error.problems.joined(separator: "; ")).",
        advice: "gradus catalog lint says where."
      )
    }
  }

  /// The mode that a record names; nil where it is none, or names what the catalog has not.
  func mode(_ name: String, subject: String?) -> AssessmentMode? {
    switch (name, subject) {
    case ("quick", nil): .quick
    case ("placement", nil): .placement
    case ("comprehensive", nil): .comprehensive
    case ("challenge", let domain?):
      catalog.domains.firstIndex { $0.id == domain }.map { .challenge(domain: $0) }
    case ("topic", let topic?):
      catalog.topic(TopicID(topic)).map { .topic(id: $0.id) }
    default: nil
    }
  }

  /// The title of what a sitting is about; nil where it is about all.
  func title(ofSubject subject: String?) -> String? {
    subject.flatMap { catalog.domain($0)?.title ?? catalog.title(of: $0) }
  }
}
