import GradusModel

/// `minLength` and `maxLength` (2020-12 validation, section 6.3), in code points.
struct LengthKeyword: Keyword {
  private let least: Int?
  private let most: Int?

  static func read(_ source: SchemaCompiler.Source, _: inout SchemaCompiler) -> (any Keyword)? {
    let keyword = LengthKeyword(least: source.count("minLength"), most: source.count("maxLength"))
    return keyword.least == nil && keyword.most == nil ? nil : keyword
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    guard case .string(let text) = value else { return true }
    let count = text.unicodeScalars.count
    if let least, count < least {
      return evaluation.deviates(
        "minLength",
        "must have at least \(Amount(least, "character")), and has \(count)",
        value
      )
    }
    if let most, count > most {
      return evaluation.deviates(
        "maxLength",
        "must have at most \(Amount(most, "character")), and has \(count)",
        value
      )
    }
    return true
  }
}

/// `pattern` (2020-12 validation, section 6.3.3).
struct PatternKeyword: Keyword {
  private let pattern: Pattern

  static func read(
    _ source: SchemaCompiler.Source,
    _ compiler: inout SchemaCompiler
  ) -> (any Keyword)? {
    guard source.has(.validation), let text = source.schema["pattern"]?.text else { return nil }
    return compiler.pattern(text, at: source.place.appending("pattern")).map {
      PatternKeyword(pattern: $0)
    }
  }

  func holds(for value: JSON, in evaluation: inout Evaluation) throws(EvaluationLimit) -> Bool {
    guard case .string(let text) = value else { return true }
    if try evaluation.matches(pattern, text) { return true }
    return evaluation.deviates("pattern", "must match the pattern \(pattern.text)", value)
  }
}

extension SchemaCompiler {
  /// Compiles a pattern, and notes why where that fails.
  mutating func pattern(_ text: String, at place: SchemaRegistry.Place) -> Pattern? {
    do throws(PatternError) {
      return try Pattern(text)
    } catch {
      let verdict = error.isUnsupported ? "can't be run" : "is no regular expression of ECMA-262"
      diagnose(place, "the pattern \(text) \(verdict): \(error.problem)")
      return nil
    }
  }
}

extension Evaluation {
  mutating func matches(_ pattern: Pattern, _ text: String) throws(EvaluationLimit) -> Bool {
    do throws(PatternTooCostly) {
      return try pattern.matches(text, steps: &patternSteps)
    } catch {
      throw .pattern(pattern.text)
    }
  }
}

/// A number with what is counted, in the singular or plural.
struct Amount: CustomStringConvertible {
  private let count: Int
  private let noun: String

  init(_ count: Int, _ noun: String) {
    self.count = count
    self.noun = noun
  }

  var description: String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
