import Foundation
import GradusAssessment
import GradusModel
import GradusTestSupport

/// Figures that were computed independently of this project; see the reference data's README.
enum AssessmentReference {
  /// The folder of the figures; nil where they are not on this machine.
  static let folder: URL? = {
    let folder = Folders.reference?.appending(path: "assessment")
    return folder.flatMap {
      FileManager.default.fileExists(atPath: $0.appending(path: "golden.json").path) ? $0 : nil
    }
  }()

  /// What tests that need it say where it is not there.
  static let absence = "The reference data is not on this machine: expected assessment/ in it."

  struct Missing: Error {}

  /// The exact values, by their names.
  static func exactValues() throws -> [String: Double] {
    try JSONDecoder().decode([String: String].self, from: read("exact_values.json"))
      .compactMapValues(Double.init)
  }

  static func golden() throws -> Golden {
    try JSONDecoder().decode(Golden.self, from: read("golden.json"))
  }

  /// The bank of 300 items, all in one domain.
  static func bank() throws -> ItemBank {
    let items = try rows("bank300_2pl.csv").map { row in
      Item(
        ItemID("item.\(Int(row[0]))"),
        topic: "reference",
        domain: 0,
        model: .twoParameter(row[1], row[2])
      )
    }
    return try ItemBank(items, domainCount: 1)
  }

  /// The abilities of 1,000 learners.
  static func abilities() throws -> [Double] { try rows("theta1000.csv").map { $0[1] } }

  private static func rows(_ name: String) throws -> [[Double]] {
    try String(decoding: read(name), as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",").compactMap { Double($0) } }
  }

  private static func read(_ name: String) throws -> Data {
    guard let folder else { throw Missing() }
    return try Data(contentsOf: folder.appending(path: name))
  }

  struct Golden: Decodable {
    struct Step: Decodable {
      var item: Int
      var info: Double
      var response: Int
      var eap: Double
      var psd: Double
    }

    struct HigherOrder: Decodable {
      var lam: Double
      var domains: [Int]
      var a: [Double]
      var b: [Double]
      var x: [Int]
      /// The expected figures, as text with all their digits.
      var expected: [String: Double]

      private enum CodingKeys: String, CodingKey { case lam, domains, a, b, x }

      private struct Name: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
      }

      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        lam = try container.decode(Double.self, forKey: .lam)
        domains = try container.decode([Int].self, forKey: .domains)
        a = try container.decode([Double].self, forKey: .a)
        b = try container.decode([Double].self, forKey: .b)
        x = try container.decode([Int].self, forKey: .x)
        let all = try decoder.container(keyedBy: Name.self)
        expected = [:]
        for name in all.allKeys where CodingKeys(stringValue: name.stringValue) == nil {
          expected[name.stringValue] = Double(try all.decode(String.self, forKey: name))
        }
      }
    }

    var traces: [String: [Step]]
    var higherOrder: HigherOrder

    private enum CodingKeys: String, CodingKey {
      case traces
      case higherOrder = "higher_order"
    }
  }
}
