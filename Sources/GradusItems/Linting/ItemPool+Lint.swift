package import GradusCatalog
package import GradusModel

extension ItemPool {
  /// Everything that is wrong with the items, by themselves and beside one another.
  ///
  /// Whether there are enough of them is another question, which `lintBank` answers.
  ///
  /// - Parameter catalog: With the topics and languages that items name.
  /// - Returns: The diagnostics, in the order of files and lines; empty where nothing is wrong.
  package func lint(in catalog: Catalog) -> [Diagnostic] {
    let found =
      diagnostics + items.flatMap { $0.lint(in: catalog) } + nearDuplicates + unbalancedPositions
    return found.ordered
  }

  /// A diagnostic about all items, or those of a domain, at the folder that they are in.
  func diagnostic(
    domain: String? = nil,
    _ problem: String,
    advice: String
  ) -> Diagnostic {
    // Below a folder for each domain, which the reader has made sure of.
    let parts = (items.first?.place.file ?? "items").split(
      separator: "/",
      omittingEmptySubsequences: false
    )
    let folder = parts.dropLast(2).joined(separator: "/")
    return Diagnostic(
      file: domain.map { "\(folder)/\($0)" } ?? folder,
      problem: problem,
      advice: advice
    )
  }
}

extension WrittenItem {
  /// Everything that is wrong with the item by itself.
  func lint(in catalog: Catalog) -> [Diagnostic] {
    let ofQuestions = questions.flatMap { question in
      wrongStem(of: question) + wrongOptions(of: question) + wrongAnswers(of: question)
    }
    return misplaced(in: catalog) + wrongRatings + ofQuestions
  }

  /// A diagnostic at the item.
  func diagnostic(_ problem: String, advice: String) -> Diagnostic {
    place.diagnostic(problem, advice: advice)
  }
}
