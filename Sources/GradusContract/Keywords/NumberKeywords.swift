import GradusModel

/// `minimum`, `maximum` and their exclusive forms (2020-12 validation, section 6.2).
struct BoundsKeyword: Keyword {
  private struct Bound {
    let keyword: String
    let number: JSONNumber
    let exact: ExactNumber
    let isUpper: Bool
    let isExclusive: Bool

    func allows(_ value: ExactNumber) -> Bool {
      if value == exact || value.digits.isEmpty && exact.digits.isEmpty { return !isExclusive }
      return isUpper ? value < exact : exact < value
    }

    var sentence: String {
      switch (isUpper, isExclusive) {
      case (true, true): "must be less than \(number.text)"
      case (true, false): "must be at most \(number.text)"
      case (false, true): "must be greater than \(number.text)"
      case (false, false): "must be at least \(number.text)"
      }
    }
  }

  private let bounds: [Bound]

  static func read(_ source: SchemaCompiler.Source, _: inout SchemaCompiler) -> (any Keyword)? {
    guard source.has(.validation) else { return nil }
    let isOld = source.dialect == .openAPI30
    func bound(_ keyword: String, isUpper: Bool, exclusive: String?) -> Bound? {
      guard case .number(let number) = source.schema[keyword] else { return nil }
      return Bound(
        keyword: keyword,
        number: number,
        exact: ExactNumber(number),
        isUpper: isUpper,
        // In 3.0 the exclusive form is a boolean beside the bound.
        isExclusive: exclusive.map { isOld && source.schema[$0]?.boolean == true } ?? true
      )
    }
    var bounds = [
      bound("minimum", isUpper: false, exclusive: "exclusiveMinimum"),
      bound("maximum", isUpper: true, exclusive: "exclusiveMaximum"),
    ]
    if !isOld {
      bounds.append(bound("exclusiveMinimum", isUpper: false, exclusive: nil))
      bounds.append(bound("exclusiveMaximum", isUpper: true, exclusive: nil))
    }
    let found = bounds.compactMap(\.self)
    return found.isEmpty ? nil : BoundsKeyword(bounds: found)
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    guard case .number(let number) = value else { return true }
    let exact = ExactNumber(number)
    var isMet = true
    for bound in bounds where !bound.allows(exact) {
      isMet = evaluation.deviates(bound.keyword, bound.sentence, value)
    }
    return isMet
  }
}

/// `multipleOf` (2020-12 validation, section 6.2.1), by exact decimal arithmetic.
struct MultipleKeyword: Keyword {
  private let number: JSONNumber
  private let divisor: ExactNumber

  static func read(_ source: SchemaCompiler.Source, _: inout SchemaCompiler) -> (any Keyword)? {
    guard source.has(.validation), case .number(let number) = source.schema["multipleOf"] else {
      return nil
    }
    return MultipleKeyword(number: number, divisor: ExactNumber(number))
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    guard case .number(let number) = value else { return true }
    let isMultiple: Bool
    do throws(ExactNumber.DivisionTooLarge) {
      isMultiple = try ExactNumber(number).isMultiple(of: divisor)
    } catch {
      throw .division
    }
    if isMultiple { return true }
    return evaluation.deviates("multipleOf", "must be a multiple of \(self.number.text)", value)
  }
}
