import GradusCatalog

/// Measures how long it takes to read everything that Gradus teaches.
enum CatalogBenchmark {
  /// Reads a content folder again and again.
  ///
  /// - Parameters:
  ///   - folder: The content.
  ///   - times: How often, at least once.
  /// - Returns: The median.
  /// - Throws: Where the content can't be read.
  static func loading(_ folder: String, times: Int) throws -> Duration {
    let content = ContentFolder(path: folder)
    let clock = ContinuousClock()
    let durations = try (0..<max(1, times)).map { _ in
      try clock.measure {
        guard try !Catalog([content]).lessons.isEmpty else { throw Empty() }
      }
    }
    return durations.sorted()[durations.count / 2]
  }

  private struct Empty: Error {}
}
