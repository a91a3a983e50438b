package import GradusModel

/// What came of reading an OpenAPI document.
package struct OpenAPIReading: Sendable {
  /// The document; nil where it is too broken to have operations at all.
  package let document: OpenAPIDocument?
  /// Everything that is wrong with it; empty where it is valid.
  package let diagnostics: [ContractDiagnostic]

  package var isValid: Bool { document != nil && diagnostics.isEmpty }
}

/// A reader of OpenAPI 3.0 and 3.1 documents, in JSON and in YAML.
package enum OpenAPIReader {
  /// Bytes of a document that are read at most.
  private static let mostBytes = 8 << 20
  /// Values of a document that are read at most: references are looked up among all of them.
  static let mostValues = 100_000

  /// Reads and checks a document.
  ///
  /// - Parameter text: The whole of it, as JSON or as YAML.
  /// - Returns: The document, with everything that is wrong with it.
  package static func read(_ text: String) -> OpenAPIReading {
    guard text.utf8.count <= mostBytes else {
      return failed(ContractDiagnostic(JSONPointer(), "it has more than \(mostBytes) bytes"))
    }
    var problem: JSONSyntaxError?
    do throws(JSONSyntaxError) {
      return read(try JSONReader.read(text))
    } catch {
      problem = error
    }
    do throws(ContractDiagnostic) {
      return read(try YAMLReader.read(text))
    } catch {
      guard text.first(where: { !$0.isWhitespace }) == "{", let problem else {
        return failed(error)
      }
      return failed(ContractDiagnostic(JSONPointer(), "it is not JSON: \(problem)"))
    }
  }

  /// Checks a document that has been read already.
  package static func read(_ value: JSON) -> OpenAPIReading {
    guard case .object = value else {
      return failed(
        ContractDiagnostic(JSONPointer(), "its top level has to be an object, and is none")
      )
    }
    guard hasFewValues(value) else {
      return failed(ContractDiagnostic(JSONPointer(), "it has more than \(mostValues) values"))
    }
    guard let version = OpenAPIVersion(value["openapi"]) else {
      return failed(
        ContractDiagnostic(
          JSONPointer(["openapi"]),
          "it does not say that it is an OpenAPI document of version 3.0 or 3.1",
          advice: "Write openapi: 3.1.0"
        )
      )
    }
    let diagnostics = OpenAPICheck.diagnostics(of: value, version: version)
    return OpenAPIReading(
      document: OpenAPIDocument(value, version: version),
      diagnostics: diagnostics
    )
  }

  private static func hasFewValues(_ value: JSON) -> Bool {
    var open = [value]
    var count = 0
    while let next = open.popLast() {
      count += 1
      guard count + open.count <= mostValues else { return false }
      switch next {
      case .array(let elements): open += elements
      case .object(let object): open += object.members.map(\.value)
      default: break
      }
    }
    return true
  }

  private static func failed(_ diagnostic: ContractDiagnostic) -> OpenAPIReading {
    OpenAPIReading(document: nil, diagnostics: [diagnostic])
  }
}

/// The versions of OpenAPI that are read.
package enum OpenAPIVersion: String, Hashable, Sendable {
  case v30 = "3.0"
  case v31 = "3.1"

  /// The version that the member `openapi` names: `3.0.3` and `3.1.0-rc1`, for example.
  init?(_ value: JSON?) {
    guard let text = value?.text else { return nil }
    let parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let first = parts[2].utf8.first,
      UInt8(ascii: "0")...UInt8(ascii: "9") ~= first,
      let version = OpenAPIVersion(rawValue: "\(parts[0]).\(parts[1])")
    else { return nil }
    self = version
  }

  package var dialect: SchemaDialect { self == .v30 ? .openAPI30 : .openAPI31 }
}
