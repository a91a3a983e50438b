#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The run report as JSON, as `Docs/run-report.schema.json` describes it.
package enum RunReportCoding {
  /// The report as JSON text, members in alphabetical order.
  package static func encode(_ report: RunReport) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(report))
  }

  /// Reads what `encode` wrote.
  ///
  /// - Throws: Where it is no report, or one of a later form.
  package static func decode(_ text: [UInt8]) throws -> RunReport {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    // First, because a later form need not be readable beyond it.
    let form = try decoder.decode(Form.self, from: Data(text))
    guard form.format <= RunReport.currentFormat else { throw LaterFormat(format: form.format) }
    return try decoder.decode(RunReport.self, from: Data(text))
  }

  /// What every form of a report has.
  private struct Form: Decodable {
    let format: Int
  }

  /// A report that a later version of Gradus wrote.
  package struct LaterFormat: Error, CustomStringConvertible {
    package let format: Int

    package var description: String {
      "it has form \(format), and this version of Gradus reads up to \(RunReport.currentFormat)"
    }
  }
}
