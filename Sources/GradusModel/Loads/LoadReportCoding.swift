#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension LoadReport {
  /// The report as JSON text, members in alphabetical order.
  ///
  /// - Throws: Where a figure is no number, which no load gives.
  package func json() throws -> String { try LoadReportCoding.json(self) }
}

extension KneeReport {
  /// The report as JSON text, members in alphabetical order.
  ///
  /// - Throws: Where a figure is no number, which no load gives.
  package func json() throws -> String { try LoadReportCoding.json(self) }
}

/// The JSON form of what loads come to.
private enum LoadReportCoding {
  static func json(_ report: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }
}
