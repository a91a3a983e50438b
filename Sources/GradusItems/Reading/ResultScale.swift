package import GradusAssessment
package import GradusCatalog
package import GradusModel

/// What abilities mean, as the content says: levels with their paths, and careers.
package struct ResultScale: Hashable, Sendable {
  /// A career level with the ability from which people usually work on it.
  package struct Career: Hashable, Sendable {
    /// The id in the catalog.
    package let id: String
    /// In logits.
    package let from: Double
  }

  /// How likely a level must be to be stated, from 0.5 to 1.
  package let statedFrom: Double
  package let cuts: CutScores
  /// The lowest first.
  package let careers: [Career]

  /// Reads `assessment.yaml` of the last folder that has one.
  ///
  /// - Throws: All that is wrong with it; `ContentFolder.Unreadable` as a diagnostic, too.
  package init(_ folders: [ContentFolder]) throws(InvalidResultScale) {
    let name = "assessment.yaml"
    do {
      guard let folder = try folders.last(where: { try $0.entries().contains(name) }) else {
        throw Diagnostic(file: name, problem: "it is not there", advice: "Install Gradus again")
      }
      let root = try YAMLValue(folder.text(name), file: folder.naming(name))
      var reader = EntryReader()
      guard let scale = reader.resultScale(root), reader.diagnostics.isEmpty else {
        throw InvalidResultScale(diagnostics: reader.diagnostics)
      }
      self = scale
    } catch let invalid as InvalidResultScale {
      throw invalid
    } catch let diagnostic as Diagnostic {
      throw InvalidResultScale(diagnostics: [diagnostic])
    } catch {
      throw InvalidResultScale(diagnostics: [Diagnostic(file: name, problem: "\(error)")])
    }
  }

  init(statedFrom: Double, cuts: CutScores, careers: [Career]) {
    self.statedFrom = statedFrom
    self.cuts = cuts
    self.careers = careers
  }

  /// The career level that an ability is usual for; nil below the first.
  package func career(at ability: Double) -> Career? { careers.last { ability >= $0.from } }
}

/// What abilities mean can't be read.
package struct InvalidResultScale: Error, Hashable, Sendable {
  package let diagnostics: [Diagnostic]
}

extension EntryReader {
  /// Reads what abilities mean; nil where what is wrong, and noted, leaves nothing to be told.
  fileprivate mutating func resultScale(_ root: YAMLValue) -> ResultScale? {
    expect(["assessment"], in: root)
    guard let entry = root["assessment"] else {
      missing("assessment", in: root)
      return nil
    }
    expect(["stated_from", "levels", "careers"], in: entry)
    let stated = decimal("stated_from", in: entry, within: 0.5...1)
    let levels = entries("levels", in: entry)
    for (level, named) in zip(levels, Level.allCases) {
      expect(["path", "from"], in: level)
      _ = choice("path", in: level, of: [named.rawValue])
    }
    guard levels.count == Level.allCases.count else {
      note(entry["levels"] ?? entry, "there are \(levels.count) levels", advice: "Write three")
      return nil
    }
    let careers = entries("careers", in: entry).compactMap { career -> ResultScale.Career? in
      expect(["career", "from"], in: career)
      let id = text("career", in: career)
      return decimal("from", in: career, within: -4...4).map { .init(id: id, from: $0) }
    }
    guard let stated, let intermediate = decimal("from", in: levels[1], within: -4...4),
      let advanced = decimal("from", in: levels[2], within: -4...4)
    else { return nil }
    if intermediate >= advanced
      || !zip(careers, careers.dropFirst()).allSatisfy({ $0.from < $1.from })
    {
      note(entry, "levels or careers do not ascend", advice: "Write the lowest first")
      return nil
    }
    return ResultScale(
      statedFrom: stated,
      cuts: CutScores(intermediate: intermediate, advanced: advanced),
      careers: careers
    )
  }

  /// The number at a key; nil, and noted, where there is none in the range.
  private mutating func decimal(
    _ key: String,
    in entry: YAMLValue,
    within range: ClosedRange<Double>
  ) -> Double? {
    guard let value = entry[key] else {
      missing(key, in: entry)
      return nil
    }
    guard let number = value.text.flatMap({ Double($0) }), range.contains(number) else {
      note(
        value,
        "'\(key)' is no number from \(range.lowerBound) to \(range.upperBound)",
        advice: "Write one"
      )
      return nil
    }
    return number
  }
}
