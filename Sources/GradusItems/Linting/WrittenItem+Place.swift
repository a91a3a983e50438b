internal import GradusCatalog
internal import GradusModel

extension WrittenItem {
  /// How many people judge the difficulty of an item.
  private static let raterCount = 3

  /// Diagnostics where the item doesn't agree with the curriculum.
  func misplaced(in catalog: Catalog) -> [Diagnostic] {
    // What is missing has been told by the reader.
    guard !topic.rawValue.isEmpty else { return unknownLanguages(in: catalog) }
    var found: [Diagnostic] = []
    if !id.rawValue.hasPrefix("\(topic).") || id.rawValue.count == topic.rawValue.count + 1 {
      found.append(
        diagnostic(
          "the id '\(id)' doesn't begin with the topic",
          advice: "Call it \(topic).NAME"
        )
      )
    }
    found += unknownLanguages(in: catalog)
    guard let known = catalog.topic(topic) else {
      let nearest = Suggestion.nearest(to: topic.rawValue, in: catalog.topics.map(\.id.rawValue))
      found.append(
        diagnostic(
          "there is no topic '\(topic)'",
          advice: nearest.map { "Did you mean '\($0)'?" } ?? "gradus browse topics lists them"
        )
      )
      return found
    }
    guard catalog.domain(known.domain) != nil else {
      found.append(
        diagnostic(
          "the topic '\(topic)' is in no domain, so that nobody would ever be asked",
          advice: "Take a topic of a domain"
        )
      )
      return found
    }
    let folder = place.file.split(separator: "/").dropLast().last.map(String.init)
    if folder != known.domain {
      found.append(
        diagnostic(
          "the topic '\(topic)' is in the domain '\(known.domain)', and the file isn't",
          advice: "Move the item to items/\(known.domain)"
        )
      )
    }
    return found
  }

  /// Diagnostics for languages that the catalog doesn't have.
  private func unknownLanguages(in catalog: Catalog) -> [Diagnostic] {
    let known = catalog.languages.map(\.id)
    return languages.filter { !known.contains($0) }.map { language in
      diagnostic(
        "there is no language '\(language)'",
        advice: Suggestion.nearest(to: language, in: known).map { "Did you mean '\($0)'?" }
          ?? "There are \(known.joined(separator: ", "))"
      )
    }
  }

  /// A diagnostic where not just three people have judged the difficulty.
  var wrongRatings: [Diagnostic] {
    guard !raters.isEmpty, raters.count != Self.raterCount else { return [] }
    return [
      diagnostic(
        "the difficulty has been judged \(raters.count) times",
        advice: "Write the judgements of \(Self.raterCount) people, who don't know each other's"
      )
    ]
  }
}
