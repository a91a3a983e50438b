import GradusModel

extension Conformance {
  /// Holds the header fields of a response against its description.
  func deviations(
    ofHeadersIn response: Response,
    from description: ResponseDescription
  ) -> [ConformanceDeviation] {
    description.headers.flatMap { header -> [ConformanceDeviation] in
      // Its description is `content` (OpenAPI 3.1, section 4.8.17).
      if header.name.lowercased() == "content-type" { return [] }
      let values = response.headers.values(of: header.name)
      guard !values.isEmpty else {
        guard header.isRequired else { return [] }
        return [
          ConformanceDeviation(
            .header(header.name),
            source: header.pointer,
            rule: "must be there: it is required"
          )
        ]
      }
      guard let schema = schema(at: header.schema) else { return [] }
      return deviations(of: values.joined(separator: ", "), in: header, schema)
    }
  }

  private func deviations(
    of text: String,
    in header: HeaderDescription,
    _ schema: JSONSchema
  ) -> [ConformanceDeviation] {
    let meanings = HeaderMeaning.all(of: text)
    if meanings.contains(where: schema.allows) { return [] }
    // The meaning that comes nearest explains best; text is what every field has.
    let failures = meanings.map { schema.deviations(of: $0) }
    return Alternatives.nearest(of: failures).map {
      ConformanceDeviation($0, at: .header(header.name))
    }
  }
}

/// The values that a field's text can stand for in the style `simple` (OpenAPI 3.1, section 4.8.12).
enum HeaderMeaning {
  /// Elements of a list that are told apart.
  private static let most = 1_000

  static func all(of text: String) -> [JSON] {
    let parts = text.split(separator: ",", maxSplits: most, omittingEmptySubsequences: false)
      .map(\.withoutOuterSpace)
    return [.string(text)] + [scalar(text)].compactMap(\.self) + [
      .array(parts.map { .string($0) }),
      .array(parts.map { scalar($0) ?? .string($0) }),
    ]
  }

  /// The number or boolean that a text spells.
  private static func scalar(_ text: String) -> JSON? {
    guard let value = try? JSONReader.read(text) else { return nil }
    return value.kind == "number" || value.kind == "boolean" ? value : nil
  }
}
