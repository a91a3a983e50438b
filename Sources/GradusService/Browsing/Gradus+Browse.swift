internal import GradusCatalog
internal import GradusExam
package import GradusModel

extension Gradus {
  /// What the catalog has.
  ///
  /// - Parameters:
  ///   - kind: The name of a kind; nil for all.
  ///   - id: The id of one of that kind; nil for all of them.
  ///   - search: Words that have to be in what is told of an entry, in either case; nil for all.
  ///   - folder: Content of somebody's own over the built-in one; nil for none.
  /// - Returns: The entries, or how many there are of each kind where nothing was asked for.
  /// - Throws: `Problem` where there is no such kind or id, or the content can't be read.
  package func browse(
    _ kind: String? = nil,
    id: String? = nil,
    search: String? = nil,
    over folder: String? = nil
  ) throws(Problem) -> CatalogListing {
    let entries = CatalogEntries(
      try catalog(over: folder),
      outlines: outlines,
      starters: Set(exams.flatMap { (try? languages(of: $0.project.rawValue)) ?? [] })
    )
    let wanted = search.map { $0.lowercased().split(whereSeparator: \.isWhitespace) } ?? []
    func matching(_ kind: CatalogKind) -> [CatalogEntry] {
      entries.all(kind).filter { entry in
        let words = entry.words
        return wanted.allSatisfy { words.contains($0) }
      }
    }
    guard let kind else {
      guard search == nil else {
        return CatalogListing(kind: nil, entries: CatalogKind.allCases.flatMap(matching))
      }
      return CatalogListing(
        kind: nil,
        overview: CatalogKind.allCases.map { kind in
          let all = entries.all(kind)
          return CatalogListing.Count(
            kind: kind,
            count: all.count,
            missing: all.count { $0.missing != nil }
          )
        }
      )
    }
    guard let known = CatalogKind(rawValue: kind) else {
      throw unknownKind(kind, entries)
    }
    guard let id else { return CatalogListing(kind: known, entries: matching(known)) }
    let all = entries.all(known)
    guard let entry = all.first(where: { $0.id == id }) else {
      if known == .lessons, entries.all(.topics).contains(where: { $0.id == id }) {
        throw Problem(
          "There is no lesson on \(id) yet.",
          advice: "gradus browse topics \(id) shows the topic."
        )
      }
      throw Problem.unknown(known.singular, id, among: all.map(\.id))
    }
    return CatalogListing(kind: known, entries: [entry])
  }

  /// The ids of a kind, for completions; none where there is no such kind.
  package func catalogIDs(of kind: String) -> [String] {
    let listing = try? browse(kind)
    return listing?.entries.map(\.id) ?? []
  }

  /// A kind that there isn't, which may be the id of something.
  private func unknownKind(_ kind: String, _ entries: CatalogEntries) -> Problem {
    let owner = CatalogKind.allCases.first { known in
      entries.all(known).contains { $0.id == kind }
    }
    guard let owner else {
      return Problem.unknown("kind", kind, among: CatalogKind.allCases.map(\.rawValue))
    }
    return Problem(
      "'\(kind)' is no kind, but one of the \(owner.rawValue).",
      advice: "Ask for gradus browse \(owner.rawValue) \(kind)."
    )
  }
}
