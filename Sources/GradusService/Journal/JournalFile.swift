package import GradusModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A journal as JSON, as `Docs/journal.md` describes it.
package enum JournalFile {
  /// The version of the form; it grows when a reader of the old one would misread the new one.
  package static let format = 2

  /// A journal as JSON text with a line end: the same journal is always the same text.
  ///
  /// - Throws: Where a number in it has no form in JSON.
  package static func encode(_ contents: JournalContents) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(Form(contents))) + [0x0A]
  }

  /// Reads what `encode` wrote, in this version or an earlier one.
  ///
  /// - Parameters:
  ///   - text: JSON.
  ///   - file: Its name, for messages.
  /// - Returns: What it holds, in the order of the file.
  /// - Throws: `Problem` with the first place that is not right.
  package static func decode(_ text: [UInt8], file: String) throws(Problem) -> JournalContents {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let contents: JournalContents
    do {
      let version = try decoder.decode(Version.self, from: Data(text)).format
      guard version <= format else {
        throw Problem(
          "'\(file)' has form \(version), and this version of Gradus reads up to \(format).",
          advice: "Import it with the version that wrote it, or a later one."
        )
      }
      contents =
        try version == 1
        ? decoder.decode(Form1.self, from: Data(text)).contents
        : decoder.decode(Form.self, from: Data(text)).contents
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(
        "'\(file)' is no journal of Gradus: \(reason(error)).",
        advice: "gradus journal export writes one; Docs/journal.md describes it."
      )
    }
    for record in contents.records {
      if let fault = record.fault {
        let id = record.id.map { " \($0)" } ?? ""
        throw Problem(
          "'\(file)' is no journal of Gradus: the \(record.kind)\(id) has \(fault).",
          advice: "Nothing was imported. Mend it, or export it again."
        )
      }
    }
    return contents
  }

  /// What is wrong, and where: `runs[3].started_at: …`.
  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .keyNotFound(let key, let context):
      return "\(place(context.codingPath + [key])) is missing"
    case .typeMismatch(_, let context):
      return "\(place(context.codingPath)) is of another type"
    case .valueNotFound(_, let context): return "\(place(context.codingPath)) is null"
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty
        ? "it is not JSON" : "\(place(context.codingPath)): \(context.debugDescription)"
    @unknown default: return "\(error)"
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    guard !path.isEmpty else { return "it" }
    return path.reduce(into: "") { text, key in
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += (text.isEmpty ? "" : ".") + snakeCase(key.stringValue)
      }
    }
  }

  private static func snakeCase(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
  }
}
