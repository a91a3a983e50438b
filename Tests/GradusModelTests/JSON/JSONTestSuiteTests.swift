import Foundation
import GradusModel
import GradusTestSupport
import Testing

/// The reader against JSONTestSuite (nst/JSONTestSuite, MIT), which nobody on this project made.
@Suite(
  "JSONTestSuite",
  .enabled(
    if: Corpus.folder != nil,
    "JSONTestSuite is not on this machine: expected json/test_parsing in the reference data."
  )
)
struct JSONTestSuiteTests {
  @Test("what must parse is read", arguments: Corpus.names(beginning: "y_"))
  func accepted(name: String) throws {
    let text = try Corpus.bytes(of: name)
    let value = try JSONReader.read(text)
    #expect(try JSONReader.read(value.compact) == value)
  }

  @Test(
    "what must be refused is refused, at a place in the text",
    arguments: Corpus.names(beginning: "n_")
  )
  func refused(name: String) throws {
    let text = try Corpus.bytes(of: name)
    let error = #expect(throws: JSONSyntaxError.self) { try JSONReader.read(text) }
    let offset = try #require(error?.offset)
    #expect(0...text.count ~= offset)
  }

  @Test(
    "what a reader may take or refuse is read whole, or refused at a place in the text",
    arguments: Corpus.names(beginning: "i_")
  )
  func either(name: String) throws {
    let text = try Corpus.bytes(of: name)
    do throws(JSONSyntaxError) {
      let value = try JSONReader.read(text)
      #expect(try JSONReader.read(value.pretty) == value)
      #expect(value.hashValue == value.hashValue)
    } catch {
      #expect(0...text.count ~= error.offset)
    }
  }

  @Test("the suite is complete")
  func complete() {
    #expect(Corpus.names(beginning: "y_").count >= 95)
    #expect(Corpus.names(beginning: "n_").count >= 188)
    #expect(Corpus.names(beginning: "i_").count >= 35)
  }
}

/// The files of the suite.
private enum Corpus {
  static let folder: URL? = Folders.reference
    .map { $0.appending(path: "json/test_parsing") }
    .flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }

  /// Names of files in alphabetical order, none where the suite is missing.
  static func names(beginning prefix: String) -> [String] {
    guard let folder else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasPrefix(prefix) }.sorted()
  }

  static func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: try #require(folder).appending(path: name)))
  }
}
