/// Variables that a learner adds to the environment of a subject.
package struct SubjectVariables: Hashable, Sendable {
  /// The values by name; none of the names is reserved.
  package var values: [String: String]
  /// The names of those whose values come from this process's environment.
  ///
  /// Such a value may be a secret. Gradus writes it nowhere, and hides it where the subject does.
  package var passedOn: Set<String>

  package static let none = SubjectVariables(values: [:], passedOn: [])

  package init(values: [String: String], passedOn: Set<String>) {
    self.values = values
    self.passedOn = passedOn
  }

  /// Whether Gradus alone gives the variable of that name.
  package static func isReserved(_ name: String) -> Bool {
    name == "PORT" || name == "HOST" || name.hasPrefix("GRADUS_")
  }

  /// The secrets that may be in here, line by line, as output is read.
  ///
  /// Short texts, such as `true` or `5432`, are no secrets, and hiding them would make output
  /// unreadable. A value that a subject gets anyway, such as `HOME`, is none either.
  var secrets: [Secret] {
    passedOn.filter { !SubjectEnvironment.keeps($0) }
      .flatMap { name in
        (values[name] ?? "").split(whereSeparator: \.isNewline).map {
          Secret(text: Array($0.utf8), name: name)
        }
      }
      .filter { $0.text.count >= 8 }
      // One may be the beginning of another.
      .sorted { ($0.text.count, $0.name) > ($1.text.count, $1.name) }
  }

  /// A text that is hidden where a subject writes it.
  struct Secret: Hashable, Sendable {
    let text: [UInt8]
    /// The variable that has it.
    let name: String

    /// What is shown in its place.
    var cover: [UInt8] { Array("$\(name)".utf8) }
  }
}
