import GradusModel

extension Conformance {
  /// Holds the content of a response against its description.
  func deviations(
    ofContentIn response: Response,
    method: String,
    from description: ResponseDescription
  ) -> [ConformanceDeviation] {
    // Neither has content, whatever the header says (RFC 9110, sections 9.3.2, 15.3.5 and 15.4.5).
    if method == "HEAD" || [204, 205, 304].contains(response.status) {
      return bodyless(response, description, because: method == "HEAD" ? "HEAD" : "this status")
    }
    if description.content.isEmpty {
      guard !response.content.isEmpty || response.omittedBytes > 0 else { return [] }
      return [
        ConformanceDeviation(
          .body(JSONPointer()),
          source: description.pointer,
          rule: "must not be there: the description of this response has no content",
          value: shown(response.content)
        )
      ]
    }
    guard let type = response.mediaType else { return [missingType(response, description)] }
    guard let content = description.content.nearest(to: MediaRange(type)) else {
      return [
        ConformanceDeviation(
          .header("Content-Type"),
          source: description.pointer.appending("content"),
          rule: "must be \(types(of: description))",
          value: response.headers.value(of: "Content-Type")
        )
      ]
    }
    return deviations(of: response, type: MediaRange(type), from: content)
  }

  private func bodyless(
    _ response: Response,
    _ description: ResponseDescription,
    because reason: String
  ) -> [ConformanceDeviation] {
    guard !response.content.isEmpty else { return [] }
    return [
      ConformanceDeviation(
        .body(JSONPointer()),
        source: description.pointer,
        rule: "must not be there: a response to \(reason) has no content",
        value: shown(response.content)
      )
    ]
  }

  private func missingType(
    _ response: Response,
    _ description: ResponseDescription
  ) -> ConformanceDeviation {
    let source = description.pointer.appending("content")
    if response.content.isEmpty {
      return ConformanceDeviation(
        .body(JSONPointer()),
        source: source,
        rule: "must be there, as \(types(of: description)): the response has no content"
      )
    }
    return ConformanceDeviation(
      .header("Content-Type"),
      source: source,
      rule: "must be there, and be \(types(of: description))"
    )
  }

  private func types(of description: ResponseDescription) -> String {
    description.content.map(\.range.text).joined(separator: " or ")
  }

  private func deviations(
    of response: Response,
    type: MediaRange,
    from content: MediaTypeDescription
  ) -> [ConformanceDeviation] {
    guard type.isJSON || type.isText, let schema = schema(at: content.schema) else { return [] }
    guard response.omittedBytes == 0 else {
      return [
        ConformanceDeviation(
          .body(JSONPointer()),
          source: content.pointer,
          rule: "could not be examined: it is too large to be kept",
          isUndecided: true
        )
      ]
    }
    guard type.isJSON else {
      guard let text = response.content.text else { return [] }
      return deviations(of: .string(text), schema)
    }
    do throws(JSONSyntaxError) {
      return deviations(of: try JSONReader.read(response.content.array), schema)
    } catch {
      return [
        ConformanceDeviation(
          .body(JSONPointer()),
          source: content.pointer,
          rule: "must be JSON, and is not: \(error)",
          value: shown(response.content)
        )
      ]
    }
  }

  private func deviations(of value: JSON, _ schema: JSONSchema) -> [ConformanceDeviation] {
    schema.deviations(of: value).map { ConformanceDeviation($0, at: .body($0.instance)) }
  }

  private func shown(_ content: Bytes) -> String {
    // A character can take four bytes, and the last of them may be cut.
    let text = String(decoding: content.array.prefix(800), as: UTF8.self)
    return text.count > 200 ? text.prefix(200) + "…" : text
  }
}
