import Foundation
import GradusContract
import GradusModel
import GradusTestSupport
import Testing

/// The checker on small documents, each with one fault or none.
///
/// A file's name begins with its verdict, then the version, then what it has.
@Suite("Verdicts on documents")
struct DocumentVerdictTests {
  @Test("a document is valid where its name says so", arguments: Documents.names)
  func verdict(name: String) throws {
    let reading = OpenAPIReader.read(try Documents.text(of: name))
    let diagnostics = reading.diagnostics.map(\.description).joined(separator: "\n")
    #expect(reading.isValid == name.hasPrefix("valid-"), "\(name): \(diagnostics)")
    #expect(name.contains("-\(reading.document?.version.rawValue ?? "")-"))
  }

  @Test("a fault is told of once", arguments: Documents.names.filter { $0.hasPrefix("invalid-") })
  func once(name: String) throws {
    let reading = OpenAPIReader.read(try Documents.text(of: name))
    let pointers = reading.diagnostics.map { "\($0.pointer) \($0.problem)" }
    #expect(Set(pointers).count == pointers.count)
    #expect(reading.diagnostics.count <= 3, "\(reading.diagnostics)")
  }

  @Test("what is said of each fault is what people should read")
  func wording() throws {
    let lines = try Documents.names.filter { $0.hasPrefix("invalid-") }.flatMap { name in
      [name]
        + (OpenAPIReader.read(try Documents.text(of: name)).diagnostics.map { "  \($0)" })
    }
    try Golden.expect(lines.joined(separator: "\n") + "\n", is: "document-diagnostics.txt")
  }

  @Test(
    "openapi-spec-validator has the same verdict on each",
    .enabled(
      if: Documents.python != nil,
      "openapi-spec-validator is not in .build/test-venv: run CI=true Scripts/setup."
    )
  )
  func agreement() async throws {
    let python = try #require(Documents.python)
    let paths = Documents.names.map { Documents.folder.appending(path: $0).path }
    let outcome = try await Tool(path: python).run(["-c", Documents.judge] + paths)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let verdicts = outcome.output.split(separator: "\n").map(String.init)
    try #require(verdicts.count == paths.count)
    #expect(verdicts.count >= 40)
    for (name, verdict) in zip(Documents.names, verdicts) {
      #expect(name.hasPrefix(verdict + "-"), "\(name): openapi-spec-validator says \(verdict)")
    }
  }
}

/// The files beside the tests.
private enum Documents {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Documents")

  static let names: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") || $0.hasSuffix(".yaml") }.sorted()
  }()

  static func text(of name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  static let python: String? = {
    let bin = Folders.checkout.appending(path: ".build/test-venv/bin")
    let isThere = FileManager.default.fileExists(
      atPath: bin.appending(path: "openapi-spec-validator").path
    )
    return isThere ? bin.appending(path: "python").path : nil
  }()

  /// Prints the verdict on each file, one a line.
  static let judge = """
    import sys
    from openapi_spec_validator import validate
    from openapi_spec_validator.readers import read_from_filename
    from openapi_spec_validator.validation.exceptions import OpenAPISpecValidatorError
    from jsonschema.exceptions import ValidationError
    from referencing.exceptions import Unresolvable
    for name in sys.argv[1:]:
        document, address = read_from_filename(name)
        try:
            validate(document, base_uri=address)
            print("valid")
        except (ValidationError, OpenAPISpecValidatorError, Unresolvable):
            print("invalid")
    """
}
