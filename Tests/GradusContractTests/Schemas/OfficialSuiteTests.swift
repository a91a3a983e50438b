import Foundation
import GradusContract
import GradusModel
import GradusTestSupport
import Testing

/// The validator against the official suite (json-schema-org/JSON-Schema-Test-Suite, MIT).
@Suite(
  "JSON Schema Test Suite",
  .enabled(
    if: OfficialSuite.folder != nil,
    "The suite is not on this machine: expected json-schema/tests in the reference data."
  )
)
struct OfficialSuiteTests {
  @Test("every required test passes", arguments: OfficialSuite.files(in: ""))
  func required(file: String) throws {
    for group in try OfficialSuite.groups(of: file) {
      try expect(group, options: SchemaOptions())
    }
  }

  @Test("every optional test passes, but for those that are unsupported and say why")
  func optional() throws {
    var skipped: Set<String> = []
    for file in OfficialSuite.files(in: "optional") {
      for group in try OfficialSuite.groups(of: file) {
        let known = OfficialSuite.unsupported.filter { group.isNamed(by: $0) }
        skipped.formUnion(known)
        if known.isEmpty { try expect(group, options: SchemaOptions()) }
      }
    }
    for file in OfficialSuite.files(in: "optional/format") {
      for group in try OfficialSuite.groups(of: file) {
        let known = OfficialSuite.unsupported.filter { group.isNamed(by: $0) }
        skipped.formUnion(known)
        if known.isEmpty { try expect(group, options: SchemaOptions(assertsFormats: true)) }
      }
    }
    #expect(skipped == Set(OfficialSuite.unsupported), "a test is skipped that is not there")
  }

  @Test("the suite is complete")
  func complete() throws {
    var required = 0
    for file in OfficialSuite.files(in: "") {
      for group in try OfficialSuite.groups(of: file) { required += group.cases.count }
    }
    #expect(required >= 1200)
    #expect(OfficialSuite.files(in: "optional/format").count >= 19)
  }

  private func expect(_ group: OfficialSuite.Group, options: SchemaOptions) throws {
    var registry = try OfficialSuite.registry()
    registry.add(group.schema, at: "urn:test")
    let schema: JSONSchema
    do {
      schema = try JSONSchema(at: "urn:test", in: registry, options: options)
    } catch {
      Issue.record("\(group.file): \(group.name) does not compile: \(error)")
      return
    }
    for example in group.cases {
      let deviations = schema.deviations(of: example.data)
      #expect(
        deviations.isEmpty == example.isValid,
        "\(group.file): \(group.name) / \(example.name)"
      )
      #expect(schema.allows(example.data) == example.isValid)
      #expect(deviations.filter(\.isUndecided).isEmpty)
    }
  }
}

/// The files of the suite.
private enum OfficialSuite {
  struct Case {
    let name: String
    let data: JSON
    let isValid: Bool
  }

  struct Group {
    let file: String
    let name: String
    let schema: JSON
    let cases: [Case]

    /// Whether a text such as `optional/file` or `optional/file: group` names this group.
    func isNamed(by text: String) -> Bool {
      "\(file): \(name)" == "optional/\(text)" || file == "optional/\(text)"
    }
  }

  static let folder: URL? = Folders.reference
    .map { $0.appending(path: "json-schema") }
    .flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }

  static let unsupported = UnsupportedFeature.all.flatMap(\.tests)

  /// The files of a folder below the draft's, without their ending.
  static func files(in part: String) -> [String] {
    guard let folder else { return [] }
    let path = folder.appending(path: "tests/draft2020-12/\(part)").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted()
      .map { (part.isEmpty ? "" : part + "/") + $0.dropLast(5) }
  }

  static func groups(of file: String) throws -> [Group] {
    let folder = try #require(Self.folder)
    let url = folder.appending(path: "tests/draft2020-12/\(file).json")
    return try (JSONReader.read(Array(Data(contentsOf: url))).elements ?? []).map { group in
      Group(
        file: file,
        name: group["description"]?.text ?? "",
        schema: try #require(group["schema"]),
        cases: try (group["tests"]?.elements ?? []).map { example in
          Case(
            name: example["description"]?.text ?? "",
            data: try #require(example["data"]),
            isValid: example["valid"] == true
          )
        }
      )
    }
  }

  /// A registry with the remote documents, at the address that the suite gives them.
  static func registry() throws -> SchemaRegistry {
    try remotes.get()
  }

  private static let remotes = Result {
    var registry = SchemaRegistry()
    let folder = try #require(Self.folder).appending(path: "remotes")
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    where path.hasSuffix(".json") {
      let bytes = Array(try Data(contentsOf: folder.appending(path: path)))
      registry.add(try JSONReader.read(bytes), at: "http://localhost:1234/\(path)")
    }
    return registry
  }
}
