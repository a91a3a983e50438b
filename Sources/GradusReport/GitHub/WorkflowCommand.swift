/// A line of output that the runner of GitHub Actions reads as an annotation.
package struct WorkflowCommand: Hashable, Sendable {
  /// How grave it is.
  package enum Level: String, Sendable {
    case error
    case warning
    case notice
  }

  package var level: Level
  /// What stands above the message.
  package var title: String
  /// The file that it is shown at, relative to the root of the repository.
  package var file: String
  package var message: String

  package init(level: Level, title: String, file: String, message: String) {
    self.level = level
    self.title = title
    self.file = file
    self.message = message
  }

  /// The line, without its end; nothing in title or message can begin another one.
  package var line: String {
    "::\(level.rawValue) title=\(Self.property(title)),file=\(Self.property(file)),line=1::"
      + Self.data(message)
  }

  /// Text after the second `::`, where the runner reads `%25`, `%0D` and `%0A` back.
  static func data(_ text: String) -> String {
    escaped(text) { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: nil
      }
    }
  }

  /// The value of a property, where it reads `%3A` and `%2C` back as well.
  static func property(_ text: String) -> String {
    escaped(data(text)) { scalar in
      switch scalar {
      case ":": "%3A"
      case ",": "%2C"
      default: nil
      }
    }
  }

  // By scalars: a carriage return and a line feed together are one character of a string.
  private static func escaped(
    _ text: String,
    _ escape: (Unicode.Scalar) -> String?
  ) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if let escape = escape(scalar) {
        escaped += escape
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
