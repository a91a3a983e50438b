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

  /// Reads what abilities mean.
  ///
  /// - Parameters:
  ///   - catalog: Of these folders.
  ///   - pool: Likewise.
  ///   - folders: Of the content; later ones add to earlier ones.
  /// - Throws: `Problem` where that can't be read, or there is no item.
  init(_ catalog: Catalog, _ pool: ItemPool, _ folders: [ContentFolder]) throws(Problem) {
    self.catalog = catalog
    self.pool = pool
    do throws(InvalidResultScale) {
      results = try ResultScale(folders)
    } catch {
      throw Problem(error.diagnostics.map(\.description).joined(separator: "\n"))
    }
    guard !pool.items.isEmpty, !catalog.domains.isEmpty else {
      throw Problem(
        "There are no items to assess with in \(folders.map(\.path).joined(separator: " or ")).",
        advice: "gradus catalog lint says what is wrong with them, if any are there."
      )
    }
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
    let languages = Set(languages)
    let asked = parameters.filter { pool.item($0.id)?.isFor(languages) ?? false }
    do throws(InvalidItemBank) {
      return try ItemBank(asked, domainCount: catalog.domains.count)
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
