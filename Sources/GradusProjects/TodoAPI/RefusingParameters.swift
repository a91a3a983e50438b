import GradusExam
import GradusModel

extension Stage {
  @ListBuilder<Check> static var refusedParameters: [Check] {
    for (name, position) in [("page", 0), ("limit", 1)] {
      Check(
        CheckID("invalid-\(name)-notation"),
        "\(name) in another notation than decimal digits is refused",
        contract: Contract.parameter(position),
        hint: """
          Check that it is [0-9]+ before you turn it into a number: what reads numbers in your language \
          may take 1e1, 0x1, 1_0 or the digits of another script as well.
          """
      ) { subject in
        for value in ["1e1", "0x1", "1_0", "\u{662}", " 2", "2 ", "1,0", "1.", "2.0"] {
          let refused = try await subject.list([(name, value)])
          try refused.require(status: 400, 422)
          refused.expectError(code: "VALIDATION_ERROR", fields: [name])
        }
      }
    }

    Check(
      "inherited",
      "names that every object has are no values of a parameter",
      contract: Contract.list,
      hint: """
        These are no allowed values. In JavaScript an object has constructor and toString from the start, so look \
        a value up in a Set, a Map or an array, or with Object.hasOwn.
        """
    ) { subject in
      for name in ["completed", "priority", "sort", "order", "fields"] {
        for value in ["constructor", "toString"] {
          let refused = try await subject.list([(name, value)])
          try refused.require(status: 400, 422)
          refused.expectError(code: "VALIDATION_ERROR", fields: [name])
        }
      }
    }

    for (name, position, values) in [
      ("completed", 2, ["1", "0", "TRUE", "False", "t", "on", " true", "true "]),
      ("priority", 3, ["HIGH", "Low", "h", " high", "high ", "high,low"]),
      ("sort", 5, ["Title", "TITLE", "dueDate", "due-date", "-title", " title", "title,priority"]),
      ("order", 6, ["ASC", "DESC", "Desc", "descending", "-1", " desc"]),
      ("fields", 7, ["Title", "dueDate", "title,", ",title", "title;priority"]),
    ] as [(String, Int, [String])] {
      Check(
        CheckID("invalid-\(name)-spelling"),
        "\(name) is taken only as the contract spells it",
        contract: Contract.parameter(position),
        hint: """
          Compare the value as it was sent: case counts, and so do blanks and signs. Readers of booleans and \
          enumerations in many languages take more.
          """
      ) { subject in
        for value in values {
          let refused = try await subject.list([(name, value)])
          try refused.require(status: 400, 422)
          refused.expectError(code: "VALIDATION_ERROR", fields: [name])
        }
      }
    }

    for (name, position, values) in [
      ("page", 0, [("zero", "0"), ("minus", "-1"), ("word", "one"), ("fraction", "1.5")]),
      ("limit", 1, [("zero", "0"), ("minus", "-5"), ("word", "many"), ("large", "101")]),
      ("completed", 2, [("word", "yes")]), ("priority", 3, [("word", "urgent")]),
      ("sort", 5, [("word", "colour")]), ("order", 6, [("word", "up")]),
      ("fields", 7, [("unknown", "title,colour")]),
    ] {
      for (what, value) in values + [("empty", "")] {
        Check(
          "invalid-\(name)-\(what)",
          value.isEmpty ? "\(name) without a value is refused" : "\(name)=\(value) is refused",
          contract: Contract.parameter(position),
          hint: "Answer 400 or 422 and name the parameter; don't fall back to a default in silence."
        ) { subject in
          let refused = try await subject.list([(name, value)])
          try refused.require(status: 400, 422)
          refused.expectError(code: "VALIDATION_ERROR", fields: [name])
        }
      }
    }
  }
}
